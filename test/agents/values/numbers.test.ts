import { describe, expect, it } from 'vitest'
import { portRangeMistake } from '../../../server/agents/values/port-ranges.ts'
import { parseSize } from '../../../server/agents/values/sizes.ts'
import { type Advice, advises, client, judges, server, stops, valueProblemsOf } from './judges.ts'

describe('ranges of ports', () => {
  it.each(['', '80', ' 80 , 443', '1-65536', '80-80', '1,2-3,65536', '1-65536,7'])('%j are some', (text) => {
    expect(portRangeMistake(text)).toBeUndefined()
  })

  const nothing = 'is no port: there is nothing between the commas'
  const noPort = 'is no port, nor a range such as `8000-8100`'
  it.each([
    [' ', '', nothing],
    ['80,', '', nothing],
    ['80,,443', '', nothing],
    ['22, 1-2-3', '1-2-3', 'is no range: it has two ends'],
    ['80 - 90', '80 - 90', noPort],
    ['80-', '80-', noPort],
    ['-80', '-80', noPort],
    ['80x', '80x', noPort],
    ['x80', 'x80', noPort],
    ['22, 80-9x', '80-9x', noPort],
    ['0', '0', 'is no range of ports: they begin at 1'],
    ['0-10', '0-10', 'is no range of ports: they begin at 1'],
    ['22,  65537', '65537', 'is out of range: ports end at 65535'],
    ['1-65537', '1-65537', 'is out of range: ports end at 65535'],
    ['9-8', '9-8', 'ends before it begins'],
    ['1-65536,1-3', '1-65536,1-3', 'names more ports than there are'],
    ['1-65536,7,8', '1-65536,7,8', 'names more ports than there are'],
  ])('%j are none', (text, part, what) => {
    const mistake = portRangeMistake(text)
    expect(mistake?.what).toBe(what)
    expect(text.slice(mistake?.index).slice(0, mistake?.length)).toBe(part)
  })
})

it.each([
  ['0', 0],
  ['10', 10],
  ['10b', 10],
  ['1kB', 1000],
  ['1KiB', 1024],
  ['1.25M', 1_250_000],
  ['.25g', 250_000_000],
  ['2.g', 2_000_000_000],
  ['1,024 mib', 1_073_741_824],
  ['1T', 1e12],
  ['1Pi', 2 ** 50],
  ['1EB', 1e18],
  ['1.9', 1],
  ['16EiB', undefined],
  ['15.9EiB', 15.9 * 2 ** 60],
  ['', undefined],
  ['.', undefined],
  ['B', undefined],
  ['1i', undefined],
  ['1ib', undefined],
  ['1 k b', undefined],
  ['1bytes', undefined],
  ['-1', undefined],
  ['1.2.3', undefined],
  ['M1', undefined],
  ['1\nMB', 1_000_000],
])('the size %j', (text, size) => {
  expect(parseSize(text)).toBe(size)
})

const cores = 'write cores and ranges, separated by commas: "0,2-7"; since 1.7.0 Nomad skips everything else'
const portList = 'write ports and ranges, separated by commas: "80,443,8000-8100"'
const large = 'write less than 9.2EB, or 0 for no limit'

const rows: readonly Advice[] = [
  [client('reservable_cores = "0, two"'), `two: "two" is no list of cores: ${stops}`, cores],
  [client('reservable_cores = "0,"'), `"0,": "0," is no list of cores: ${stops}`, cores],
  [client('reservable_cores = "c0"'), `c0: "c0" is no list of cores: ${stops}`, cores],
  [client('reservable_cores = "0-3x"'), `0-3x: "0-3x" is no list of cores: ${stops}`, cores],
  [
    client('reserved { reserved_ports = " " }'),
    `" ": " " is no port: there is nothing between the commas: ${stops}`,
    portList,
  ],
  [client('artifact { http_max_size = "9.3EB" }'), `"9.3EB": "9.3EB" is too large: ${stops}`, large],
  [client('artifact { http_max_size = "8EiB" }'), `"8EiB": "8EiB" is too large: ${stops}`, large],
  [
    `${server('')}ports { http = 4647 }`,
    `4647: 4647 is the port for \`rpc\` as well: ${stops}`,
    'give each its own port',
  ],
]

advises(rows)

describe('cores', () => {
  judges(
    [
      ['reservable_cores = "10-23, 42"', undefined],
      ['reservable_cores = 12', undefined],
    ],
    client,
  )

  it('that Nomad cannot read were refused once', () => {
    expect(valueProblemsOf(client('reservable_cores = "x"'))).toMatchObject([{ until: ['1.7.0'] }])
  })
})

it('networks are looked at in some versions only', () => {
  expect(valueProblemsOf(client('bridge_network_subnet = "x"'))).toMatchObject([{ since: ['1.9.0'] }])
})

describe('ports', () => {
  judges([
    // One of two mistakes is enough.
    ['client { min_dynamic_port = 1 max_dynamic_port = -1 }', /^-1: -1 is out of range/],
    ['client { min_dynamic_port = 65537 max_dynamic_port = 1 }', /^65537: 65537 is out of range/],
    ['client { min_dynamic_port = 65536 max_dynamic_port = 1 }', /^65536: 65536 is above/],
  ])
  judges(
    [
      ['ports { rpc = "${rpc}" serf = "${serf}" }', undefined],
      ['addresses { http = "10.0.0.1" rpc = "10.0.0.1" }\nports { http = 5000 rpc = 5000 }', /as well/],
      ['addresses { http = "${a}" rpc = "${a}" }\nports { http = 5000 rpc = 5000 }', undefined],
    ],
    (text) => server('') + text,
  )
  // Another file may say where each listens.
  judges([['server { enabled = true\n{{ more }} }\nports { http = 5000 rpc = 5000 }', undefined]])
})
