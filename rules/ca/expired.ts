import { defineRule, hcl, moment, neededAuthorities, usedSeverity } from '#rule'

export default defineRule({
  summary: 'The CA has not expired.',
  why: `With the CA all of its certificates are void, whatever their own dates say: every handshake fails, RPC and
    HTTPS alike. A CA can be replaced without an outage while it is still valid: both stand in \`ca_file\` until all
    certificates are of the new one.`,
  severity: 'error',
  references: ['x509: certificate has expired or is not yet valid'],
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
          ca_file   = "/etc/nomad.d/certs/expired-ca.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          cert_file = "/etc/nomad.d/certs/expired-ca-server.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ certificate/expired
          key_file  = "/etc/nomad.d/certs/expired-ca-server-key.pem"

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
    const { now } = facts.policy
    const { all, certain } = neededAuthorities(agent, facts)
    const expired = all.filter(({ certificate }) => certificate.notAfter < now)
    // Of a bundle, any may be the one that is needed.
    if (!certain && expired.length < all.length) return
    for (const { at, certificate } of certain ? expired : expired.slice(0, 1)) {
      yield {
        at,
        message: `The CA ${certificate.label} expired on ${moment(certificate.notAfter, now)}: nobody accepts its certificates.`,
        help: 'make a new CA, issue the certificates of all agents anew, and put the new one into `ca_file` everywhere',
        severity: usedSeverity(agent, 'error'),
      }
    }
  },
})
