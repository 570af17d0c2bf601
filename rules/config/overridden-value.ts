import { type Agent, defineRule, hcl, isZero, leavesOf, type Origin } from '#rule'

export default defineRule({
  summary: 'No file sets what a later file of the agent sets differently.',
  why: `Of two files that set the same thing Nomad takes what it reads last, in the order of the names within a
    directory. That is often meant, a base with something on top. It is a trap for whoever edits the earlier file
    and wonders why nothing changes.`,
  severity: 'warning',
  preset: 'strict',
  references: ['https://developer.hashicorp.com/nomad/docs/configuration#load-order-and-merging'],
  examples: {
    bad: [
      {
        files: {
          '10-base.hcl': hcl`
            datacenter = "dc1"
            #            ~~~~~
          `,
          '20-site.hcl': hcl`
            datacenter = "dc2"
          `,
        },
      },
    ],
    good: [
      {
        files: {
          '10-base.hcl': hcl`
            datacenter = "dc1"
          `,
          '20-site.hcl': hcl`
            region = "eu"
          `,
        },
      },
    ],
  },
  *check({ agent }) {
    for (const { path, leaf } of leavesOf(agent.merged)) {
      const winner = leaf.origins.at(-1)
      if (winner?.data === undefined || !['non-zero', 'written', 'always'].includes(leaf.key.merge)) continue
      for (const origin of leaf.origins) {
        if (!isOverridden(agent, origin, winner)) continue
        yield {
          at: { at: origin.value },
          message: `${winner.value.source.path}, which Nomad reads later, sets \`${path.join('.')}\` differently: this value is not in force.`,
          help: 'delete it, or edit the later file',
          related: [{ message: 'this is in force', location: winner.value }],
        }
      }
    }
  },
})

function isOverridden({ files }: Agent, origin: Origin, winner: Origin): boolean {
  const indexOf = ({ value }: Origin): number => files.findIndex((file) => file.source === value.source)
  if (origin.data === undefined || indexOf(origin) >= indexOf(winner)) return false
  const unset = typeof origin.data !== 'boolean' && isZero(origin.data)
  return !unset && textOf(origin) !== textOf(winner)
}

function textOf({ data }: Origin): string {
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}
