import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'

const rule = 'config/unreachable-address'
const server = (inside: string, more = ''): string =>
  `data_dir = "/d"\nserver {\n enabled = true\n ${inside}\n}\n${more}`
const client = (inside: string, more = ''): string =>
  `data_dir = "/d"\nclient {\n enabled = true\n ${inside}\n}\n${more}`

const said = async (text: string) =>
  (await findingsOf(rule, text)).map(({ at, message, help }) => [at, message, help])

describe('an address by which servers are joined', () => {
  const isUrl = 'This is a URL: Nomad looks it up as the name of a machine, and finds none.'
  const isNone = 'is neither an IP address nor a name: nobody is found by it.'

  it.each([
    [
      client('servers = ["http://10.0.0.10:4647"]'),
      '"http://10.0.0.10:4647"',
      isUrl,
      'write address and port alone, as in "10.0.0.10:4647"',
    ],
    [
      server('server_join { retry_join = ["nomad://10.0.0.10"] }'),
      '"nomad://10.0.0.10"',
      isUrl,
      'write address and port alone, as in "10.0.0.10:4648"',
    ],
    [
      client('server_join { retry_join = ["10.0.0.300"] }'),
      '"10.0.0.300"',
      `"10.0.0.300" ${isNone}`,
      'write four numbers from 0 to 255',
    ],
    [
      server('start_join = ["10.0.0.10:70000"]'),
      '"10.0.0.10:70000"',
      '"10.0.0.10:70000" names a port that does not exist.',
      'ports end at 65535',
    ],
    [
      client('servers = ["10.0.0.10:4648"]'),
      '"10.0.0.10:4648"',
      '4648 is the port for gossip, but clients ask servers by RPC.',
      'write 4647, or no port',
    ],
    [
      client('servers = ["10.0.0.10:4646"]'),
      '"10.0.0.10:4646"',
      '4646 is the port for HTTP, but clients ask servers by RPC.',
      'write 4647, or no port',
    ],
    [
      server('retry_join = ["10.0.0.12:4647/"]'),
      '"10.0.0.12:4647/"',
      '"10.0.0.12:4647/" names no machine: nobody is found by it.',
      'delete the `/`: what stands before it is taken for the name of a node',
    ],
    [server('retry_join = ["a", ""]'), '""', '"" names no machine: nobody is found by it.', 'delete it'],
    [
      client('servers = ["server-1/10.0.0.10"]'),
      '"server-1/10.0.0.10"',
      `"server-1/10.0.0.10" ${isNone}`,
      'write an IP address or a name, and after it `:` and a port if that is another',
    ],
    [
      server('retry_join = ["server-1/10.0.0.10:4647"]'),
      '"server-1/10.0.0.10:4647"',
      '4647 is the port for RPC, but servers join each other by gossip.',
      'write 4648, or no port',
    ],
    [
      server('retry_join = ["10.0.0.10:4647"]', 'ports { serf = 5648 }'),
      '"10.0.0.10:4647"',
      '4647 is the port for RPC, but servers join each other by gossip.',
      'write 5648, or no port',
    ],
    [
      server('server_join { start_join = ["provider=awss tag_key=x tag_value=y"] }'),
      '"provider=awss tag_key=x tag_value=y"',
      'Nomad knows no provider "awss" to find servers with.',
      'did you mean "aws"?',
    ],
    [
      server('retry_join = ["provider=elsewhere"]'),
      '"provider=elsewhere"',
      'Nomad knows no provider "elsewhere" to find servers with.',
      'possible are aliyun, aws, azure, digitalocean, gce, linode, mdns, os, packet, scaleway, softlayer, srv, tencentcloud, triton, vsphere',
    ],
  ])('%s', async (text, at, message, help) => {
    expect(await said(text)).toEqual([[at, message, help]])
  })

  it('is pointed at once, though it is written twice', async () => {
    expect(await said(client('servers = ["10.0.0.300", "10.0.0.300"]'))).toHaveLength(1)
  })

  it.each([
    client('servers = ["10.0.0.10", "10.0.0.10:4647", "nomad.service.consul:4647", "[::1]:4647"]'),
    // Its own ports say what is usual in this cluster.
    client('servers = ["10.0.0.10:4648"]', 'ports { rpc = 4648 serf = 4649 }'),
    client('servers = ["10.0.0.10:4646"]', 'ports { http = 5646 }'),
    client('servers = ["10.0.0.10:5000"]'),
    client('servers = ["10.0.0.10:5646"]', 'ports { http = 5646 }'),
    // It asks itself, which may be a server as well.
    client('servers = [""]'),
    server('retry_join = ["server-1/10.0.0.10"]'),
    client('servers = ["10.0.0.10:4646"]', 'ports { rpc = "${port}" }'),
    client('server_join { retry_join = ["exec=/usr/bin/find http://a"] }'),
    server('retry_join = ["provider=aws tag_key=x", "provider=", "provider=os"]'),
    server('', 'client { servers = ["10.0.0.300"] }'),
    client('', 'server { retry_join = ["10.0.0.300"] }'),
    'client { servers = ["10.0.0.300"] }',
  ])('silent on %s', async (text) => {
    expect(await said(text)).toEqual([])
  })

  it('counts for an agent that is both', async () => {
    const text = server(
      'retry_join = ["10.0.0.300"]',
      'client {\n enabled = true\n servers = ["10.0.0.301"]\n}\n',
    )
    expect((await said(text)).map(([at]) => at)).toEqual(['"10.0.0.300"', '"10.0.0.301"'])
  })
})

