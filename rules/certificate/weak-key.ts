import { authoritiesOf, defineRule, hcl, leafOf } from '#rule'

export default defineRule({
  summary: 'RSA keys have 2048 bits or more.',
  why: `RSA keys of 1024 bits are within reach of those who have the means, and NIST has not allowed them since 2013.
    Whoever breaks the key of an agent is that agent; whoever breaks the key of the CA is all of them.`,
  severity: 'warning',
  references: ['https://csrc.nist.gov/pubs/sp/800/131/a/r2/final'],
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
          cert_file = "/etc/nomad.d/certs/server-rsa-1024.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-rsa-1024-key.pem"

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
          cert_file = "/etc/nomad.d/certs/server-rsa.pem"
          key_file  = "/etc/nomad.d/certs/server-rsa-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const leaf = leafOf(facts)
    const own = leaf === undefined ? [] : [{ certificate: leaf, at: agent.config.tls.cert_file }]
    for (const { certificate, at } of [...own, ...authoritiesOf(agent, facts)]) {
      const { keyType, keyBits = 0 } = certificate
      if (keyType !== 'rsa' || keyBits >= 2048) continue
      // Go does not work with shorter ones, which is another rule's.
      if (certificate === leaf && keyBits < 1024) continue
      const whose = certificate === leaf ? 'The certificate' : `The CA ${certificate.label}`
      yield {
        at,
        message: `${whose} has an RSA key of ${keyBits} bits; 2048 are the least that is safe.`,
        help: 'issue it with an ECDSA key, as `nomad tls` does, or with an RSA key of 2048 bits or more',
      }
    }
  },
})
