import {
  type Agent,
  defineRule,
  dialFault,
  elementOf,
  gossipFault,
  hcl,
  isLoopback,
  isUnspecified,
  nearestName,
  otherServiceAt,
  type Report,
  type Setting,
  services,
  shown,
  splitHostPort,
} from '#rule'

export default defineRule({
  summary: 'Addresses lead to where they are meant to.',
  why: `Nomad starts with an address that nobody can use, and tries for ever: a client asks the port of HTTP for RPC, a
    server looks for gossip where RPC is, a URL or a mistyped address is looked up as a name. Servers join at the port for gossip, 4648,
    clients at that for RPC, 4647, and both take it where none is written. What is advertised is for others: on their
    machines a loopback address, or one that stands for all addresses, is they themselves.`,
  severity: 'warning',
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/server_join',
    'https://developer.hashicorp.com/nomad/docs/configuration/client#servers',
    'client/rpc.go, resolveServer',
    'command/agent/retry_join.go, autoDiscover',
    'github.com/hashicorp/memberlist, memberlist.go: resolveAddr',
    'net/dnsclient.go, isDomainName',
    'github.com/hashicorp/go-discover, discover.go: Providers',
  ],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        advertise {
          http = "http://10.0.0.20:4646"
          #      ~~~~~~~~~~~~~~~~~~~~~~~
        }

        client {
        #~~~~~ tls/disabled
          enabled = true
          servers = ["10.0.0.10:4646", "http://10.0.0.11:4647", "10.0.0.12"]
          #          ~~~~~~~~~~~~~~~~
          #                            ~~~~~~~~~~~~~~~~~~~~~~~

          server_join {
            retry_join = ["nomad.example.com:4648", "10.0.0,13", "10.0.0.14:464700"]
            #             ~~~~~~~~~~~~~~~~~~~~~~~~
            #                                       ~~~~~~~~~~~
            #                                                    ~~~~~~~~~~~~~~~~~~
          }
        }
      `,
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        advertise {
          http = "0.0.0.0"
          #      ~~~~~~~~~
          rpc  = "127.0.0.1"
          #      ~~~~~~~~~~~
          serf = "10.0.0.10:4647"
          #      ~~~~~~~~~~~~~~~~
        }

        server {
        #~~~~~ tls/disabled
          enabled          = true
          bootstrap_expect = 3
          encrypt          = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="

          server_join {
            retry_join = ["10.0.0.11:4647", "10.0.0.12:4648/", "provider=amazon tag_key=nomad"]
            #             ~~~~~~~~~~~~~~~~
            #                               ~~~~~~~~~~~~~~~~~
            #                                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          }
        }
      `,
    ],
    good: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        client {
          enabled = true
          servers = ["10.0.0.10", "10.0.0.11:4647", "[2001:db8::12]:4647", "2001:db8::13", "nomad.service.consul"]

          server_join {
            retry_join = ["exec=/usr/local/bin/servers 4646", "provider=aws tag_key=nomad tag_value=server"]
          }
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/client.pem"
          key_file  = "/etc/nomad.d/certs/client-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        # Where gossip has the port that is RPC's elsewhere.
        ports {
          rpc  = 4648
          serf = 4647
        }

        server {
          enabled          = true
          bootstrap_expect = 3
          encrypt          = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="

          server_join {
            retry_join = ["10.0.0.11:4647"]
          }
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent }) {
    const { role, config } = agent
    const { client, server } = config
    if (role.endsWith('client')) {
      yield* joined(agent, client.servers, 'rpc')
      yield* joined(agent, client.server_join.retry_join, 'rpc')
    }
    if (role.startsWith('server')) {
      for (const { retry_join, start_join } of [server.server_join, server]) {
        yield* joined(agent, retry_join, 'serf')
        yield* joined(agent, start_join, 'serf')
      }
      yield* advertisedToServers(agent)
      yield* advertisedPorts(agent, ['rpc', 'serf'])
    }
    yield* advertisedPorts(agent, ['http'])
    const { http } = config.advertise
    const mistake = http.written ? toldMistake(http.value ?? '') : undefined
    if (mistake !== undefined) yield { at: http, ...mistake }
  },
})

type Service = keyof typeof services

