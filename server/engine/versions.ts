import type { Policy } from '../facts/facts.ts'
import { compareVersions, parseVersion, type Version } from '../facts/version.ts'
import type { Severity } from './finding.ts'

export interface VersionJudgement {
  readonly severity: Severity
  /** ` since Nomad 2.0.0`, for the message. */
  readonly since: string
}

/** The oldest Nomad that is supported. */
const oldest: Version = { major: 1, minor: 6, patch: 0 }

/**
 * What holds from a version on: its full severity where the version to judge as has it, nothing where it has
 * not, and a warning that names the version where none was said and only a part of the supported ones has it.
 */
export function inVersions(policy: Policy, since: string, severity: Severity): VersionJudgement | undefined {
  const first = parseVersion(since) as Version
  const words = ` since Nomad ${since}`
  if (policy.version !== undefined) {
    return compareVersions(policy.version, first) >= 0 ? { severity, since: words } : undefined
  }
  const always = compareVersions(oldest, first) >= 0
  return { severity: always || severity === 'info' ? severity : 'warning', since: words }
}
