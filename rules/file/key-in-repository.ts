import { defineRule, hcl, secretFiles, shownPath } from '#rule'

export default defineRule({
  summary: 'No private key is in a repository.',
  why: `A key that git tracks is in every clone, and in the history for good: deleting the file does not take it out. Whoever
    has a clone is this agent to all others. Read from the index of the repository; files that a filter such as
    git-crypt's stands before are left alone, as what git keeps of them is not the key.`,
  severity: 'error',
  cwe: 540,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#key_file',
    'https://git-scm.com/docs/index-format',
  ],
  examples: {
    bad: [
      {
        tracked: ['/etc/nomad.d/certs/server-key.pem'],
        files: {
          'nomad.hcl': hcl`
            tls {
              http      = true
              rpc       = true
              ca_file   = "/etc/nomad.d/certs/ca.pem"
              cert_file = "/etc/nomad.d/certs/server.pem"
              key_file  = "/etc/nomad.d/certs/server-key.pem"
              #           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

              verify_server_hostname = true
              verify_https_client    = true
            }
          `,
        },
      },
    ],
    good: [
      {
        tracked: ['/etc/nomad.d/certs/ca.pem', '/etc/nomad.d/certs/server.pem'],
        files: {
          'nomad.hcl': hcl`
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
        },
      },
    ],
  },
  *check({ agent, facts }) {
    for (const { setting, path } of secretFiles(agent, facts)) {
      if (!facts.tracked.has(path)) continue
      yield {
        at: setting,
        message: 'git tracks this private key: it is in every clone of the repository, and in its history.',
        help: `make a new key and certificate, and keep the key out: \`git rm --cached ${shownPath(path)}\`, and a line in .gitignore`,
      }
    }
  },
})
