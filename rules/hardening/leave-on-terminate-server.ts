import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'A server that stops does not leave the cluster.',
  why: `With \`leave_on_terminate\` or \`leave_on_interrupt\` a server that is stopped, and be it for a restart, takes
    itself out of the Raft peers. Stop two of three and the third has a quorum of one: the next one to come back may
    well start from nothing. Only a server that never returns should leave, and then by \`nomad server
    force-leave\` or \`nomad operator raft remove-peer\`. Clients may leave as they like.`,
  severity: 'warning',
  hardening: true,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration#leave_on_terminate',
    'https://developer.hashicorp.com/nomad/docs/configuration#leave_on_interrupt',
  ],
  examples: {
    bad: [
      hcl`
        leave_on_terminate = true
        #                    ~~~~

        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
        #~~~~~ tls/disabled
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }
      `,
    ],
    good: [
      hcl`
        # Part of a client: with drain_on_shutdown its jobs move on before it stops.
        leave_on_terminate = true
        leave_on_interrupt = true

        client {
          drain_on_shutdown {
            deadline = "10m"
          }
        }
      `,
    ],
  },
  *check({ agent: { config, role } }) {
    if (role !== 'server' && role !== 'server+client') return
    for (const [setting, signal] of [
      [config.leave_on_terminate, 'SIGTERM'],
      [config.leave_on_interrupt, 'SIGINT'],
    ] as const) {
      if (setting.effective !== true) continue
      yield {
        at: setting,
        message: `${signal} does not only stop this server but takes it out of the cluster: restarting a few in a row costs the quorum.`,
        help: 'delete it on servers; one that is gone for good is removed by `nomad operator raft remove-peer`',
      }
    }
  },
})
