import type { RegisteredRule } from '../engine/rule.ts'
import { readAccounts } from '../facts/accounts.ts'
import { FactCache } from '../facts/cache.ts'
import type { Host } from '../host.ts'
import { defaultOptions, type LintOptions } from '../lint-options.ts'
import { visible } from '../report/visible.ts'
import { type Arguments, UsageError, valueOf } from './option.ts'
import { readStarted } from './read-agent-flags.ts'
import { readInput } from './read-input.ts'
import { type Input, shown } from './read-paths.ts'
import { readVersion } from './read-version.ts'
import { readOnly, readSeverities } from './select-rules.ts'

/** What the arguments ask of a run; refuses what cannot be meant. */
export async function readLintOptions(
  args: Arguments,
  rules: readonly RegisteredRule[],
  host: Host,
): Promise<LintOptions & Pick<Input, 'trouble'>> {
  const version = valueOf(args, 'nomad-version')
  return {
    ...defaultOptions,
    ...(await readInput(args)),
    config: await readConfig(args, host),
    started: readStarted(args),
    merge: args.switches.has('merge'),
    onNode: args.switches.has('on-node'),
    inlineConfig: !args.switches.has('no-inline-config'),
    timed: args.switches.has('stats'),
    user: await readUser(args, host),
    root: await readRoot(valueOf(args, 'root'), host),
    version: version === undefined ? undefined : readVersion(version),
    preset: valueOf(args, 'preset') as LintOptions['preset'],
    failOn: valueOf(args, 'fail-on') as LintOptions['failOn'],
    severities: readSeverities(args.values.get('rule') ?? [], rules),
    only: readOnly(args.values.get('only') ?? [], rules),
  }
}

/** A number does where the user is of a directory service, which is not asked. */
async function readUser(args: Arguments, host: Host): Promise<string | undefined> {
  const user = valueOf(args, 'user')
  if (user === undefined) return undefined
  if (!args.switches.has('on-node')) throw new UsageError('--user is of use with --on-node only')
  const accounts = await readAccounts(host, new FactCache())
  if (accounts.find(user) !== undefined) return user
  throw new UsageError(`--user ${visible(user)}: not in /etc/passwd; a number will do as well`)
}

async function readConfig(args: Arguments, host: Host): Promise<string | false | undefined> {
  const file = valueOf(args, 'config')
  if (args.switches.has('no-config')) {
    if (file !== undefined) throw new UsageError('--config and --no-config exclude each other')
    return false
  }
  if (file === undefined) return undefined
  if (!(await host.stat(file)).known) throw new UsageError(`--config ${visible(file)}: no such file`)
  return shown(file)
}

async function readRoot(root: string | undefined, host: Host): Promise<string | undefined> {
  if (root === undefined) return undefined
  const facts = await host.stat(root)
  if (facts.known && facts.value.type === 'directory') return root
  throw new UsageError(`--root ${visible(root)}: not a directory`)
}
