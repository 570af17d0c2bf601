import { type Agent, defineRule, hcl, isLocalApi, parseGoDuration, parseSize, type Setting } from '#rule'

export default defineRule({
  summary: 'Nobody can take all of an agent.',
  why: `The limits keep a single caller from opening connections until the agent has no file descriptors left, and a job
    from filling the disk of a node with what it downloads or unpacks. 0 takes a limit away. Where many callers have
    one address, because of a proxy or NAT, a larger limit is better than none.`,
  severity: 'warning',
  hardening: true,
  cwe: 770,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration#limits',
    'https://developer.hashicorp.com/nomad/docs/configuration/client#artifact-block',
  ],
  examples: {
    bad: [
      hcl`
        limits {
          https_handshake_timeout   = "0s"
          #                           ~~~~
          http_max_conns_per_client = 0
          #                           ~
        }
      `,
      hcl`
        client {
          artifact {
            decompression_size_limit = "0"
            #                          ~~~
          }
        }
      `,
    ],
    good: [
      hcl`
        limits {
          http_max_conns_per_client = 1000
          rpc_max_conns_per_client  = 400
        }
      `,
      hcl`
        # All callers come by the proxy on this machine.
        bind_addr = "127.0.0.1"

        advertise {
          http = "10.0.0.7"
        }

        limits {
          http_max_conns_per_client = 0
        }
      `,
    ],
  },
  *check({ agent }) {
    const { limits, client } = agent.config
    if (!limits.written && !client.artifact.written) return
    for (const { setting, words } of limitsOf(agent)) {
      if (!setting.written || !isNone(setting.value)) continue
      yield {
        at: setting,
        message: `${words}.`,
        help: 'delete it, or write a limit that is large enough for you',
      }
    }
  },
})

interface Limit {
  readonly setting: Setting<string> | Setting<number>
  /** What comes of there being none. */
  readonly words: string
}

function* limitsOf(agent: Agent): Iterable<Limit> {
  const { limits, client } = agent.config
  const { artifact } = client
  const open = 'open as many connections as the agent has file descriptors for'
  if (!isLocalApi(agent)) {
    yield {
      setting: limits.https_handshake_timeout,
      words: 'Callers of the API may hold connections open without ever completing TLS',
    }
    yield { setting: limits.http_max_conns_per_client, words: `One caller of the API may ${open}` }
  }
  if (agent.role !== 'client') {
    yield {
      setting: limits.rpc_handshake_timeout,
      words: 'Callers of RPC may hold connections open without ever completing TLS',
    }
    yield { setting: limits.rpc_max_conns_per_client, words: `One caller of RPC may ${open}` }
  }
  if (agent.role === 'server') return
  yield { setting: artifact.http_max_size, words: 'A job may fill the disk of this node with a download' }
  yield {
    setting: artifact.decompression_size_limit,
    words: 'An archive may fill the disk of this node when it is unpacked',
  }
  yield {
    setting: artifact.decompression_file_count_limit,
    words: 'An archive may hold so many files that the disk of this node has no room for their names',
  }
}

function isNone(value: string | number | undefined): boolean {
  return (
    value === 0 || (typeof value === 'string' && (parseGoDuration(value) === 0n || parseSize(value) === 0))
  )
}