/** Servers hand it on, and Consul; nobody resolves it at the start. */
function toldMistake(value: string): Omit<Report, 'at'> | undefined {
  const help = 'write the address that others reach'
  if (isUnspecified(splitHostPort(value).host ?? ''))
    return {
      message: `${shown(value)} is no address to connect to: whoever is told it reaches itself.`,
      help,
    }
  if (isUrl(value))
    return { message: 'This is a URL: others are told it as an address, and find nobody.', help }
  const fault = dialFault(value)
  return fault && { message: `${shown(value)} ${fault.what}.`, help: fault.help }
}

function isUrl(text: string): boolean {
  return /^\w+:\/\//.test(text)
}

function* joined(
  agent: Agent,
  setting: Setting<readonly string[]>,
  wanted: 'rpc' | 'serf',
): Iterable<Report> {
  for (const address of new Set(setting.value)) {
    const mistake = joinMistake(agent, address, wanted)
    if (mistake !== undefined) yield { at: elementOf(agent, setting, address), ...mistake }
  }
}

function joinMistake(agent: Agent, address: string, wanted: 'rpc' | 'serf'): Omit<Report, 'at'> | undefined {
  if (address.startsWith('exec=')) return undefined
  if (address.startsWith('provider=')) return unknownProvider(address)
  const { standard, name } = services[wanted]
  if (isUrl(address)) {
    return {
      message: 'This is a URL: Nomad looks it up as the name of a machine, and finds none.',
      help: `write address and port alone, as in "10.0.0.10:${standard}"`,
    }
  }
  const fault = wanted === 'rpc' ? dialFault(address) : gossipFault(address)
  if (fault !== undefined) return { message: `${shown(address)} ${fault.what}.`, help: fault.help }
  const { port } = splitHostPort(address.slice(address.indexOf('/') + 1))
  const other = otherServiceAt(agent, port, wanted)
  // Where this agent has ports of its own, the others need not have them.
  if (other === undefined || Number(port) !== services[other].standard) return undefined
  return {
    message: `${port} is the port for ${services[other].name}, but ${wanted === 'rpc' ? 'clients ask servers by' : 'servers join each other by'} ${name}.`,
    help: `write ${agent.config.ports[wanted].effective}, or no port`,
  }
}

/** What is advertised is this agent itself. */
function* advertisedPorts(agent: Agent, told: readonly Service[]): Iterable<Report> {
  for (const service of told) {
    const setting = agent.config.advertise[service]
    const { port } = splitHostPort(setting.written ? (setting.value ?? '') : '')
    const other = otherServiceAt(agent, port, service)
    if (other === undefined) continue
    yield {
      at: setting,
      message: `${port} is the port for ${services[other].name}, but others are told it for ${services[service].name}.`,
      help: `write ${agent.config.ports[service].effective}, or no port`,
    }
  }
}

/** In any of the versions that Nomad was built with since 1.6. */
const providers = [
  'aliyun',
  'aws',
  'azure',
  'digitalocean',
  'gce',
  'linode',
  'mdns',
  'os',
  'packet',
  'scaleway',
  'softlayer',
  'srv',
  'tencentcloud',
  'triton',
  'vsphere',
]

/** No address is found, at any try. What stands behind the name may be a secret. */
function unknownProvider(query: string): Omit<Report, 'at'> | undefined {
  const [, name = ''] = /^provider=([\w-]+)(?: |$)/.exec(query) ?? []
  if (name === '' || providers.includes(name)) return undefined
  const near = nearestName(name, providers)
  return {
    message: `Nomad knows no provider "${name}" to find servers with.`,
    help: near === undefined ? `possible are ${providers.join(', ')}` : `did you mean "${near}"?`,
  }
}

/** Each would connect to itself. A server alone has nobody else to tell. */
function* advertisedToServers({ config: { advertise, server } }: Agent): Iterable<Report> {
  const servers = server.bootstrap_expect.value ?? 0
  for (const setting of servers > 1 ? [advertise.rpc, advertise.serf] : []) {
    const value = setting.written ? (setting.value ?? '') : ''
    if (!isLoopback(splitHostPort(value).host ?? '')) continue
    yield {
      at: setting,
      message: `${shown(value)} is, to each of the ${servers} servers, itself: they do not find each other.`,
      help: 'write the address that the other servers reach',
    }
  }
}
