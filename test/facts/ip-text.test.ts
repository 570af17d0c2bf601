import { expect, test } from 'vitest'
import { networkText } from '../../server/facts/ip-text.ts'

test.each([
  [[10, 0, 0, 0, 255, 0, 0, 0], '10.0.0.0/8'],
  [[10, 1, 2, 3, 255, 255, 255, 255], '10.1.2.3/32'],
  [[0, 0, 0, 0, 0, 0, 0, 0], '0.0.0.0/0'],
  [[10, 0, 0, 0, 255, 240, 0, 0], '10.0.0.0/12'],
  [[0xfd, ...Array<number>(15).fill(0), 0xff, ...Array<number>(15).fill(0)], 'fd00::/8'],
  [Array<number>(32).fill(0xff), 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128'],
])('the network %j is %s', (bytes, text) => {
  expect(networkText(Uint8Array.from(bytes))).toBe(text)
})

test.each([
  // A mask with a hole, and other lengths than those of an address and its mask.
  [[10, 0, 0, 0, 255, 0, 255, 0]],
  [[10, 0, 0, 0, 0, 0, 0, 1]],
  [[10, 0, 0, 0]],
  [Array<number>(16).fill(0)],
  [[]],
])('%j is no network', (bytes) => {
  expect(networkText(Uint8Array.from(bytes))).toBeUndefined()
})
