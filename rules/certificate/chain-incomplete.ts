import { appendIntermediates, defineRule, hcl, lacksIntermediates, usedSeverity } from '#rule'

export default defineRule({
  summary: '`cert_file` carries the CAs between the certificate and `ca_file`.',
  why: `Those who check the certificate know \`ca_file\` and what the agent sends them, and nothing else. An
    intermediate CA has to stand in \`cert_file\`, behind the certificate that it signed. Here the missing one lies
    in a file nearby.`,
  severity: 'error',
  references: [
    'x509: certificate signed by unknown authority',
    'https://github.com/hashicorp/nomad/issues/18833',
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
          cert_file = "/etc/nomad.d/certs/server-chain.pem"
          key_file  = "/etc/nomad.d/certs/server-chain-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const { beside } = facts.tls
    if (!lacksIntermediates(facts)) return
    const names = beside.intermediates.map(({ certificate }) => certificate.label)
    const { cert_file, ca_file } = agent.config.tls
    yield {
      at: cert_file,
      message: `The certificate does not lead to ca_file: the intermediate ${names.join(' and ')} is missing in this file.`,
      help: `append it: ${appendIntermediates(facts, cert_file.value)}`,
      related: [{ message: 'the CA', location: ca_file.at }],
      severity: usedSeverity(agent, 'error'),
    }
  },
})
