import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'The certificate leads to the CA in `ca_file`.',
  why: `Agents trust \`ca_file\` and nothing else, so a certificate that does not lead there is refused by every
    other agent. Either it is from another CA, or an intermediate is missing: intermediates belong behind the
    certificate in \`cert_file\`.`,
  severity: 'error',
  references: [
    'x509: certificate signed by unknown authority',
    'https://github.com/hashicorp/nomad/issues/18833',
  ],
  examples: {
    bad: [
      hcl`
        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/other-ca-server.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/other-ca-server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
      hcl`
        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server-no-intermediate.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-chain-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
    good: [
      hcl`
        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server-chain.pem"
          key_file  = "/etc/nomad.d/certs/server-chain-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const { chain } = facts.tls
    if (!chain.known || chain.value.status === 'signed') return
    const { ca_file, cert_file, rpc } = agent.config.tls
    const { subject, issuer, status } = chain.value
    const broken = status === 'bad-signature'
    yield {
      at: cert_file,
      message: broken
        ? `The certificate does not lead to ca_file: it names ${issuer} as issuer, but the one of that name here did not sign it.`
        : `The certificate does not lead to ca_file: the issuer of ${subject}, ${issuer}, is in neither file.`,
      help: broken
        ? 'two CAs share a name: put the certificate of the one that signed into `ca_file`'
        : 'append the intermediate to `cert_file`, or name the right CA in `ca_file`',
      related: [{ message: 'the CA', location: ca_file.at }],
      // The agent's own side is not verified where only HTTPS uses the certificate.
      ...(rpc.effective === true ? {} : { severity: 'warning' }),
    }
  },
})
