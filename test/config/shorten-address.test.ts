import { expect, it } from 'vitest'
import { shortenAddress } from '../../server/config/shorten-address.ts'

it.each([
  ['//[::0]', '//[::]'],
  ['//@0.0.0.0/v1', '//@[0.0.0.0]/v1'],
  ['2001:0db8::0001', '2001:db8::1'],
  ['[2001:0DB8::0001]', '2001:db8::1'],
  ['[2001:0db8:0:0::0001]:8500', '[2001:db8::1]:8500'],
  ['http://[2001:0db8::0001]:8500', 'http://[2001:db8::1]:8500'],
  ['https://user@[2001:0db8::0001]/v1', 'https://user@[2001:db8::1]/v1'],
  ['127.0.0.1:8500', '127.0.0.1:8500'],
  ['http://consul.example:8500', 'http://consul.example:8500'],
  ['unix:///run/consul.sock', 'unix:///run/consul.sock'],
  ['abc:8500', 'abc:8500'],
  ['1:2:3', '1:2:3'],
  ['::ffff:1.2.3.4', '1.2.3.4'],
  ['::1:', '::1:'],
  ['user@[2001:0db8::0001]:8500', 'user@[2001:db8::1]:8500'],
  ['HTTPS://[::1]/v1', 'https://[::1]/v1'],
  ['http://10.0.0.1', 'http://10.0.0.1'],
  ['http://user:password@10.0.0.1', 'http://user:password@[10.0.0.1]'],
  ['', ''],
])('%s is %s to Nomad', (written, short) => expect(shortenAddress(written)).toBe(short))
