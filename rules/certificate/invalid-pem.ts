import { defineRule, hcl, isOtherForm, pemAdvice } from '#rule'

export default defineRule({
  summary: '`cert_file` and `ca_file` hold certificates.',
  why: `Nomad wants PEM: text with \`-----BEGIN CERTIFICATE-----\`. Other text before it does no harm, but a file
    without any certificate keeps the agent from starting, whatever else is in it.`,
  severity: 'error',
  references: [
    'Failed to parse any valid certificates in CA file',
    'tls: failed to find any PEM data in certificate input',
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
          cert_file = "/etc/nomad.d/certs/request.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-key.pem"

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
          ca_file   = "/etc/nomad.d/certs/page.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
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
    const { ca_file, cert_file } = agent.config.tls
    for (const [setting, fact] of [
      [ca_file, facts.tls.ca],
      [cert_file, facts.tls.certificate],
    ] as const) {
      if (!fact?.content.known || fact.content.value.certificates.length > 0) continue
      const { broken, contents } = fact.content.value
      const [fault] = broken
      const none = isOtherForm(contents, 'certificate')
        ? 'Nomad finds no certificate that it can read in this file'
        : 'No certificate is in this file'
      yield {
        at: setting,
        message:
          fault === undefined
            ? `${none}: it holds ${contents}.`
            : `No certificate in this file can be read: ${fault}.`,
        help:
          pemAdvice(fault ?? contents, 'certificate') ??
          'name a PEM file that begins its block with `-----BEGIN CERTIFICATE-----`',
      }
    }
  },
})
