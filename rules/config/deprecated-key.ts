import { defineRule, hcl, isKnownTo, pathOf, writtenKeys } from '#rule'

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
      const { deprecated, deprecatedSince, removed } = key
      if (deprecated === undefined || (removed !== undefined && isKnownTo(policy, removed))) continue
      const since = deprecatedSince === undefined ? [] : [deprecatedSince]
      if (policy.version !== undefined && deprecatedSince !== undefined && !isKnownTo(policy, since)) continue
      yield {
        at: { at },
        message: `\`${pathOf({ key, outer })}\` is deprecated${deprecatedSince === undefined ? '' : ` since Nomad ${deprecatedSince}`}.`,
        help: deprecated,
      }
    }
  },
})
