import { expect, it } from 'vitest'
import { describeError } from '../../server/engine/describe-error.ts'

it.each([
  [new TypeError('x is not a function'), 'TypeError: x is not a function'],
  [
    new SyntaxError('Cannot convert 7OxsBU3ebak3LohM/cosVoUIDCrkruii to a BigInt'),
    'SyntaxError: Cannot convert … to a BigInt',
  ],
  ['thrown text', 'thrown text'],
  [undefined, 'undefined'],
])('an exception is described without what it may quote (%#)', (error, text) => {
  expect(describeError(error)).toBe(text)
})
