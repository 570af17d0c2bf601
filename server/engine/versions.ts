import type { Policy } from '../facts/facts.ts'
import { oldestRelease } from '../facts/releases.ts'
import { hasReached } from '../facts/version.ts'
import type { Versions } from '../keys/key.ts'
import type { Severity } from './finding.ts'

export interface VersionJudgement {
  readonly severity: Severity
  /** ` since Nomad 2.0.0`, for the message. */
  readonly since: string
}

/**
 * What holds from a version on, or from the first patch of each minor that has it: its full severity where the
 * version to judge as has it, nothing where it has not, and a warning that names the versions where none was said
 * and only a part of the supported ones has it.
 */
export function inVersions(
  policy: Policy,
  since: string | Versions,
  severity: Severity,
): VersionJudgement | undefined {
  const firsts = typeof since === 'string' ? [since] : since
  const words = ` since Nomad ${listVersions(firsts)}`
  if (policy.version !== undefined) {
    return hasReached(policy.version, firsts) ? { severity, since: words } : undefined
  }
  return { severity: hasReached(oldestRelease, firsts) ? severity : partly(severity), since: words }
}

/** The same for what held until a version. */
export function beforeVersion(
  policy: Policy,
  until: string | Versions,
  severity: Severity,
): Omit<VersionJudgement, 'since'> | undefined {
  if (hasReached(policy.version ?? oldestRelease, typeof until === 'string' ? [until] : until))
    return undefined
  return { severity: policy.version === undefined ? partly(severity) : severity }
}

function partly(severity: Severity): Severity {
  return severity === 'info' ? severity : 'warning'
}

/** Whether every version that is supported, or the one to judge as, has it. */
export function isKnownTo(policy: Policy, since: Versions | undefined): boolean {
  return since === undefined || hasReached(policy.version ?? oldestRelease, since)
}

/** `1.8.3 and 1.9.0`. */
export function listVersions(versions: Versions): string {
  const last = versions.at(-1) as string
  return versions.length === 1 ? last : `${versions.slice(0, -1).join(', ')} and ${last}`
}
