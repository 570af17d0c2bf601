import { defineRule } from '#rule'

const configuration = `
  data_dir = "/opt/nomad/data"

  server {
    enabled = true
  }
`

export default defineRule({
  summary: 'No systemd unit starts an agent with `-dev`.',
  why: `\`-dev\`, \`-dev-connect\`, \`-dev-consul\` and \`-dev-vault\` make an agent to try things out. It is server and
    client in one, whatever its files say. Its servers keep their state in memory: jobs, variables and ACL tokens are
    gone when it stops, and it stops all tasks then. Unless files say otherwise, \`raw_exec\` runs tasks without isolation,
    Docker may mount any directory of the host, and debug endpoints are open. What other rules ask of an agent in
    operation, nomadlint does not ask of this one.`,
  severity: 'warning',
  references: [
    'command/agent/config.go, DevConfig',
    'nomad/server.go, setupRaft',
    'https://developer.hashicorp.com/nomad/docs/commands/agent#dev',
  ],
  examples: {
    bad: [
      {
        found: true,
        files: {
          'nomad.hcl': configuration,
          'nomad.service': `
            [Service]
            ExecStart=/usr/bin/nomad agent -dev -config /etc/nomad/nomad.hcl
            #                              ~~~~
          `,
        },
      },
    ],
    good: [
      {
        found: true,
        files: {
          'nomad.hcl': 'data_dir = "/opt/nomad/data"\n',
          'nomad.service': `
            [Service]
            ExecStart=/usr/bin/nomad agent -dev=false -config /etc/nomad/nomad.hcl $OPTIONS
          `,
        },
      },
    ],
  },
  *check({ agent: { dev, unit } }) {
    if (dev === undefined || unit === undefined) return
    yield {
      at: { at: dev },
      message:
        'This unit starts an agent for development: it keeps its state in memory, and loses it when it stops.',
      help: 'delete the flag, and say in the configuration what the agent is: `server`, `client`, `data_dir`',
    }
  },
})
