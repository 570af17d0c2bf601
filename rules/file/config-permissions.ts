import {
  type Agent,
  defineRule,
  hcl,
  type NodeFacts,
  octal,
  openToOthers,
  shownPath,
  type WrittenSecret,
  writtenSecrets,
} from '#rule'

export default defineRule({
  summary: 'Nobody but root and Nomad reads a configuration that holds secrets.',
  why: `The gossip key lets whoever has it take part in the gossip of the servers; the other secrets are tokens. A
    configuration that every user of the node can read gives them to every user of the node, and to jobs that see its
    files. Checked with \`--on-node\` only.`,
  severity: 'warning',
  cwe: 732,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/server#encrypt',
    'https://github.com/ansible-collections/ansible-nomad/issues/155',
  ],
  examples: {
    bad: [
      {
        onNode: true,
        modes: { '/repo/nomad.hcl': '0644 root:root' },
        files: {
          'nomad.hcl': hcl`
            server {
              encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
              #         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            }
          `,
        },
      },
    ],
    good: [
      {
        onNode: true,
        modes: { '/repo/nomad.hcl': '0640 root:nomad' },
        files: {
          'nomad.hcl': hcl`
            server {
              encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
            }
          `,
        },
      },
    ],
  },
  *check({ agent, facts: { node } }) {
    if (node === undefined) return
    for (const [path, [first, ...more]] of secretsByFile(agent)) {
      const access = node.access.get(path)
      if (first === undefined || access === undefined || openToOthers(access) !== 'yes') continue
      yield {
        at: { at: first.origin.value },
        message: `Mode ${octal(access.mode)} lets every user of this machine read this file, and ${more.length === 0 ? 'a secret stands' : `${more.length + 1} secrets stand`} in it.`,
        help: `\`chmod 640 ${shownPath(path)}\`${ownership(node.user, shownPath(path))}`,
      }
    }
  },
})

/** Root reads what is root's; others need a group that may. */
function ownership(user: NodeFacts['user'], path: string): string {
  if (user?.name === 'root') return `, and \`chown root:root ${path}\` if it is not root's`
  if (user?.said === true) return `, and \`chown root:${user.name} ${path}\``
  return `, and \`chown root:${user?.name ?? 'nomad'} ${path}\` where Nomad does not run as root`
}

function secretsByFile(agent: Agent): ReadonlyMap<string, readonly WrittenSecret[]> {
  const byFile = new Map<string, WrittenSecret[]>()
  for (const secret of writtenSecrets(agent, 'with the gossip key')) {
    const { path } = secret.origin.value.source
    byFile.set(path, [...(byFile.get(path) ?? []), secret])
  }
  return byFile
}
