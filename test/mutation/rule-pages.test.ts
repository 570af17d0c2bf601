import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { rulePage } from '../../scripts/generate/rule-docs.ts'

const root = join(import.meta.dirname, '../..')

// `npm run check` asks the same, of all generated files. Here it is for mutants, which have to change no message.
test.each(rules)('the page of $id shows what it prints', async (registered) => {
  const { path, text } = await rulePage(registered, rules)
  expect(text).toBe(readFileSync(join(root, path), 'utf8'))
})
