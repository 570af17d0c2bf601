import { chainOf, day, defineRule, expiresSoon, hcl } from '#rule'

export default defineRule({
  summary: 'A certificate does not outlive its CA.',
  why: `From the day on which the CA expires, nobody accepts its certificates, whatever their own dates say. Who
    watches those alone does not see it come. The CA that cfssl makes by default lives five years, and Nomad's old
    guide has it issue certificates for ten.`,
  severity: 'warning',
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
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/outlives-ca.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/outlives-ca-key.pem"

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
    const [leaf, ...authorities] = chainOf(agent, facts)
    const { now } = facts.policy
    if (leaf === undefined || leaf.certificate.notAfter < now) return
    const [first] = authorities.toSorted((a, b) => +a.certificate.notAfter - +b.certificate.notAfter)
    if (first === undefined || first.certificate.notAfter >= leaf.certificate.notAfter) return
    // Then that is said of the CA.
    if (first.certificate.notAfter < now || expiresSoon(first.certificate, facts) !== undefined) return
    yield {
      at: leaf.at,
      message: `The certificate is valid until ${day(leaf.certificate.notAfter)}, but its CA, ${first.certificate.label}, only until ${day(first.certificate.notAfter)}: from then on nobody accepts it.`,
      help: `replace the CA before ${day(first.certificate.notAfter)}, and issue certificates that end before it does`,
      related: first.at === leaf.at ? [] : [{ message: 'the CA', location: first.at.at }],
    }
  },
})
