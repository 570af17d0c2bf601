import { defineRule, hcl, isKnownTo, type Key, type Policy, pathOf, writtenKeys } from '#rule'

export default defineRule({
  summary: 'A key is one that Nomad means to keep.',
  why: `Deprecated keys still work, and an upgrade may end that. Each has a successor that says the same.`,
  severity: 'info',
  references: ['https://developer.hashicorp.com/nomad/docs/configuration/server'],
  examples: {
    bad: [
      hcl`
        server {
          retry_join = ["10.0.0.10"]
          #~~~~~~~~~
        }
      `,
    ],
    good: [
      hcl`
        server {
          server_join {
            retry_join = ["10.0.0.10"]
          }
        }
      `,
    ],
  },
  *checkFile({ file, policy }) {
    for (const { key, at, outer } of writtenKeys(file.config)) {
      const { deprecated, deprecatedSince } = key
      if (deprecated === undefined || isWorse(key, policy)) continue
      if (
        policy.version !== undefined &&
        deprecatedSince !== undefined &&
        !isKnownTo(policy, [deprecatedSince])
      )
        continue
      yield {
        at: { at },
        message: `\`${pathOf({ key, outer })}\` is deprecated${deprecatedSince === undefined ? '' : ` since Nomad ${deprecatedSince}`}.`,
        help: deprecated,
      }
    }
  },
})

/** What is removed, or has no effect any more, others speak of. */
function isWorse({ removed, merge }: Key, policy: Policy): boolean {
  const ended = merge === 'lost' ? ['1.10.0'] : removed
  return ended !== undefined && (policy.version === undefined || isKnownTo(policy, ended))
}
