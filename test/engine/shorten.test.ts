import { expect, it } from 'vitest'
import { shorten } from '../../server/engine/shorten.ts'

const long = 'x'.repeat(500)

it.each([
  ['`rpc` is off.', '`rpc` is off.'],
  [`\`${long}\` is no key.`, `\`${'x'.repeat(79)}…${'x'.repeat(20)}\` is no key.`],
  [`"start${long}end" and "b"`, `"start${'x'.repeat(74)}…${'x'.repeat(17)}end" and "b"`],
  [`\`a\`, ${'`b`, '.repeat(100)}`, `\`a\`, ${'`b`, '.repeat(100)}`],
])('a message is short enough to be read (%#)', (text, short) => {
  expect(shorten(text)).toBe(short)
})

it('whatever it holds', () => {
  for (const text of [
    long.repeat(1000),
    '`'.repeat(100_001),
    `\`${'a`'.repeat(50_000)}`,
    '🚀'.repeat(90_000),
  ]) {
    const short = shorten(text)
    expect(short.length).toBeLessThanOrEqual(1000)
    expect(short).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
  }
})
