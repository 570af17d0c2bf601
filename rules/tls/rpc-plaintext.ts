import { type Agent, defineRule, hcl, switchOn } from '#rule'

export default defineRule({
  summary: 'Where TLS is used, RPC uses it too.',
  why: `\`rpc\` covers everything that agents say to each other, Raft included: job specifications, variables,
    node secrets. With TLS files or HTTPS configured but \`rpc\` off, all of it crosses the network in clear
    text, and any host that reaches port 4647 can join in. Nomad starts without complaint. In a part of
    an agent that does not say \`rpc = false\` itself it is a warning: another file may turn it on.`,
  severity: 'error',
  hardening: true,
  cwe: 319,
  references: ['https://developer.hashicorp.com/nomad/docs/configuration/tls#rpc'],
  examples: {
    bad: [
      hcl`
        tls {
        #~~
          http      = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_https_client = true
        }
      `,
      hcl`
        tls {
          http      = true
          rpc       = false
          #           ~~~~~
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
    good: [
      hcl`
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
    const { tls } = agent.config
    const { rpc, verify_server_hostname } = tls
    if (rpc.effective !== false) return
    const sign = signOfTls(agent)
    if (sign === undefined) return
    yield {
      at: rpc,
      message: 'RPC and Raft traffic is in clear text, although TLS is configured.',
      help: 'set `rpc = true` and `verify_server_hostname = true`; on a running cluster see `rpc_upgrade_mode` first',
      related: [
        { message: 'TLS is configured here', location: sign.at },
        ...(verify_server_hostname.effective === true && verify_server_hostname !== sign
          ? [{ message: 'this does nothing meanwhile', location: verify_server_hostname.at }]
          : []),
      ],
      fixes: [
        {
          title: 'encrypt RPC, and check server names',
          safe: true,
          changes: [switchOn(tls, rpc, verify_server_hostname)],
        },
      ],
      // In a part of an agent, another file may well turn it on.
      ...(agent.role === 'none' && !rpc.written ? { severity: 'warning' } : {}),
    }
  },
})

/** What shows that TLS is wanted. */
function signOfTls({ config: { tls } }: Agent) {
  const switches = [tls.http, tls.verify_server_hostname, tls.verify_https_client]
  const files = [tls.ca_file, tls.cert_file, tls.key_file]
  return (
    switches.find((setting) => setting.effective === true) ??
    files.find((setting) => setting.effective !== '')
  )
}
