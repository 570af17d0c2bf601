import { compareVersions, formatVersion, parseVersion, type Version } from './version.ts'

/** The newest patch of every minor release, Enterprise ones included (Nomad's CHANGELOG.md and changelogs of old releases). */
const newestPatches: readonly Version[] = [
  { major: 1, minor: 6, patch: 15 },
  { major: 1, minor: 7, patch: 19 },
  { major: 1, minor: 8, patch: 21 },
  { major: 1, minor: 9, patch: 13 },
  { major: 1, minor: 10, patch: 15 },
  { major: 1, minor: 11, patch: 9 },
  { major: 2, minor: 0, patch: 5 },
]

/** The oldest Nomad that is supported. */
export const oldestRelease: Version = { major: 1, minor: 6, patch: 0 }

const newest = newestPatches.at(-1) as Version

/** What has to be said about a release of which nobody knows yet what it does; a patch does little. */
export function unknownReleaseHint(version: Version): string | undefined {
  const known = `${newest.major}.${newest.minor}`
  if (version.major === newest.major ? version.minor <= newest.minor : version.major < newest.major)
    return undefined
  return `Nomad ${formatVersion(version)} is newer than ${known}, the last that nomadlint knows: judged like that one`
}

/**
 * The release that a text means: `1.10.3` as it is, `1.10` as its newest known patch. A version newer than any known one
 * is taken at its word. Otherwise why it means none, in words.
 */
export function readRelease(text: string): Version | string {
  const version = parseVersion(text)
  if (version === undefined) return 'not a version such as 1.10 or 1.10.3'
  if (compareVersions(version, oldestRelease) < 0)
    return `nomadlint knows Nomad from ${formatVersion(oldestRelease)} on`
  const minors = newestPatches.filter(({ major }) => major === version.major).map(({ minor }) => minor)
  const isOld = compareVersions(version, newest) < 0
  if (isOld && !minors.includes(version.minor)) return 'there is no such release of Nomad'
  const namesPatch = /^[^+-]*\.[^+-]*\./.test(text)
  const known = newestPatches.find(({ major, minor }) => major === version.major && minor === version.minor)
  return namesPatch ? version : (known ?? version)
}
