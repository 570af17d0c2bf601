import { defineRule, driverSetting, hcl, isOn } from '#rule'

export default defineRule({
  summary: 'The driver `raw_exec` is off.',
  why: `\`raw_exec\` runs commands as the agent's own user, root on most clients, and isolates them from nothing:
    who may submit a job owns the node, its certificate and its key. \`user.denylist\` does not count for it by
    default. Where it is needed, keep it to nodes of their own, and to trusted jobs.`,
  severity: 'warning',
  hardening: true,
  cwe: 250,
  references: [
    'https://developer.hashicorp.com/nomad/docs/deploy/task-driver/raw_exec',
    'https://developer.hashicorp.com/nomad/docs/concepts/security',
  ],
  examples: {
    bad: [
      hcl`
        plugin "raw_exec" {
          config {
            enabled = true
            #         ~~~~
          }
        }
      `,
      hcl`
        client {
          options = {
            "driver.raw_exec.enable" = "1"
            #                          ~~~
          }
        }
      `,
    ],
    good: [
      hcl`
        plugin "raw_exec" {
          config {
            enabled = false
          }
        }
      `,
      hcl`
        # The plugin's own configuration replaces the old option.
        client {
          options = {
            "driver.raw_exec.enable" = "1"
          }
        }

        plugin "raw_exec" {
          config {
            denied_host_uids = "0"
          }
        }
      `,
    ],
  },
  *check({ agent }) {
    const enabled = driverSetting(agent, 'raw_exec', ['enabled'], 'driver.raw_exec.enable')
    if (!isOn(enabled)) return
    yield {
      at: enabled.at,
      message:
        "`raw_exec` runs jobs as the agent's own user and without isolation: who submits one owns the node.",
      help: 'delete it and use `exec` or `exec2`; where it has to be, give it nodes and a node pool of their own',
    }
  },
})
