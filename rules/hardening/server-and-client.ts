import { defineRule, hcl } from '#rule'

export default defineRule({
  summary: 'An agent is a server or a client, not both.',
  why: `On such an agent jobs run beside the cluster's state, its gossip key and a server's private key: a job that gets
    out of its isolation owns the cluster, not a node. And a job that takes all memory takes a server with it. Nomad's
    documentation strongly recommends against it but for development.`,
  severity: 'warning',
  hardening: true,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/client#enabled',
    'https://developer.hashicorp.com/nomad/docs/concepts/security',
  ],
  examples: {
    bad: [
      hcl`
        data_dir = "/opt/nomad/data"

        acl {
          enabled = true
        }

        server {
        #~~~~~ tls/disabled
          enabled = true
          encrypt = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="
        }

        client {
          enabled = true
          #         ~~~~
        }
      `,
    ],
    good: [
      hcl`
        server {
          enabled = false
        }

        client {
          servers = ["10.0.0.10:4647"]
        }
      `,
    ],
  },
  *check({ agent: { complete, config, role } }) {
    if (!complete || role !== 'server+client') return
    const { server, client } = config
    yield {
      at: client.enabled,
      message: "This agent is server and client in one: jobs run beside the cluster's state and its keys.",
      help: 'run servers on machines of their own; on a development machine, `nomad agent -dev`',
      related: [{ message: 'it is a server here', location: server.enabled.at }],
    }
  },
})
