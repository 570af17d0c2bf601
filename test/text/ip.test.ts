import { describe, expect, it } from 'vitest'
import { canonicalAddress, cidrVersion, ipVersion, isLoopback, isUnspecified } from '../../server/text/ip.ts'

describe('an address is one to Go', () => {
  it.each(['0.0.0.0', '127.0.0.1', '10.20.30.255'])('of IPv4: %s', (text) => {
    expect(ipVersion(text)).toBe(4)
  })

  it.each([
    '::',
    '::1',
    '1::',
    'fe80::1',
    'FE80::ABCD',
    '2001:4860:0000:2001:0000:0000:0000:0068',
    '1:2:3:4:5:6:7::',
    '::ffff:127.1.2.3',
    '0:0:0:0:0:ffff:127.1.2.3',
    '0:0:0:0::ffff:127.1.2.3',
  ])('of IPv6: %s', (text) => {
    expect(ipVersion(text)).toBe(6)
  })

  it.each([
    '',
    ':',
    ':::',
    'abc',
    'abcd',
    '10.0.0',
    '10.0.0.1.2',
    '10.0.0.256',
    '10.0.0.01',
    '10.0.0.-1',
    '10.0.0.1a',
    '123:',
    ':123',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4::5:6:7:8',
    '1::2::3',
    '12345::',
    'g::',
    '1g::',
    'fe80::1%eth0',
    '::1.2.3',
    '::1.2.3.256',
    '1.2.3.4::',
    '1.2.3.4::1',
    '1:2:3:4:5:6:7:1.2.3.4',
    '1:2:3:4:5:1.2.3.4',
    '1:2:3:4:5::1.2.3.4:6',
  ])('or none: %s', (text) => {
    expect(ipVersion(text)).toBeUndefined()
  })
})

it.each([
  ['10.0.0.0/8', 4],
  ['10.0.0.1/32', 4],
  ['10.0.0.0/33', undefined],
  ['fd00::/128', 6],
  ['fd00::/129', undefined],
  ['10.0.0.0', undefined],
  ['10.0.0.0/', undefined],
  ['10.0.0.0/8/8', undefined],
  ['10/10.0.0.0/8', undefined],
  ['10.0.0.0/8x', undefined],
  ['nomad/8', undefined],
  ['/8', undefined],
])('the network %s has addresses of IPv%s', (text, version) => {
  expect(cidrVersion(text)).toBe(version)
})

it.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.5.0.1', true],
  ['::1', true],
  ['0:0:0:0:0:0:0:1', true],
  ['::0001', true],
  ['::ffff:127.0.0.1', true],
  ['::FFFF:7f00:1', true],
  ['0:0:0:0:0:ffff:127.9.0.1', true],
  ['::0.0.0.1', true],
  ['::fffe:127.0.0.1', false],
  ['::127.0.0.1', false],
  ['::ffff:10.0.0.1', false],
  ['localhost.example.com', false],
  ['127.example.com', false],
  ['10.0.0.1', false],
  ['::', false],
  ['::11', false],
  ['1::1', false],
  ['1', false],
  ['0:1', false],
  ['2001:db8::1', false],
])('%s is reached from this machine only: %s', (text, loopback) => {
  expect(isLoopback(text)).toBe(loopback)
})

it.each([
  ['0.0.0.0', true],
  ['::', true],
  ['0:0:0:0:0:0:0:0', true],
  ['::ffff:0.0.0.0', true],
  ['::ffff:0:0', true],
  ['::0.0.0.0', true],
  ['::fffe:0.0.0.0', false],
  ['', false],
  ['0', false],
  [':', false],
  ['::1', false],
  ['fe80::', false],
  ['0.0.0.1', false],
])('%s is every address: %s', (text, unspecified) => {
  expect(isUnspecified(text)).toBe(unspecified)
})

// Go's net/netip and net print addresses as RFC 5952 has it.
it.each([
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

it.each(['', 'nomad', '10.0.0.256', '10.0.0', '1:2:3', '::1::', 'fe80::1%eth0', '[::1]'])(
  '%s is no address',
  (text) => {
    expect(canonicalAddress(text)).toBeUndefined()
  },
)
