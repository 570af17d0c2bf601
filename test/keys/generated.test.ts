import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { Generator } from '../../scripts/generate/generated-file.ts'
import { generateKeyDocs } from '../../scripts/generate/key-docs.ts'
import { generateKeyTable } from '../../scripts/generate/key-table.ts'
import { generateModel } from '../../scripts/generate/model.ts'

const generators: readonly (readonly [string, Generator])[] = [
  ['key table', generateKeyTable],
  ['descriptions', generateKeyDocs],
  ['model', generateModel],
]

test.each(generators)('%s: what is checked in is what the schema makes', async (_, generate) => {
  for (const { path, text } of await generate()) {
    const present = await readFile(new URL(`../../${path}`, import.meta.url), 'utf8')
    expect(present.replaceAll('\r\n', '\n') === text, `${path} is stale: run npm run generate`).toBe(true)
  }
})

test.each(generators)('%s: made twice, it is the same', async (_, generate) => {
  expect(await generate()).toEqual(await generate())
})
