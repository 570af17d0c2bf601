import {
  beforeVersion,
  type ConfigFile,
  defineRule,
  hcl,
  isKnownTo,
  listVersions,
  type Policy,
  pathOf,
  type Report,
  type WrittenKey,
  writtenKeys,
} from '#rule'

export default defineRule({
  summary: 'Every key is known to the Nomad that is to read it.',
  why: `A key of a newer Nomad is an unknown one to an older: most blocks refuse it, some ignore it. While a cluster is
    upgraded, both read the same file. Without a version to judge as, this names the newest key of a file that older ones
    refuse, and the versions that know it.`,
  severity: 'error',
  references: ['unexpected keys', 'https://developer.hashicorp.com/nomad/docs/upgrade/upgrade-specific'],
  examples: {
    bad: [
      {
        version: '1.7',
        files: {
          'nomad.hcl': hcl`
            client {
              users {
              #~~~~
                dynamic_user_min = 80000
              }

              preferred_address_family = "ipv4"
              #~~~~~~~~~~~~~~~~~~~~~~~
            }
          `,
        },
      },
      hcl`
        rpc {
        #~~
          accept_backlog = 256
        }

        reporting {
          license {
            enabled = false
          }
        }
      `,
    ],
    good: [
      {
        version: '1.10',
        files: {
          'nomad.hcl': hcl`
            rpc {
              accept_backlog = 256
            }
          `,
        },
      },
    ],
  },
  *checkFile({ file, policy }) {
    const young = youngKeys(file, policy)
    if (policy.version !== undefined) {
      for (const written of young) yield reportOn(written, policy)
      return
    }
    const [newest, ...others] = young.filter(isRefused).toSorted((a, b) => order(sinceOf(b), sinceOf(a)))
    if (newest === undefined) return
    yield {
      ...reportOn(newest, policy),
      related: others.map((other) => ({
        message: `\`${pathOf(other)}\` is known since Nomad ${listVersions(sinceOf(other))}`,
        location: other.at,
      })),
    }
  },
})

/** Keys that not all versions in question know, without those inside a block of which that is true already. */
function youngKeys(file: ConfigFile, policy: Policy): readonly WrittenKey[] {
  return writtenKeys(file).filter(
    ({ key, block, outer }) =>
      block.unknownKeys !== 'free' &&
      !isKnownTo(policy, key.since) &&
      outer.every(({ since }) => isKnownTo(policy, since)),
  )
}

function reportOn(written: WrittenKey, policy: Policy): Report {
  const refused = isRefused(written)
  const since = sinceOf(written)
  const { severity = 'warning' } = beforeVersion(policy, since, refused ? 'error' : 'warning') ?? {}
  return {
    at: written,
    severity,
    message: `\`${pathOf(written)}\` is known since Nomad ${listVersions(since)}: older ones ${refused ? 'refuse the file' : 'ignore it'}.`,
    help: policy.version === undefined ? 'say which version reads it: `--nomad-version`' : 'delete it',
  }
}

function isRefused({ block }: WrittenKey): boolean {
  return block.unknownKeys === 'refuse'
}

function sinceOf({ key }: WrittenKey): readonly string[] {
  return key.since ?? []
}

/** Two lists of versions by the last of each. */
function order(a: readonly string[], b: readonly string[]): number {
  return (a.at(-1) ?? '').localeCompare(b.at(-1) ?? '', 'en', { numeric: true })
}
