import { expect, test } from 'vitest'
import { createPositions } from '../../server/report/positions.ts'
import { createSource, positionAt } from '../../server/text/source.ts'

test('positions are those of the source, in whatever order they are asked for', () => {
  const line = `${'a🚀é'.repeat(1500)}\n`
  const source = createSource('a.hcl', `short\n${line}${line}🚀`)
  const positionOf = createPositions()
  const offsets = Array.from({ length: 2000 }, (_, index) => (index * 7919) % source.text.length)
  for (const offset of [...offsets, 0, source.text.length]) {
    const inPair = (source.text.charCodeAt(offset) & 0xfc00) === 0xdc00
    if (!inPair) expect(positionOf(source, offset)).toEqual(positionAt(source, offset))
  }
})
