import { defineRule, hcl, switchOn } from '#rule'

export default defineRule({
  summary: 'Encrypted RPC also checks who is at the other end.',
  why: `With \`rpc = true\` alone, Nomad asks only whether the other side's certificate was signed by \`ca_file\`.
    Any certificate of that CA, a client's for instance, can then pose as a server. With
    \`verify_server_hostname\` the certificate has to carry \`server.<region>.nomad\`. Nomad's default is \`false\`.`,
  severity: 'error',
  hardening: true,
  cwe: 297,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#verify_server_hostname',
    'CVE-2020-7956: https://github.com/hashicorp/nomad/issues/7003',
  ],
  examples: {
    bad: [
      hcl`
        tls {
          rpc       = true
          http      = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = false
          #                        ~~~~~
          verify_https_client    = true
        }
      `,
      hcl`
        tls {
        #~~
          rpc       = true
          http      = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_https_client = true
        }
      `,
    ],
    good: [
      hcl`
        tls {
          rpc       = true
          http      = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent: { config } }) {
    const { rpc, verify_server_hostname } = config.tls
    if (rpc.effective !== true || verify_server_hostname.effective !== false) return
    yield {
      at: verify_server_hostname,
      message:
        'RPC is encrypted, but nobody checks that a server is a server: any certificate of the CA will do.',
      help: 'set `verify_server_hostname = true`',
      fixes: [
        {
          title: 'write `verify_server_hostname = true`',
          safe: true,
          changes: [switchOn(config.tls, verify_server_hostname)],
        },
      ],
      related: [{ message: 'RPC is encrypted here', location: rpc.at }],
    }
  },
})
