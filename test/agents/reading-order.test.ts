import { expect, it } from 'vitest'
import { fileOf, readingOrder } from '../../server/agents/reading-order.ts'
import { createSource } from '../../server/text/source.ts'
import { filesOf } from './agent-of.ts'

it('files have the place in which Nomad reads them; what is no file has none', () => {
  const files = filesOf(['a = 1', 'b = 2', 'c = 3'])
  expect(files.map(({ source }) => readingOrder({ files }, source))).toEqual([0, 1, 2])
  expect(files.map(({ source }) => fileOf({ files }, source))).toEqual(files)
  const flags = createSource('unit', '-region=eu')
  expect(readingOrder({ files }, flags)).toBe(-1)
  expect(fileOf({ files }, flags)).toBeUndefined()
})
