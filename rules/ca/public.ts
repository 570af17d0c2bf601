import { anchorsOf, defineRule, hcl } from '#rule'

export default defineRule({
  summary: '`ca_file` holds no CA of the web.',
  why: `A public CA issues certificates to everybody. Where agents trust one, everybody can have a certificate that
    opens the HTTPS API, and that passes for an agent wherever names are not checked. No public CA issues
    certificates for \`.nomad\`, so none is of use here: the cluster needs a CA of its own.`,
  severity: 'error',
  references: [
    'https://developer.hashicorp.com/nomad/docs/concepts/security',
    'https://github.com/hashicorp/nomad/issues/24128',
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
          ca_file   = "/etc/nomad.d/certs/with-public-ca.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server-key.pem"

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
    const { rpc, http, verify_https_client, ca_file } = agent.config.tls
    const found = anchorsOf(facts).filter(({ isPublic }) => isPublic)
    if (found.length === 0) return
    const trusted =
      rpc.effective === true || (http.effective === true && verify_https_client.effective === true)
    const names = found.slice(0, 2).map(({ label }) => label)
    const more = found.length > 2 ? ` and ${found.length - 2} more` : ''
    yield {
      at: ca_file,
      message: `This file trusts public CAs: ${names.join(', ')}${more}. Anybody can have a certificate of theirs.`,
      help: 'make a CA for this cluster alone, such as by `nomad tls ca create`, and leave public ones out',
      ...(trusted ? {} : { severity: 'warning' }),
    }
  },
})
