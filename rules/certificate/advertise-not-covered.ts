import {
  advertisedHost,
  defineRule,
  hasFittingNames,
  hcl,
  isForHost,
  issueAdvice,
  leafOf,
  listNames,
} from '#rule'

export default defineRule({
  summary: 'A certificate is good for the address that the agent says it is reached by.',
  why: `Others take the address of the API from \`advertise.http\`: the command line, the UI behind a link, Consul. They
    refuse a certificate that is not good for it, unless they are told which name to expect.`,
  severity: 'info',
  references: [
    'https://github.com/hashicorp/nomad/issues/2290',
    "x509: cannot validate certificate for ... because it doesn't contain any IP SANs",
  ],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        advertise {
          http = "10.0.0.5"
          #      ~~~~~~~~~~
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
    good: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        advertise {
          http = "10.0.0.5"
        }

        server {
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/server-10.0.0.5.pem"
          key_file  = "/etc/nomad.d/certs/server-10.0.0.5-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const { advertise, tls } = agent.config
    const leaf = leafOf(facts)
    const host = advertisedHost(agent)
    if (leaf === undefined || host === undefined || tls.http.effective !== true) return
    if (isForHost(leaf, host) || !hasFittingNames(agent, leaf)) return
    yield {
      at: advertise.http,
      message: `The certificate is not good for ${host}: it has ${listNames(leaf)}.`,
      help: issueAdvice(agent, facts, leaf, 'issue one that has it'),
      related: [{ message: 'the certificate', location: tls.cert_file.at }],
    }
  },
})
