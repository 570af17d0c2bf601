import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'Clients run no commands in tasks for callers of the API.',
  why: `\`nomad alloc exec\` opens a shell in a running task for whoever has a token for it: with what the task may reach, and
    without a trace in the job. Where nobody needs that, clients can refuse it whatever a token says.`,
  severity: 'info',
  preset: 'strict',
  hardening: true,
  references: ['https://developer.hashicorp.com/nomad/docs/configuration/client#disable_remote_exec'],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        client {
        #~~~~~ tls/disabled
        #~~~~~
          enabled = true
        }
      `,
    ],
    good: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        client {
        #~~~~~ tls/disabled
          enabled             = true
          disable_remote_exec = true
        }
      `,
    ],
  },
  *check({ agent: { complete, config, role } }) {
    const { disable_remote_exec } = config.client
    if (!complete || role === 'server' || disable_remote_exec.effective !== false) return
    yield {
      at: disable_remote_exec,
      message: 'Who has a token for it may run commands in the tasks of this node, by `nomad alloc exec`.',
      help: 'write `disable_remote_exec = true` in `client`, where nobody needs it',
    }
  },
})