describe('an address that others are told', () => {
  const itself = 'is no address to connect to: whoever is told it reaches itself.'
  const help = 'write the address that others reach'

  it.each([
    ['0.0.0.0', `"0.0.0.0" ${itself}`, help],
    ['[::]:4646', `"[::]:4646" ${itself}`, help],
    ['https://nomad.example.com', 'This is a URL: others are told it as an address, and find nobody.', help],
    [
      '10.0.0.256',
      '"10.0.0.256" is neither an IP address nor a name: nobody is found by it.',
      'write four numbers from 0 to 255',
    ],
  ])('advertise.http: %s', async (address, message, advice) => {
    expect(await said(`advertise { http = "${address}" }`)).toEqual([[`"${address}"`, message, advice]])
  })

  it.each(['10.0.0.7', 'nomad.example.com:4646', '${address}', '{{ GetPrivateIP }}', '127.0.0.1', ''])(
    'advertise.http: %s is one',
    async (address) => {
      expect(await said(`advertise { http = "${address}" }`)).toEqual([])
    },
  )

  it.each<[string, string, number, number]>([
    ['rpc', '127.0.0.1', 3, 1],
    ['serf', '[::1]:4648', 3, 1],
    ['rpc', '127.0.0.1', 2, 1],
    ['rpc', '127.0.0.1', 1, 0],
    ['rpc', '10.0.0.7', 3, 0],
    ['http', '127.0.0.1', 3, 0],
  ])('advertise.%s: %s to %i servers: %i', async (name, address, servers, count) => {
    const text = server(`bootstrap_expect = ${servers}`, `advertise { ${name} = "${address}" }\n`)
    const message = `"${address}" is, to each of the ${servers} servers, itself: they do not find each other.`
    const found = [`"${address}"`, message, 'write the address that the other servers reach']
    expect(await said(text)).toEqual(count === 1 ? [found] : [])
  })

  it('is told with the port of its service', async () => {
    const text = server('', 'advertise { rpc = "10.0.0.1:4648" serf = "[::1]:4647" http = "a:4647" }')
    expect(await said(text)).toEqual([
      [
        '"10.0.0.1:4648"',
        '4648 is the port for gossip, but others are told it for RPC.',
        'write 4647, or no port',
      ],
      [
        '"[::1]:4647"',
        '4647 is the port for RPC, but others are told it for gossip.',
        'write 4648, or no port',
      ],
      ['"a:4647"', '4647 is the port for RPC, but others are told it for HTTP.', 'write 4646, or no port'],
    ])
  })

  it.each([
    'advertise { rpc = "10.0.0.1:4647" serf = "10.0.0.1:4648" http = "10.0.0.1:4646" }',
    'advertise { rpc = "10.0.0.1:5648" serf = "10.0.0.1" http = "10.0.0.1:443" }',
    'advertise { rpc = "10.0.0.1:4648" serf = "10.0.0.1:4647" } ports { rpc = 4648 serf = 4647 }',
    'advertise { rpc = "10.0.0.1:4648" } ports { serf = 5648 }',
    'advertise { rpc = "10.0.0.1:4648" } ports { rpc = "${port}" }',
    'advertise { rpc = "{{ GetPrivateIP }}" }',
  ])('silent on %s', async (text) => {
    expect(await said(server('', text))).toEqual([])
  })

  it('is no matter of RPC and gossip where there is no server', async () => {
    const text = client('', 'advertise { http = "a:4648" rpc = "a:4648" serf = "a:4647" }')
    expect((await said(text)).map(([at]) => at)).toEqual(['"a:4648"'])
  })
})
