import { describe } from 'vitest'
import { type Advice, advises, client, judges, server, stops } from './judges.ts'

const proper = 'write an IP address or a name, and after it `:` and a port if that is another'
const others = 'write there what others reach it by, or start a development agent with `-dev`'
const loopback = `"127.0.0.1" is reached from this machine only, and`
const numbers = 'write four numbers from 0 to 255'

const advertised = (address: string) => `${server('')}advertise { rpc = "${address}" }`

const properHost = 'write an IP address or a name'
const one = 'write one; `addresses.http` takes several, with a blank between them and nothing else'
const perhaps = 'Nomad does not start, or takes what a resolver makes of it.'

const rows: readonly Advice[] = [
  ['bind_addr = "1.2.3"', `"1.2.3": "1.2.3" is no IP address: ${perhaps}`, numbers],
  [advertised('10.0.0:4647'), `"10.0.0:4647": "10.0.0:4647" is no IP address: ${perhaps}`, numbers],
  [
    'bind_addr = "$HOST_IP"',
    `"$HOST_IP": "$HOST_IP" is a variable, which Nomad does not resolve: ${stops}`,
    properHost,
  ],
  [
    'addresses { http = "10.0.0.1, 10.0.0.2" }',
    `"10.0.0.1, 10.0.0.2": "10.0.0.1," holds a comma, as no address does: ${stops}`,
    one,
  ],
  [
    advertised('10.0.0.1,10.0.0.2'),
    `"10.0.0.1,10.0.0.2": "10.0.0.1,10.0.0.2" holds a comma, as no address does: ${stops}`,
    one,
  ],
  [
    'bind_addr = "no_mad;1"',
    `"no_mad;1": "no_mad;1" is neither an IP address nor a name: ${stops}`,
    properHost,
  ],
  [
    'bind_addr = "*"',
    `"*": "*" is neither an IP address nor a name: ${stops}`,
    'write "0.0.0.0" for all addresses',
  ],
  [
    'bind_addr = "10.0.0.1 10.0.0.2"',
    `"10.0.0.1 10.0.0.2": "10.0.0.1 10.0.0.2" is more than one address, or holds a blank: ${stops}`,
    'write one; only `addresses.http` takes several',
  ],
  [
    `${client('')}addresses { rpc = "127.0.0.1" }`,
    `"127.0.0.1": ${loopback} \`advertise.rpc\` names no other address: ${stops}`,
    others,
  ],
  [
    `${client('')}bind_addr = "127.0.0.1"`,
    `"127.0.0.1": ${loopback} \`advertise.http\` and \`advertise.rpc\` name no other address: ${stops}`,
    others,
  ],
  [
    `${server('')}bind_addr = "127.0.0.1"\nadvertise { rpc = "10.0.0.1" }`,
    `"127.0.0.1": ${loopback} \`advertise.http\` and \`advertise.serf\` name no other address: ${stops}`,
    others,
  ],
  ['advertise { http = "a b" }', `"a b": "a b" is more than one address, or holds a blank: ${stops}`, proper],
  [advertised('[::1'), `"[::1": "[::1" is no address: ${stops}`, proper],
  [advertised('10.0.0.1:4647:'), `"10.0.0.1:4647:": "10.0.0.1:4647:" is no address: ${stops}`, proper],
  [
    advertised('10.0.0.1:65536'),
    `"10.0.0.1:65536": "10.0.0.1:65536" names a port that does not exist: ${stops}`,
    'ports end at 65535',
  ],
  [advertised('10.0.0.300'), `"10.0.0.300": "10.0.0.300" is no IP address: ${stops}`, numbers],
  [
    advertised('[::]'),
    `"[::]": "[::]" is no address that others can connect to: ${stops}`,
    'write the one that they reach',
  ],
]

advises(rows)

describe('an address to listen on', () => {
  judges([
    ...['256', '259', '260', '300', '999', '1000'].map(
      (part) => [`bind_addr = "10.0.0.${part}"`, /is no IP address/] as const,
    ),
    // What some resolvers take for octal numbers, and for addresses of fewer numbers.
    ...['10.0.0.010', '10.0.300', '10', '1.2.3.4.5', '10.0.0.1.'].map(
      (address) => [`bind_addr = "${address}"`, /is no IP address: .* what a resolver makes of it/] as const,
    ),
    // Names, also those that only a file of hosts may hold.
    ...[
      '10.0.0.100',
      '10.0.0.200',
      '300.0.0.1.example.com',
      'a.300.0.0.1',
      'no_mad',
      '-a',
      'a..b',
      'é',
      '||IP||',
      '<ip>',
    ].map((address) => [`bind_addr = "${address}"`, undefined] as const),
    ...['localhost.', '[::1%lo]', '[10.0.0.1]', 'fe80::1%eth0', '10.0.0.1\\n', '0xa.1'].map(
      (address) => [`bind_addr = "${address}"`, undefined] as const,
    ),
    ['bind_addr = "nomad:"', /is neither an IP address nor a name/],
    ['bind_addr = "fe80::1:2"', undefined],
    ['bind_addr = "2001:1::2"', undefined],
    ['addresses { http = "10.0.0.1   10.0.0.2" }', undefined],
    ['advertise { http = ":4646" }', undefined],
    [advertised(':4647'), undefined],
  ])
})
