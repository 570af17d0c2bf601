import { defineRule, type Facts, type FileAccess, hcl, mayRead, octal, secretFiles, shownPath } from '#rule'

export default defineRule({
  summary: "The private key belongs to Nomad's user or root, and Nomad's user can read it.",
  why: `An agent whose user may not read its key does not start. Whoever owns the key can read it, whatever its mode, and put
    another in its place. Nomad's user is the one in \`--user\`, else that of the systemd unit; where there is no unit,
    it is taken to be \`nomad\` for servers, and clients, which mostly run as root, are left alone. Checked with
    \`--on-node\` only.`,
  severity: 'warning',
  references: [
    'https://github.com/hashicorp/nomad/issues/12558',
    'Failed to load cert/key pair: open ...: permission denied',
    'https://developer.hashicorp.com/nomad/docs/deploy/production/requirements',
  ],
  examples: {
    bad: [
      {
        onNode: true,
        modes: { '/etc/nomad.d/certs/server-key.pem': '0600 root:root' },
        files: {
          'nomad.hcl': hcl`
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
        onNode: true,
        modes: { '/etc/nomad.d/certs/server-key.pem': '0400 nomad:nomad' },
        files: {
          'nomad.hcl': hcl`
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
        },
      },
      {
        // Clients run as root.
        onNode: true,
        modes: { '/etc/nomad.d/certs/client-key.pem': '0600 root:root' },
        files: {
          'nomad.hcl': hcl`
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
        },
      },
    ],
  },
  *check({ agent, facts }) {
    for (const { setting, path } of secretFiles(agent, facts)) {
      const access = facts.node?.access.get(path)
      const message = access && wrongWith(access, facts)
      if (message === undefined) continue
      const user = facts.node?.user?.name
      const file = shownPath(path)
      yield {
        at: setting,
        message,
        help: `\`chown ${user} ${file}\`${user === 'root' ? '' : `, or \`chown root:${user} ${file}\` and \`chmod 640 ${file}\``}`,
      }
    }
  },
})

function wrongWith(access: FileAccess, { node, tls }: Facts): string | undefined {
  const user = node?.user
  if (node === undefined || user === undefined) return undefined
  const owner = node.accounts.userName(access.uid)
  if (!mayRead(access, user)) {
    // Who is that user knows for certain, and is told so by file/unreadable.
    const tried = node.isUser && tls.key?.content.known === false
    if (tried) return undefined
    return `${user.name}, as which Nomad runs${user.said ? '' : ' by default'}, cannot read this private key: it belongs to ${owner}, with mode ${octal(access.mode)}.`
  }
  // Packages make a user `nomad` also where the agent runs as root.
  const own = [0, user.uid, node.accounts.find('nomad')?.uid]
  if (own.includes(access.uid)) return undefined
  return `This private key belongs to ${owner}, who can read and replace it; Nomad runs as ${user.name}.`
}
