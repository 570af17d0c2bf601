import { defineRule, hcl, type RegisteredRule } from '../../server/engine/rule.ts'

/** Rules that stay as they are, whatever becomes of the real ones. */
export const twoRules: readonly RegisteredRule[] = [
  {
    id: 'gossip/key-length',
    rule: defineRule({
      summary: 'The gossip key is 16, 24 or 32 bytes long.',
      why: `AES takes no other keys.
        Nomad does not start.`,
      severity: 'error',
      references: ['A thread'],
      examples: {
        bad: [
          hcl`
            server {
              encrypt = "c2hvcnQ="
              #         ~~~~~~~~~~
            }
          `,
        ],
        good: [],
      },
    }),
  },
  {
    id: 'tls/server-hostname-unverified',
    rule: defineRule({
      summary: 'Encrypted RPC also checks who is at the other end.',
      why: 'Any certificate of the CA will do otherwise.',
      severity: 'warning',
      preset: 'strict',
      hardening: true,
      cwe: 297,
      references: ['https://developer.hashicorp.com/nomad/docs/configuration/tls'],
      examples: { bad: [], good: [{ files: { 'a.hcl': '\n  tls {\n  }\n' }, version: '1.6.0' }] },
    }),
  },
]
