import { answersLocally, defineRule, hasFittingNames, hcl, isLoopback, issueAdvice, leafOf } from '#rule'

export default defineRule({
  summary: 'A certificate is good for the command line on the node itself.',
  why: `The command line asks \`127.0.0.1\` where nobody tells it otherwise, and refuses a certificate that has neither
    that address nor \`localhost\`, unless \`NOMAD_TLS_SERVER_NAME\` names another. Nomad's guide puts both into every
    certificate.`,
  severity: 'info',
  references: [
    'https://github.com/hashicorp/nomad/issues/7529',
    'x509: certificate is valid for ..., not localhost',
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
          cert_file = "/etc/nomad.d/certs/server-name-only.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-name-only-key.pem"

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
    const leaf = leafOf(facts)
    if (leaf === undefined || !hasFittingNames(agent, leaf) || !answersLocally(agent)) return
    if (leaf.dnsNames.includes('localhost') || leaf.ipAddresses.some(isLoopback)) return
    yield {
      at: agent.config.tls.cert_file,
      message:
        'The certificate has neither localhost nor 127.0.0.1: the command line on this node refuses it.',
      help: issueAdvice(agent, facts, leaf, 'set `NOMAD_TLS_SERVER_NAME`, or issue one that has them'),
    }
  },
})
