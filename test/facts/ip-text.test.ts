import { expect, test } from 'vitest'
import { canonicalAddress, networkText } from '../../server/facts/ip-text.ts'

// Go's net/netip and net print addresses as RFC 5952 has it.
test.each([
  ['10.0.0.1', '10.0.0.1'],
  ['::', '::'],
  ['::1', '::1'],
  ['1::', '1::'],
  ['2001:DB8::0001', '2001:db8::1'],
  ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
  ['10:0:0:1:20:0:0:0', '10:0:0:1:20::'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['::ffff:a00:1', '10.0.0.1'],
  ['::fffe:10.0.0.1', '::fffe:a00:1'],
  ['1::ffff:a00:1', '1::ffff:a00:1'],
  ['::ff:a00:1', '::ff:a00:1'],
  ['64:ff9b::192.168.2.33', '64:ff9b::c0a8:221'],
])('%s is %s', (text, canonical) => {
  expect(canonicalAddress(text)).toBe(canonical)
})

test.each(['', 'nomad', '10.0.0.256', '10.0.0', '1:2:3', '::1::', 'fe80::1%eth0', '[::1]'])(
  '%s is no address',
  (text) => {
    expect(canonicalAddress(text)).toBeUndefined()
  },
)

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
