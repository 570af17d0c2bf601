import type { ConfigFile } from '../config/file.ts'
import type { Issue, IssueKind } from '../config/issue.ts'
import type { Policy } from '../facts/facts.ts'
import type { Block, Versions } from '../keys/key.ts'
import { trail } from '../keys/lookup.ts'
import { rootBlock } from '../keys/table.generated.ts'
import type { Severity } from './finding.ts'
import { inVersions, isKnownTo } from './versions.ts'

/** An issue as the version to judge as sees it. */
export interface JudgedIssue {
  readonly issue: Issue
  readonly severity: Severity
  /** ` since Nomad 2.0.0` where only some versions do, else nothing. */
  readonly since: string
}

/**
 * The issues of a file of these kinds, but for those that only a client minds. What concerns a key that the version does not know is left to those who say
 * that; without a version it is an error all the same where older ones refuse the key itself.
 */
export function* judgeIssues(
  file: ConfigFile,
  policy: Policy,
  ...kinds: readonly IssueKind[]
): Iterable<JudgedIssue> {
  for (const issue of file.issues) {
    const removed = issue.key?.removed
    if (issue.effect === 'refused-at-start' || !kinds.includes(issue.kind)) continue
    if (removed !== undefined && isKnownTo(policy, removed)) continue
    const severity: Severity = issue.effect === 'refused' ? 'error' : 'warning'
    const young = youngKey(issue, policy)
    const always =
      young === undefined || (policy.version === undefined && young.block.unknownKeys === 'refuse')
    const judgement = always ? { severity, since: '' } : inVersions(policy, young.since, severity)
    if (judgement !== undefined) yield { issue, ...judgement }
  }
}

function youngKey({ within, name, key }: Issue, policy: Policy): YoungKey | undefined {
  const path = key === undefined ? within : `${within}.${name}`
  return youngKeyAt(path.replace(/^\.?/, '/').replaceAll('.', '/'), policy)
}

interface YoungKey {
  /** The block it stands in. */
  readonly block: Block
  readonly since: Versions
}

/** The outermost key on the way to something that not every version in question knows. */
export function youngKeyAt(pointer: string, policy: Policy): YoungKey | undefined {
  let block: Block = rootBlock
  for (const step of trail(pointer) ?? []) {
    if (step.key.since !== undefined && !isKnownTo(policy, step.key.since))
      return { block, since: step.key.since }
    block = step.key.block ?? step.key.known ?? block
  }
  return undefined
}

/** Where it stands, for a message. */
export function placeOf({ within }: Issue): string {
  return within === '' ? 'at the top of the file' : `in \`${within}\``
}

/** Nomad's own words for names that are left over in a block it checks: the innermost block stands first. */
export function nomadOn({ within, effect }: Issue, name: string): string {
  if (effect !== 'refused') return ''
  const path = within === '' ? '' : `${within.split('.').toReversed().join('.')} `
  return `Nomad says: ${path}unexpected keys ${name}`
}
