import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: '`region` is written.',
  why: `The region is a part of the names in every certificate, \`server.<region>.nomad\`, and of what federated clusters call
    each other. An agent that does not write it is in \`global\`: a file that is copied to another cluster, or a
    certificate made for another region, then differs from it by something that stands nowhere.`,
  severity: 'info',
  preset: 'strict',
  hardening: true,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration#region',
    'https://github.com/hashicorp/nomad/issues/3126',
  ],
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
        region   = "global"
        data_dir = "/opt/nomad/data"

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
    if (!complete || config.region.written) return
    yield {
      at: config.region,
      message: 'The region of this agent is not written, so it is "global".',
      help: 'write `region = "global"`, or the region that the names in your certificates have',
    }
  },
})
