import { type Agent, defineRule, hcl, inVersions, type Policy, type Severity } from '#rule'

type FileName = 'ca_file' | 'cert_file' | 'key_file'

const all: readonly FileName[] = ['ca_file', 'cert_file', 'key_file']

export default defineRule({
  summary: 'TLS has the files it needs: CA, certificate and private key.',
  why: `RPC over TLS needs all three files, and so does HTTPS that verifies its clients; Nomad does not start, or
    its handshakes all fail. Since 2.0.0 Nomad measures when certificates expire and so demands all three as
    soon as the block is not empty. \`nomad config validate\` sees nothing of this.`,
  severity: 'error',
  references: [
    'VerifyOutgoing set, and no CA certificate provided!',
    'VerifyIncoming set, and no Cert/Key pair provided!',
    'failed to set up TLS expiration metrics: https://github.com/hashicorp/nomad/pull/27667',
  ],
  examples: {
    bad: [
      hcl`
        tls {
        #~~
          http    = true
          rpc     = true
          ca_file = "/etc/nomad.d/certs/ca.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
      {
        version: '2.0',
        files: {
          'https-only.hcl': hcl`
            tls {
            #~~
              http      = true
              rpc       = false
              #           ~~~~~ tls/rpc-plaintext
              cert_file = "/etc/nomad.d/certs/server.pem"
              key_file  = "/etc/nomad.d/certs/server-key.pem"

              verify_https_client = false
              #                     ~~~~~ tls/https-client-unverified
            }
          `,
        },
      },
    ],
    good: [
      hcl`
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
    ],
  },
  *check({ agent, facts: { policy } }) {
    const absent = all.filter((name) => isAbsent(agent, name))
    const need = absent.length === 0 ? undefined : whatNeeds(agent, absent, policy)
    if (need === undefined) return
    const lacking = need.files.filter((name) => absent.includes(name))
    const fragment = agent.role === 'none'
    const explicit = lacking.map((name) => agent.config.tls[name]).find((setting) => setting.written)
    yield {
      at: explicit ?? agent.config.tls,
      message: `${need.what} ${listed(need.files)}; ${unset(lacking, need.files)}.`,
      help: `set ${listed(lacking)} in the \`tls\` block${fragment ? ', unless another file of the agent does' : ''}; ${need.otherwise}`,
      // The rest of the agent may well name them.
      ...(fragment ? { severity: 'warning' } : need.severity && { severity: need.severity }),
    }
  },
})

interface Need {
  readonly what: string
  readonly files: readonly FileName[]
  /** Where it is not that of the rule. */
  readonly severity?: Severity
  /** What happens without. */
  readonly otherwise: string
}

const noStart = 'Nomad does not start without'

function whatNeeds(agent: Agent, absent: readonly FileName[], policy: Policy): Need | undefined {
  const { tls } = agent.config
  const verifiesCallers = tls.http.effective === true && tls.verify_https_client.effective === true
  if (tls.rpc.effective === true) {
    const starts = agent.role === 'client' && !absent.includes('ca_file') && !verifiesCallers
    const otherwise = starts ? withoutOnClient(policy) : noStart
    return { what: 'TLS for RPC needs', files: all, otherwise }
  }
  if (verifiesCallers) {
    return { what: 'HTTPS that verifies its clients needs', files: all, otherwise: noStart }
  }
  const pair: readonly FileName[] = ['cert_file', 'key_file']
  if (tls.http.effective === true && pair.some((name) => absent.includes(name))) {
    return { what: 'HTTPS needs', files: pair, otherwise: 'every handshake fails without' }
  }
  const used = [tls.http, tls.verify_server_hostname, tls.verify_https_client].some(
    (setting) => setting.effective === true,
  )
  const since = used || absent.length < all.length ? inVersions(policy, '2.0.0', 'error') : undefined
  return (
    since && {
      what: `A \`tls\` block that is not empty needs,${since.since},`,
      files: all,
      severity: since.severity,
      otherwise: noStart,
    }
  )
}

/** A client listens for no RPC, so Nomad misses its certificate at the start only since it measures expiry. */
function withoutOnClient({ version }: Policy): string {
  const handshakes = 'the servers refuse every handshake of this client without'
  if (version === undefined) return `up to Nomad 1.11 ${handshakes}, since 2.0.0 it does not start`
  return version.major < 2 ? handshakes : noStart
}

function isAbsent({ config: { tls } }: Agent, name: FileName): boolean {
  return tls[name].effective === ''
}

function listed(names: readonly FileName[]): string {
  const quoted = names.map((name) => `\`${name}\``)
  const last = quoted.pop() as string
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`
}

function unset(lacking: readonly FileName[], needed: readonly FileName[]): string {
  if (lacking.length === needed.length) return needed.length === 2 ? 'neither is set' : 'none of them is set'
  return `${listed(lacking)} ${lacking.length > 1 ? 'are' : 'is'} not set`
}
