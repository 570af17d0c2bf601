import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'Agents tell nobody outside about themselves.',
  why: `Once a day an agent asks HashiCorp's service Checkpoint whether there is a newer version, and says its own,
    the operating system and, unless that is switched off, an anonymous identity. Networks without a way out see the
    attempts in their firewalls.`,
  severity: 'info',
  preset: 'strict',
  hardening: true,
  references: ['https://developer.hashicorp.com/nomad/docs/configuration#disable_update_check'],
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
        data_dir             = "/opt/nomad/data"
        disable_update_check = true

        acl {
          enabled = true
        }

        client {
        #~~~~~ tls/disabled
          enabled = true
        }
      `,
    ],
  },
  *check({ agent: { complete, config } }) {
    if (!complete || config.disable_update_check.effective !== false) return
    yield {
      at: config.disable_update_check,
      message: 'This agent asks HashiCorp every day whether there is a newer Nomad.',
      help: 'write `disable_update_check = true`, and look for new versions yourself',
    }
  },
})
