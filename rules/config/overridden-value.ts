import {
  type Agent,
  choosesOne,
  type Data,
  defineRule,
  hcl,
  isZero,
  type Leaf,
  type Location,
  leavesOf,
  nameOfLeaf,
  type Origin,
  placeInside,
  type Report,
  readingOrder,
} from '#rule'

export default defineRule({
  summary: 'No file sets what a later file of the agent sets differently.',
  why: `Of two files that set the same thing Nomad takes what it reads last, in the order of the names within a
    directory. That is often meant, a base with something on top. It is a trap for whoever edits the earlier file
    and wonders why nothing changes. Some blocks are taken whole, \`host_volume\` and the \`config\` of a plugin among
    them: what the later one leaves out is not taken from the earlier one.`,
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
      {
        files: {
          '10-base.hcl': hcl`
            client {
              meta {
                rack = "a1"
                #      ~~~~
                zone = "a"
              }

              # A volume of the same name replaces this one whole.
              host_volume "certificates" {
                path      = "/etc/ssl/certs"
                read_only = true
                #           ~~~~
              }
            }
          `,
          '20-site.hcl': hcl`
            client {
              meta {
                rack = "b7"
              }

              host_volume "certificates" {
                path = "/etc/ssl/certs"
              }
            }
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
    for (const written of leavesOf(agent.merged)) {
      const { key, origins } = written.leaf
      if (origins.length < 2) continue
      if (key.merge === 'per-key') yield* overriddenMembers(agent, written)
      else if (choosesOne(key.merge)) yield* overriddenWholes(agent, written)
    }
  },
})

function* overriddenWholes(agent: Agent, written: Leaf): Iterable<Report> {
  const { leaf } = written
  const winner = leaf.origins.at(-1)
  if (winner === undefined) return
  const name = nameOfLeaf(written)
  // The configuration of a driver goes over many lines: its name stands for it.
  const part = leaf.key.type === 'free' ? 'key' : 'value'
  const sets = leaf.key.type === 'free' ? `replaces the whole \`${name}\`` : `sets \`${name}\` differently`
  const does = winner.implied ? `replaces the whole block and leaves \`${name}\` out` : sets
  for (const origin of leaf.origins) {
    if (!isOverridden(agent, origin, winner) || isZeroText(origin)) continue
    yield reportAt(origin[part], winner[part], does)
  }
}

/** Maps are merged name by name. */
function* overriddenMembers(agent: Agent, written: Leaf): Iterable<Report> {
  const { leaf } = written
  const winners = new Map(
    leaf.origins.flatMap((origin) => membersOf(origin).map(([name, data]) => [name, { ...origin, data }])),
  )
  for (const origin of leaf.origins) {
    for (const [name, data] of membersOf(origin)) {
      const winner = winners.get(name)
      if (winner === undefined || !isOverridden(agent, { ...origin, data }, winner)) continue
      const [at, other] = [origin, winner].map((one) => placeInside(agent, { origins: [one] }, [name])?.value)
      if (at !== undefined && other !== undefined)
        yield reportAt(at, other, `sets \`${name}\` in \`${nameOfLeaf(written)}\` differently`)
    }
  }
}

function membersOf({ data }: Origin): readonly (readonly [name: string, data: Data])[] {
  return typeof data === 'object' ? Object.entries(data) : []
}

function reportAt(at: Location, winner: Location, does: string): Report {
  return {
    at: { at },
    message: `${winner.source.path}, which Nomad reads later, ${does}: this value is not in force.`,
    help: 'delete it, or edit the later file',
    related: [{ message: 'this is in force', location: winner }],
  }
}

function isOverridden(agent: Agent, origin: Origin, winner: Origin): boolean {
  const orderOf = ({ value }: Origin): number => readingOrder(agent, value.source)
  if (origin.data === undefined || winner.data === undefined || orderOf(origin) >= orderOf(winner))
    return false
  return textOf(origin) !== textOf(winner)
}

/** Nobody who writes nothing wonders why it is not in force. */
function isZeroText({ data }: Origin): boolean {
  return typeof data !== 'boolean' && isZero(data)
}

function textOf({ data }: Origin): string {
  return JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}
