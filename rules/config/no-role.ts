import { type ConfigFile, defineRule, hcl, startOf } from '#rule'

export default defineRule({
  summary: 'An agent is a server or a client.',
  why: `A \`server\` or \`client\` block does nothing until it says \`enabled = true\`, and an agent that is neither
    does not start. Files that are only a part of an agent are fine; this speaks where a data directory shows
    that a whole one is meant, and is an error where a unit of systemd names the files and nothing else.`,
  severity: 'error',
  references: ['Must specify either server, client or dev mode for the agent.'],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        client {
        #~~~~~
          servers = ["10.0.0.10:4647"]
        }
      `,
    ],
    good: [
      hcl`
        # Common to all agents: another file gives the role.
        data_dir = "/opt/nomad/data"
      `,
    ],
  },
  *check({ agent: { config, files, unit, role, roleKnown } }) {
    const { server, client, data_dir } = config
    const blocks = [server, client].filter((block) => block.written)
    const [first] = blocks
    const isStarted = unit !== undefined && role === 'none' && roleKnown
    const off = server.enabled.effective === false && client.enabled.effective === false
    if (!off || !files.every((file) => file.parsed.ok)) return
    if (!isStarted && (first === undefined || !data_dir.written)) return
    const beginning = { at: startOf(files[0] as ConfigFile) }
    yield {
      at: blocks.map((block) => block.enabled).find((enabled) => enabled.written) ?? first ?? beginning,
      message: 'This agent enables neither server nor client: Nomad does not start.',
      help:
        first === undefined
          ? `set \`enabled = true\` in a \`server\` or \`client\` block; ${unit} starts it with ${files.length === 1 ? 'this file' : 'these files'} alone`
          : 'set `enabled = true` in the block of the role it has',
      ...(isStarted ? {} : { severity: 'warning' as const }),
    }
  },
})
