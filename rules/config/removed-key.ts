import { adviceOf, defineRule, hcl, inVersions, isKnownTo, pathOf, removeSetting, writtenKeys } from '#rule'

export default defineRule({
  summary: 'A key is one that Nomad still has.',
  why: `Nomad refuses keys that it had in earlier versions as it refuses any that it does not know, or it ignores them and
    what they said no longer holds. An agent that was upgraded does not start then, or is not what it was.`,
  severity: 'error',
  references: [
    'CHANGELOG.md, 1.9.0: GH-23712',
    'https://developer.hashicorp.com/nomad/docs/upgrade/upgrade-specific',
  ],
  examples: {
    bad: [
      {
        version: '1.9',
        files: {
          'nomad.hcl': hcl`
            tls {
              tls_prefer_server_cipher_suites = true
              #~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            }
          `,
        },
      },
      hcl`
        client {
          reserved {
            iops = 100
            #~~~
          }
        }
      `,
      {
        version: '1.10',
        files: {
          'nomad.hcl': hcl`
            vault {
              allow_unauthenticated = false
              #~~~~~~~~~~~~~~~~~~~~
            }
          `,
        },
      },
    ],
    good: [
      {
        version: '1.8',
        files: {
          'nomad.hcl': hcl`
            tls {
              tls_prefer_server_cipher_suites = true
            }
          `,
        },
      },
    ],
  },
  *checkFile({ file, policy }) {
    for (const { key, at, block, outer } of writtenKeys(file)) {
      if (key.removed === undefined) continue
      const refused = block.unknownKeys === 'refuse'
      const judged = inVersions(policy, key.removed, refused ? 'error' : 'warning')
      if (judged === undefined) continue
      yield {
        at: { at },
        severity: judged.severity,
        message: `\`${pathOf({ key, outer })}\` is gone${judged.since}: Nomad ${refused ? 'refuses the file' : 'ignores it'}.`,
        help: key.deprecated === undefined ? 'delete it' : `delete it; ${adviceOf(key.deprecated)}`,
        // An older version, where none was said, may still read it.
        fixes: [
          {
            title: `delete \`${key.name}\``,
            safe: isKnownTo(policy, key.removed),
            changes: [removeSetting(at)],
          },
        ],
      }
    }
  },
})
