import { defineRule, type FileFact, filesToStart, hcl } from '#rule'

export default defineRule({
  summary: 'The files that the configuration names are there.',
  why: `Nomad does not start when a file of \`tls\` is not there, nor one for \`consul\` with \`ssl\`, nor, on a client, one for
    \`vault\`. On a machine that is not the node, nobody can know; so
    this is an error with \`--on-node\` or \`--root\` only, and a hint where a file of nearly that name lies
    beside it.`,
  severity: 'error',
  references: [
    'Failed to read CA file: open ...: no such file or directory',
    'https://github.com/hashicorp/consul/issues/23820',
  ],
  examples: {
    bad: [
      hcl`
        tls {
          http      = true
          rpc       = true
          ca_file   = "/etc/nomad.d/certs/ca.pem"
          cert_file = "/etc/nomad.d/certs/sever.pem"
          #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          key_file  = "/etc/nomad.d/certs/server-key.pem"

          verify_server_hostname = true
          verify_https_client    = true
        }
      `,
      {
        onNode: true,
        files: {
          'nomad.hcl': hcl`
            tls {
              http      = true
              rpc       = true
              ca_file   = "/etc/nomad.d/certs/ca.pem"
              cert_file = "/etc/nomad.d/certs/server.pem"
              key_file  = "/etc/nomad.d/private/nomad.pem"
              #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

              verify_server_hostname = true
              verify_https_client    = true
            }
          `,
        },
      },
      {
        onNode: true,
        files: {
          'nomad.hcl': hcl`
            consul {
              ssl     = true
              ca_file = "/etc/nomad.d/certs/consul-ca.pem"
              #         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            }
          `,
        },
      },
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
    for (const { setting, fact } of filesToStart(agent, facts)) {
      if (fact.content.known || fact.content.why !== 'missing') continue
      if (!fact.required && fact.similar === undefined) continue
      yield {
        at: setting,
        message:
          fact.link === undefined
            ? `${fact.path.includes('\n') ? 'A file of this name' : fact.path} is not there.`
            : `${fact.path} is a link to ${fact.link}, and nothing is there.`,
        help: helpFor(fact),
        ...(fact.required ? {} : { severity: 'info' }),
      }
    }
  },
})

function helpFor({ similar, link }: FileFact<unknown>): string {
  if (similar !== undefined) return `did you mean ${similar}?`
  return link === undefined ? 'copy it there, or correct the path' : 'correct the link, or put the file there'
}
