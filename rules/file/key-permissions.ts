import {
  defineRule,
  type Facts,
  type FileAccess,
  hcl,
  octal,
  openToGroup,
  openToOthers,
  secretFiles,
  shownPath,
} from '#rule'

export default defineRule({
  summary: "Nobody but Nomad's user and root reads the private key.",
  why: `Whoever reads the key is this agent, to all others: of a server's key, it can take part in the cluster and read all
    that it sends. Every user of the node counts, and every job that a file of it is mounted into. A group is well,
    where only Nomad's user is in it. Checked with \`--on-node\` only: elsewhere modes say nothing about the node.`,
  severity: 'error',
  cwe: 732,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/tls#key_file',
    'https://developer.hashicorp.com/nomad/docs/concepts/security',
    'https://github.com/hashicorp/nomad/issues/26835',
  ],
  examples: {
    bad: [
      {
        onNode: true,
        modes: { '/etc/nomad.d/certs/server-key.pem': '0644 nomad:nomad' },
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
        onNode: true,
        modes: { '/etc/nomad.d/certs/server-key.pem': '0600 nomad:nomad' },
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
      const access = facts.node?.access.get(path)
      if (access === undefined) continue
      const others = openToOthers(access)
      const group = facts.node?.accounts.groupName(access.gid)
      const mode = `Mode ${octal(access.mode)}`
      const help = `\`chmod 600 ${shownPath(path)}\``
      const chmod = { path, mode: 0o600 }
      if (others === 'yes') {
        yield {
          at: setting,
          message: `${mode} lets every user of this machine read this private key.`,
          help,
          chmod,
        }
      } else if (others === 'by its mode only') {
        yield {
          at: setting,
          severity: 'info',
          message: `${mode} would let every user read this private key; only the directories above it keep them out.`,
          help,
          chmod,
        }
      } else if (openToGroup(access) && !isOwnGroup(access, facts)) {
        yield {
          at: setting,
          severity: 'info',
          message: `${mode} lets the group ${group} read this private key.`,
          help: `that is well where nobody else is in it; else ${help}`,
        }
      }
    }
  },
})

/** Nobody is in the file's group but who may read it: its owner, Nomad's user and root. */
function isOwnGroup({ uid, gid }: FileAccess, { node }: Facts): boolean {
  const user = node?.user
  return node?.accounts.hasOnly(gid, [0, uid, ...(user === undefined ? [] : [user.uid])]) === true
}
