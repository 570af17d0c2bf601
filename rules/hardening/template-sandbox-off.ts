import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'Templates of jobs read the files of their task only.',
  why: `The agent renders the templates of jobs, as its own user. With \`disable_file_sandbox = true\` they may read any
    file that it may, its private key and its tokens included, and take any file as their source: whoever submits a
    job reads all of the node.`,
  severity: 'warning',
  hardening: true,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/client#disable_file_sandbox',
    'https://developer.hashicorp.com/nomad/docs/concepts/security',
  ],
  examples: {
    bad: [
      hcl`
        client {
          template {
            disable_file_sandbox = true
            #                      ~~~~
          }
        }
      `,
    ],
    good: [
      hcl`
        client {
          template {
            disable_file_sandbox = false
          }
        }
      `,
    ],
  },
  *check({ agent: { config, role } }) {
    const { disable_file_sandbox } = config.client.template
    if (role === 'server' || disable_file_sandbox.effective !== true) return
    yield {
      at: disable_file_sandbox,
      message:
        'Templates of jobs may read any file of this node that the agent can, its private key included.',
      help: 'delete it; bring what templates need into the task by `artifact` or `host_volume`',
    }
  },
})
