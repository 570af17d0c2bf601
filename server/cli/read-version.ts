import { readRelease, unknownReleaseHint } from '../facts/releases.ts'
import type { Version } from '../facts/version.ts'
import { visible } from '../report/visible.ts'
import { UsageError } from './option.ts'
import { write } from './streams.ts'

/** `--nomad-version` */
export function readVersion(text: string): Version {
  const version = readRelease(text)
  if (typeof version === 'string') throw new UsageError(`--nomad-version ${visible(text)}: ${version}`)
  return version
}

/** Where no summary does: the version is one of which nobody knows yet what it does. */
export function tellUnknownVersion(version: Version | undefined): void {
  const hint = version && unknownReleaseHint(version)
  if (hint !== undefined) write(2, `Hint: ${hint}.\n`)
}
