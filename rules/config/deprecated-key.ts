import {
  adviceOf,
  type ConfigFile,
  defineRule,
  hcl,
  isKnownTo,
  type Key,
  moveSetting,
  type Policy,
  type Proposal,
  pathOf,
  renameSetting,
  type WrittenKey,
  writtenEntries,
  writtenKeys,
} from '#rule'

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

        client {
          options {
            "driver.whitelist" = "docker"
            #~~~~~~~~~~~~~~~~~
          }
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
    for (const written of [...writtenKeys(file), ...renamedEntries(file)]) {
      const { key, at, outer } = written
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
        help: adviceOf(deprecated),
        fixes: successorFix(file, written),
      }
    }
  },
})

/** Options that Nomad still reads under an old name. Those of drivers, which it reads as well, no version has ended. */
function renamedEntries(file: ConfigFile): readonly WrittenKey[] {
  return writtenEntries(file).filter(({ key }) => key.deprecatedSince !== undefined)
}

/** Into the block that has it now, or under the name that it has now. */
function successorFix({ config }: ConfigFile, { key, at, block, outer }: WrittenKey): readonly Proposal[] {
  const { successor } = key
  if (successor === undefined) return []
  const [first = '', ...rest] = successor.split('.')
  const inner = block.keys.get(first)?.block
  const path = [...outer.map(({ name }) => name), first]
  const change =
    inner === undefined ? renameSetting(at, successor) : moveSetting(at, config, path, rest.join('.'))
  return [{ title: `write it as \`${successor}\``, safe: false, changes: [change] }]
}

/** What is removed, or has no effect any more, others speak of. */
function isWorse({ removed, lostSince }: Key, policy: Policy): boolean {
  const ended = lostSince ?? removed
  return ended !== undefined && (policy.version === undefined || isKnownTo(policy, ended))
}
