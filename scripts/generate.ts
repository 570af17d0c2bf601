import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateErrorDocs } from './generate/error-docs.ts'
import type { GeneratedFile, Generator } from './generate/generated-file.ts'
import { generateGoStructs } from './generate/go-structs.ts'
import { generateKeyDocs } from './generate/key-docs.ts'
import { generateKeyTable } from './generate/key-table.ts'
import { UnfitRule } from './generate/load-rule.ts'
import { generateModel } from './generate/model.ts'
import { generatePublishedKeys } from './generate/published-keys.ts'
import { generateRuleDocs } from './generate/rule-docs.ts'
import { generateRuleIndex } from './generate/rule-index.ts'
import { generateSettingsSchema, generateSettingsValidator } from './generate/settings-schema.ts'
import { generateValueValidator } from './generate/value-validator.ts'

/** Everything in the repository that is made from something else in it. One entry a generator. */
const generators: readonly Generator[] = [
  generateKeyTable,
  generateKeyDocs,
  generateGoStructs,
  generateModel,
  generateValueValidator,
  generateRuleIndex,
  generateSettingsSchema,
  generateSettingsValidator,
  generatePublishedKeys,
  generateRuleDocs,
  generateErrorDocs,
]

const root = fileURLToPath(new URL('..', import.meta.url))

/** The files of one generator whose text on disk is not what it makes now. */
async function staleFiles(generate: Generator): Promise<readonly GeneratedFile[]> {
  const stale: GeneratedFile[] = []
  for (const file of await generate()) {
    const present = await readFile(join(root, file.path), 'utf8').catch(() => undefined)
    if (present?.replaceAll('\r\n', '\n') !== file.text) stale.push(file)
  }
  return stale
}

/**
 * Generators run in order, each on what the ones before it have written. Those before the rules' index need no rule, so
 * that a rule which does not load stops it before anything names that rule.
 */
async function main(check: boolean): Promise<void> {
  for (const generate of generators) {
    for (const { path, text } of await staleFiles(generate)) {
      if (check) {
        process.stderr.write(`${path} is stale: run \`npm run generate\`\n`)
        process.exitCode = 1
      } else {
        await mkdir(dirname(join(root, path)), { recursive: true })
        await writeFile(join(root, path), text)
        process.stdout.write(`${path}\n`)
      }
    }
  }
}

await main(process.argv.includes('--check')).catch((error: unknown) => {
  if (!(error instanceof UnfitRule)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
