import { readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Plugin } from 'esbuild'
import { rules } from '../rules/index.ts'
import { root } from './bundle.ts'

/** Beside the bundles: rule id -> what stands in its definition for people who ask about it. */
const proseFile = 'prose.json'

/** Of a rule's definition, as the formatter lays it out: what no lint run asks for. */
const property = /^ {2}(why|references|examples):.*(?:\n(?! {2}[\w*]|\}).*)*,$/gm

/**
 * In a bundle, the explanations and examples of rules are half of them, and only `explain` and a SARIF log print them:
 * they are taken out, and read from a file of their own by the first who asks.
 */
export const keepProseApart: Plugin = {
  name: 'keep-prose-apart',
  setup(context) {
    context.onLoad({ filter: /[\\/]rules[\\/][a-z]+[\\/][a-z0-9-]+\.ts$/ }, async ({ path }) => {
      const id = relative(join(root, 'rules'), path).replaceAll(sep, '/').replace(/\.ts$/, '')
      const text = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n')
      const contents = text.replace(
        property,
        (_, name) => `  get ${name}() { return proseOf('${id}').${name} },`,
      )
      if (contents.match(/\bproseOf\(/g)?.length !== 3)
        throw new Error(`${id} is not laid out as other rules`)
      return { contents: `import { proseOf } from 'prose'\n${contents}`, loader: 'ts' }
    })
    context.onResolve({ filter: /^prose$/ }, () => ({ path: 'prose', namespace: 'prose' }))
    context.onResolve({ filter: new RegExp(`^\\./${proseFile}$`), namespace: 'prose' }, ({ path }) => ({
      path,
      external: true,
    }))
    context.onLoad({ filter: /./, namespace: 'prose' }, () => ({
      contents: `export const proseOf = (id) => require('./${proseFile}')[id]`,
    }))
  },
}

export async function writeProse(directory: string): Promise<void> {
  const prose = rules.map(({ id, rule: { why, references, examples } }) => [
    id,
    { why, references, examples },
  ])
  await writeFile(join(directory, proseFile), JSON.stringify(Object.fromEntries(prose)))
}
