import { chainOf, defineRule, hcl, leafOf, usedSeverity } from '#rule'

export default defineRule({
  summary: 'Certificates are signed with SHA-256 or better.',
  why: `Go refuses certificates that are signed with SHA-1 or MD5, so no connection to the agent comes about. Trust
    anchors are excepted: a certificate of \`ca_file\` is trusted as it is, whoever signed it, and however.`,
  severity: 'error',
  references: [
    'x509: cannot verify signature: insecure algorithm SHA1-RSA',
    'https://pkg.go.dev/crypto/x509#InsecureAlgorithmError',
  ],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server-sha1.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-sha1-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server-sha1-intermediate.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-sha1-intermediate-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
    good: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
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
  *check({ agent, facts }) {
    const leaf = leafOf(facts)
    if (leaf === undefined) return
    const own = { certificate: leaf, at: agent.config.tls.cert_file }
    const chain = chainOf(agent, facts)
    // Where the chain is not known, the certificate may itself be what is trusted.
    const signed = chain.length > 0 ? chain.slice(0, -1) : leaf.selfSigned ? [] : [own]
    for (const { certificate, at } of signed) {
      const hash = weakHash(certificate.signature)
      if (hash === undefined) continue
      const what = certificate === leaf ? 'The certificate' : `The CA ${certificate.label}`
      yield {
        at,
        message: `${what} is signed with ${hash}, which Go refuses: nobody accepts it.`,
        help: 'issue it anew, signed with SHA-256',
        severity: usedSeverity(agent, 'error'),
      }
    }
  },
})

/** By the names that facts give to signature algorithms. */
function weakHash(signature: string): string | undefined {
  if (signature.startsWith('sha1-')) return 'SHA-1'
  return /^md\d-/.test(signature) ? signature.slice(0, 3).toUpperCase() : undefined
}
