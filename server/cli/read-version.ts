import { readRelease } from '../facts/releases.ts'
import type { Version } from '../facts/version.ts'
import { visible } from '../report/visible.ts'
import { UsageError } from './option.ts'

/** `--nomad-version` */
export function readVersion(text: string): Version {
  const version = readRelease(text)
  if (typeof version === 'string') throw new UsageError(`--nomad-version ${visible(text)}: ${version}`)
  return version
}
