import type { Versions } from '../keys/key.ts'

/** A Nomad release. */
export interface Version {
  readonly major: number
  readonly minor: number
  readonly patch: number
}

/** `1.10`, `v1.10.3`, and what `nomad version` adds: `1.10.3+ent`, `2.0.0-rc.1`. */
export function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:[+-][\w.+-]+)?$/.exec(text.trim())
  if (!match) return undefined
  return { major: Number(match[1]), minor: Number(match[2]), patch: Number(match[3] ?? 0) }
}

export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch
}

export function formatVersion({ major, minor, patch }: Version): string {
  return `${major}.${minor}.${patch}`
}

const known = new Map<string, Version>()

/** One that keys and rules name: there are few, and they are compared with for every key of every agent. */
function named(text: string): Version {
  let version = known.get(text)
  if (version === undefined) known.set(text, (version = parseVersion(text) as Version))
  return version
}

/** A minor that has a first patch of its own goes by that, every other by the last of them. */
export function hasReached(version: Version, firsts: Versions): boolean {
  const parsed = firsts.map(named)
  const own = parsed.find(({ major, minor }) => major === version.major && minor === version.minor)
  return compareVersions(version, own ?? (parsed.at(-1) as Version)) >= 0
}
