import { apiAccess, defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'ACLs are on.',
  why: `Without ACLs nobody needs a token: whoever reaches the API may read everything, run jobs on every client and
    stop those of others, and mutual TLS narrows that down to all who have a certificate, clients included. Nomad's
    security model requires ACLs, on servers and on clients, since clients answer for logs, files and \`exec\`
    themselves. An agent whose API lets everybody in for more reasons is told once, by the rule that says them all:
    hardening/public-plaintext-api or tls/https-client-unverified.`,
  severity: 'warning',
  hardening: true,
  cwe: 862,
  references: [
    'https://developer.hashicorp.com/nomad/docs/concepts/security#requirements',
    'https://developer.hashicorp.com/nomad/docs/configuration/acl#enabled',
    'https://github.com/hashicorp/nomad/issues/5145',
  ],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        client {
        #~~~~~
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
      hcl`
        acl {
          enabled = false
          #         ~~~~~
        }
      `,
    ],
    good: [
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
      hcl`
        # A part of an agent: the rest may well turn them on.
        client {
          servers = ["10.0.0.10:4647"]
        }
      `,
    ],
  },
  *check({ agent }) {
    const { acl } = agent.config
    if (!agent.complete && !acl.written) return
    if (acl.enabled.effective !== false || apiAccess(agent) !== 'tokenless') return
    const who =
      agent.config.tls.verify_https_client.effective === true
        ? 'whoever has a certificate of the CA'
        : 'whoever reaches the API'
    yield {
      at: acl.enabled,
      message: `ACLs are off: ${who} ${agent.role === 'client' ? 'reads what tasks on this node write, and runs commands in them' : 'may run and stop any job'}.`,
      help: 'write `acl { enabled = true }` on every server and client; once, `nomad acl bootstrap` makes the first token',
    }
  },
})
