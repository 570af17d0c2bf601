import { defineRule, hcl, isOtherForm, pemAdvice } from '#rule'

export default defineRule({
  summary: '`key_file` holds a private key.',
  why: `Nomad does not start when the file it is to load the private key from holds something else: the
    certificate, mostly, or the public key, or a request.`,
  severity: 'error',
  references: ['tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input'],
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
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/server.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

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
  *check({ agent, facts: { tls } }) {
    if (!tls.key?.content.known) return
    const { keyType, encrypted, contents } = tls.key.content.value
    if (keyType !== undefined || encrypted || contents === 'a private key') return
    yield {
      at: agent.config.tls.key_file,
      message: isOtherForm(contents, 'key')
        ? `Nomad finds no private key that it can read in this file: it holds ${contents}.`
        : `No private key is in this file: it holds ${contents}.`,
      help:
        pemAdvice(contents, 'key') ??
        'name the file whose first line has `BEGIN PRIVATE KEY`, `BEGIN EC PRIVATE KEY` or `BEGIN RSA PRIVATE KEY`',
    }
  },
})
