import { addSettings, type ConfigFile, defineRule, fieldAt, fileOf, hcl } from '#rule'

interface Block {
  readonly path: readonly string[]
  /** The block in it that has the keys; else it has them itself. */
  readonly inner?: string
  /** What has to be written, with the value that is in force where the whole block is absent. */
  readonly keys: Readonly<Record<string, string>>
  /** What comes of leaving it out. */
  readonly outcome: string
}

const blocks: readonly Block[] = [
  { path: ['ui'], keys: { enabled: 'true' }, outcome: 'turns the web interface off' },
  {
    path: ['server', 'search'],
    keys: { fuzzy_enabled: 'true', limit_query: '20', limit_results: '100', min_term_length: '2' },
    outcome: 'resets what is missing to 0 or `false`',
  },
  {
    path: ['server', 'default_scheduler_config'],
    inner: 'preemption_config',
    keys: { system_scheduler_enabled: 'true' },
    outcome: 'turns preemption for system jobs off in a new cluster',
  },
]

export default defineRule({
  summary: 'Blocks that replace their defaults as a whole are written in full.',
  why: `In most blocks what is not written keeps its default. In these it becomes \`false\` or 0: a \`ui\` block that
    only sets a label turns the web interface off.`,
  severity: 'warning',
  references: [
    'nomad/structs/config/ui.go, Merge: result.Enabled = other.Enabled',
    'command/agent/config.go, Merge of server.search and server.default_scheduler_config',
  ],
  examples: {
    bad: [
      hcl`
        ui {
        #~
          label {
            text = "production"
          }
        }

        server {
          search {
          #~~~~~
            fuzzy_enabled = true
            limit_query   = 50
          }

          default_scheduler_config {
          #~~~~~~~~~~~~~~~~~~~~~~~
            scheduler_algorithm = "spread"
          }
        }
      `,
    ],
    good: [
      hcl`
        ui {
          enabled = true

          label {
            text = "production"
          }
        }
      `,
    ],
  },
  *check({ agent }) {
    for (const { path, inner, keys, outcome } of blocks) {
      // The last one is in force, and no other has a say.
      const merged = fieldAt(agent.merged, ...path)
      const headers = merged?.kind === 'struct' ? merged.headers : []
      const header = headers.findLast(({ source }) => fileOf(agent, source) !== undefined)
      const file = header && fileOf(agent, header.source)
      const within = inner === undefined ? path : [...path, inner]
      const absent = Object.entries(keys).filter(([key]) => isAbsent(file, [...within, key]))
      if (header === undefined || !file?.parsed.ok || absent.length === 0) continue
      const names = absent.map(([key]) => `\`${inner === undefined ? key : `${inner}.${key}`}\``)
      const lines = absent.map(([key, value]) => `${key} = ${value}`)
      const written = lines.map((line) => `\`${inner === undefined ? line : `${inner} { ${line} }`}\``)
      const entries = absent.map(([name, value]) => ({ name, value }))
      yield {
        at: { at: header },
        message: `\`${path.at(-1)}\` without ${names.join(', ')} ${outcome}.`,
        help: `write ${written.join(', ')}, unless that is meant`,
        fixes: [
          {
            title: 'write what is in force without the block',
            safe: true,
            changes: [addSettings(file.config, within, entries)],
          },
        ],
      }
    }
  },
})

function isAbsent(file: ConfigFile | undefined, path: readonly string[]): boolean {
  return fieldAt(file?.config, ...path) === undefined
}
