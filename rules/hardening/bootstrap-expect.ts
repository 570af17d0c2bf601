import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'A cluster has three or five servers.',
  why: `A single server has the only copy of the cluster's state: when its disk is gone, so is the cluster, and while it
    restarts, nothing is scheduled. An even number of servers survives no more failures than one less, and a network
    that splits in halves leaves no majority in either. Nomad warns of both when it starts.`,
  severity: 'warning',
  hardening: true,
  references: [
    'WARNING: Bootstrap mode enabled! Potentially unsafe operation.',
    'WARNING: Number of bootstrap servers should ideally be set to an odd number.',
    'https://developer.hashicorp.com/nomad/docs/configuration/server#bootstrap_expect',
    'https://github.com/hashicorp/nomad/issues/8447',
  ],
  examples: {
    bad: [
      hcl`
        server {
          bootstrap_expect = 1
          #                  ~
        }
      `,
      hcl`
        server {
          bootstrap_expect = 4
          #                  ~
        }
      `,
    ],
    good: [
      hcl`
        server {
          bootstrap_expect = 3
        }
      `,
      hcl`
        client {
          enabled = false
        }

        server {
          enabled          = false
          bootstrap_expect = 0
        }
      `,
    ],
  },
  *check({ agent: { config, role } }) {
    const { bootstrap_expect } = config.server
    const { value } = bootstrap_expect
    if (role === 'client' || value === undefined || value < 1 || (value > 1 && value % 2 === 1)) return
    yield {
      at: bootstrap_expect,
      message:
        value === 1
          ? '1 server is a cluster by itself: the only copy of its state is on it.'
          : `${value} servers survive no more failures than ${value - 1}, and a network cut in halves leaves no leader.`,
      help: `write ${value > 3 ? value - 1 : 3}, on every server alike${value === 1 ? '; on a development machine, run `nomad agent -dev`' : ''}`,
    }
  },
})
