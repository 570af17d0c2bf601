import { defineRule, hcl, nameDenial, usedSeverity } from '#rule'

export default defineRule({
  summary: 'The CA may issue certificates for `.nomad`.',
  why: `A CA can be limited to certain domains. Go refuses whatever it signed beyond them, and looks at all names of a
    certificate for that, not only at the one it wants. \`nomad tls ca create -name-constraint\` permits \`nomad\` and
    \`localhost\` beside the domain that it is given; a CA of the company mostly does not.`,
  severity: 'error',
  references: [
    'x509: a root or intermediate certificate is not authorized to sign for this name',
    'https://github.com/hashicorp/nomad/issues/19836',
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
          ca_file   = "/etc/nomad.d/certs/constrained-ca.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          cert_file = "/etc/nomad.d/certs/constrained-ca-server.pem"
          key_file  = "/etc/nomad.d/certs/constrained-ca-server-key.pem"

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
    const denial = nameDenial(agent, facts)
    if (denial === undefined) return
    const { at, certificate, what, severity } = denial
    const permitted = certificate.nameConstraints?.permitted.dns ?? []
    const more = permitted.length > 4 ? ` and ${permitted.length - 4} more` : ''
    const limits = permitted.length > 0 ? `: it is limited to ${permitted.slice(0, 4).join(', ')}${more}` : ''
    yield {
      at,
      message: `The CA ${certificate.label} may not sign for ${what}${limits}.`,
      help: 'use a CA that is not limited, or one that is permitted `nomad` and `localhost` as well',
      severity: usedSeverity(agent, severity),
    }
  },
})
