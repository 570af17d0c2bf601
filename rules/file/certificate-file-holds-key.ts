import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'The private key stands in a file of its own.',
  why: `Nomad reads a certificate from a file that holds the key as well. But certificates are handed round: they are
    public, lie world-readable, and are sent along with questions. And the metric of its expiry, since 1.11.3, goes
    by the whole of the file.`,
  severity: 'info',
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#cert_file',
    'https://github.com/hashicorp/nomad/issues/27667',
  ],
  examples: {
    bad: [
      hcl`
        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server-with-key.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
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
  *check({ agent, facts: { tls } }) {
    const { certificate, key } = tls
    if (certificate?.content.known !== true || !certificate.content.value.holdsKey) return
    // A key and nothing else is the wrong file: certificate/invalid-pem says that.
    if (certificate.content.value.certificates.length === 0) return
    const both = certificate.path === key?.path
    yield {
      at: agent.config.tls.cert_file,
      message: `A private key stands in this file as well${both ? ': it is `cert_file` and `key_file` in one' : ''}.`,
      help: both
        ? 'put the certificates into a file of their own'
        : 'take the key out; `key_file` names the file that holds it',
    }
  },
})
