import { defineRule, hcl, isMisplaced } from '#rule'

export default defineRule({
  summary: 'The private key belongs to the certificate.',
  why: `Nomad loads both as a pair and does not start when they do not belong together. It happens when one of
    two files is renewed, and when a template asks Vault twice: each call issues another certificate.`,
  severity: 'error',
  references: [
    'tls: private key does not match public key',
    'https://github.com/hashicorp/nomad/issues/26835',
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
          cert_file = "/etc/nomad.d/certs/server.pem"
          key_file  = "/etc/nomad.d/certs/client-key.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

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
    const { keyMatches } = facts.tls
    if (!keyMatches.known || keyMatches.value || isMisplaced(facts)) return
    const { key_file, cert_file } = agent.config.tls
    const owner = facts.tls.beside.keyOwner
    yield {
      at: key_file,
      message:
        owner === undefined
          ? 'This private key does not belong to the certificate in `cert_file`.'
          : `This is the private key of the CA ${owner.label}, and does not belong to the certificate in \`cert_file\`.`,
      help:
        owner === undefined
          ? 'name the key that was made with the certificate; where Vault issues them, render both files from one call'
          : 'name the key that was made with the certificate; that of the CA belongs where certificates are issued',
      related: [{ message: 'the certificate', location: cert_file.at }],
    }
  },
})
