import { readdir } from 'node:fs/promises'
import type { GeneratedFile } from './generated-file.ts'
import { loadRule } from './load-rule.ts'

/**
 * `rules/index.ts`: the rules are the files of their folders, and an id is a path. Each is loaded first, so that no file
 * names one that nobody can load: what has such an index can lint nothing any more.
 */
export async function generateRuleIndex(): Promise<readonly GeneratedFile[]> {
  const ids = await ruleIds()
  for (const id of ids) await loadRule(`rules/${id}.ts`, () => import(`../../rules/${id}.ts`))
  const imports = ids.map((id) => `import ${variable(id)} from './${id}.ts'\n`)
  const entries = ids.map((id) => `  { id: '${id}', rule: ${variable(id)} },\n`)
  const text = `// Generated from the files of rules/ by \`npm run generate\`.
import type { RegisteredRule } from '../server/engine/rule.ts'
${imports.join('')}
export const rules: readonly RegisteredRule[] = [
${entries.join('')}]
`
  return [{ path: 'rules/index.ts', text }]
}

/** Every rule's id, in order. */
export async function ruleIds(): Promise<readonly string[]> {
  const paths = await readdir(new URL('../../rules/', import.meta.url), { recursive: true })
  return paths
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^[a-z]+\/[a-z0-9-]+\.ts$/.test(path))
    .map((path) => path.slice(0, -'.ts'.length))
    .sort()
}

function variable(id: string): string {
  return id.replace(/[/-]([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
