import { addSetting, type Change, type ConfigFile, defineRule, fieldAt, fileOf, hcl } from '#rule'

interface Block {
  readonly path: readonly string[]
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
    keys: { 'preemption_config.system_scheduler_enabled': 'true' },
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
    for (const { path, keys, outcome } of blocks) {
      // The last one is in force, and no other has a say.
      const merged = fieldAt(agent.merged, ...path)
      const headers = merged?.kind === 'struct' ? merged.headers : []
      const header = headers.findLast(({ source }) => fileOf(agent, source) !== undefined)
      const file = header && fileOf(agent, header.source)
      const absent = Object.keys(keys).filter((key) => isAbsent(file, [...path, ...key.split('.')]))
      if (header === undefined || !file?.parsed.ok || absent.length === 0) continue
      const names = absent.map((key) => `\`${key}\``).join(', ')
      yield {
        at: { at: header },
        message: `\`${path.at(-1)}\` without ${names} ${outcome}.`,
        help: `write ${absent.map((key) => `\`${line(key, keys[key])}\``).join(', ')}, unless that is meant`,
        fixes: [
          {
            title: 'write what is in force without the block',
            safe: true,
            changes: absent.map((key) => addDefault(file, path, key, keys[key])),
          },
        ],
      }
    }
  },
})

function addDefault(file: ConfigFile, path: readonly string[], key: string, value = ''): Change {
  const names = key.split('.')
  return addSetting(file.config, [...path, ...names.slice(0, -1)], names.at(-1) ?? '', value)
}

function isAbsent(file: ConfigFile | undefined, path: readonly string[]): boolean {
  return fieldAt(file?.config, ...path) === undefined
}

function line(key: string, value = ''): string {
  const [name, inner] = key.split('.')
  return inner === undefined ? `${name} = ${value}` : `${name} { ${inner} = ${value} }`
}
