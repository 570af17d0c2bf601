import { defineRule, hcl, issueAdvice, listNames, misnamed } from '#rule'

export default defineRule({
  summary:
    "A certificate carries the name of its agent's role: `server.<region>.nomad`, `client.<region>.nomad`.",
  why: `With \`verify_server_hostname\` Nomad asks certificates for the role and region of the agent that
    presents them, and refuses whoever lacks the name: servers do not find each other, clients cannot
    register. Only that exact name counts; host names, addresses and other domains do not. While the check is
    off the name is not missed yet, and this is a warning.`,
  severity: 'error',
  references: [
    'invalid role or region for certificate',
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#verify_server_hostname',
    'https://github.com/hashicorp/nomad/issues/19405',
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
          cert_file = "/etc/nomad.d/certs/client.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/client-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        client {
          enabled = true
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/host.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/host-key.pem"

          verify_server_hostname = false
          #                        ~~~~~ tls/server-hostname-unverified
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
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        client {
          enabled = true
        }

        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/client.pem"
          key_file  = "/etc/nomad.d/certs/client-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
    ],
  },
  *check({ agent, facts }) {
    const found = misnamed(agent, facts, 'wrong-role')
    if (found === undefined) return
    const { leaf, names, milder } = found
    const role = agent.role === 'client' ? 'client' : 'server'
    const verified = agent.config.tls.verify_server_hostname.effective
    const once = verified === false ? 'once `verify_server_hostname` is on, ' : ''
    const authority = leaf.isCa ? 'this is the certificate of a CA, which belongs in `ca_file`; ' : ''
    yield {
      at: agent.config.tls.cert_file,
      message: `This ${role}'s certificate does not name it: ${once}Nomad wants ${names.wanted}, the certificate has ${listNames(leaf)}.`,
      help: issueAdvice(agent, facts, leaf, `${authority}issue one for this ${role}`),
      ...milder,
    }
  },
})
