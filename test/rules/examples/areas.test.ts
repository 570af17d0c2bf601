import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { crashRule } from '../../../server/engine/collect.ts'

test('the examples of every area are tested', () => {
  const areas = new Set(rules.flatMap(({ id }) => (id === crashRule ? [] : id.replace(/\/.*/, ''))))
  const files = readdirSync(import.meta.dirname)
  expect([...areas].filter((area) => !files.includes(`${area}.test.ts`))).toEqual([])
})
