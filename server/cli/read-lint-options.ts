import type { RegisteredRule } from '../engine/rule.ts'
import type { Host } from '../host.ts'
import { defaultOptions, type LintOptions } from '../lint-options.ts'
import { visible } from '../report/visible.ts'
import { readNomadVersion } from './nomad-version.ts'
import { type Arguments, UsageError, valueOf } from './option.ts'
import { readStarted } from './read-agent-flags.ts'
import { readInput } from './read-input.ts'
import { readOnly, readSeverities } from './select-rules.ts'

/** What the arguments ask of a run; refuses what cannot be meant. */
export async function readLintOptions(
  args: Arguments,
  rules: readonly RegisteredRule[],
  host: Host,
): Promise<LintOptions> {
  const version = valueOf(args, 'nomad-version')
  return {
    ...defaultOptions,
    ...(await readInput(args)),
    started: readStarted(args),
    merge: args.switches.has('merge'),
    onNode: args.switches.has('on-node'),
    inlineConfig: !args.switches.has('no-inline-config'),
    timed: args.switches.has('stats'),
    root: await readRoot(valueOf(args, 'root'), host),
    version: version === undefined ? undefined : readNomadVersion(version),
    preset: (valueOf(args, 'preset') ?? defaultOptions.preset) as LintOptions['preset'],
    severities: readSeverities(args.values.get('rule') ?? [], rules),
    only: readOnly(args.values.get('only') ?? [], rules),
  }
}

async function readRoot(root: string | undefined, host: Host): Promise<string | undefined> {
  if (root === undefined) return undefined
  const facts = await host.stat(root)
  if (facts.known && facts.value.type === 'directory') return root
  throw new UsageError(`--root ${visible(root)}: not a directory`)
}
