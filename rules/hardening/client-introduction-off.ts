import { defineRule, hcl, inVersions } from '#rule'

export default defineRule({
  summary: 'Servers look at how new clients introduce themselves.',
  why: `Since 1.11 a client can bring a token when it first registers. With \`enforcement = "none"\` nobody looks at it:
    whoever has a client's certificate, or on clusters without mutual TLS the servers' address, adds a node and gets
    jobs with their secrets. By default servers warn of clients without a token; "strict" turns them away.`,
  severity: 'warning',
  hardening: true,
  cwe: 306,
  references: [
    'https://developer.hashicorp.com/nomad/docs/configuration/server#client_introduction-block',
    'nomad/structs/node.go, NodeIntroductionConfig',
  ],
  examples: {
    bad: [
      {
        version: '1.11.0',
        files: {
          'nomad.hcl': hcl`
            server {
              client_introduction {
                enforcement = "none"
                #             ~~~~~~
              }
            }
          `,
        },
      },
    ],
    good: [
      {
        version: '1.11.0',
        files: {
          'nomad.hcl': hcl`
            server {
              client_introduction {
                enforcement = "strict"
              }
            }
          `,
        },
      },
    ],
  },
  *check({ agent: { config, role }, facts: { policy } }) {
    const { enforcement } = config.server.client_introduction
    const judged = inVersions(policy, '1.11.0', 'warning')
    if (judged === undefined || role === 'client' || enforcement.value !== 'none') return
    yield {
      at: enforcement,
      severity: judged.severity,
      message: 'Any client may join the cluster without having been introduced, and nobody hears of it.',
      help: 'delete it, so that servers warn of them; write "strict" once `nomad node intro create` is part of how clients are set up',
    }
  },
})
