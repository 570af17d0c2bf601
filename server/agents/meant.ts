import type { ConfigFile } from '../config/file.ts'
import type { Issue } from '../config/issue.ts'
import { nearestKey } from '../keys/nearest.ts'

/**
 * Agent pointers to what is meant where Nomad refuses what is written: a misspelt name, a label on a block that takes
 * none, a value of another kind. That they are absent says nothing: once the mistake is mended, they are not.
 */
export function meantSettings(files: readonly ConfigFile[]): ReadonlySet<string> {
  const meant = new Set<string>()
  for (const { issues } of files) {
    for (const issue of issues) {
      const name = issue.effect === 'refused' ? meantName(issue) : undefined
      if (name !== undefined) meant.add([...pathTo(issue), name].map((step) => `/${step}`).join(''))
    }
  }
  return meant
}

/** Agent pointers to settings that stand twice where Nomad refuses that: which value is meant, only their owner knows. */
export function disputedSettings(files: readonly ConfigFile[]): ReadonlySet<string> {
  const disputed = new Set<string>()
  for (const { issues } of files) {
    for (const issue of issues) {
      const { kind, effect, key } = issue
      if (kind !== 'duplicate' || effect !== 'refused' || key === undefined) continue
      disputed.add([...pathTo(issue), key.name].map((step) => `/${step}`).join(''))
    }
  }
  return disputed
}

function pathTo({ within }: Issue): readonly string[] {
  return within === '' ? [] : within.split('.')
}

function meantName({ kind, name, block, key }: Issue): string | undefined {
  if (kind === 'unknown') return nearestKey(name, block)
  if (kind === 'label') return name
  return kind === 'wrong-type' ? key?.name : undefined
}
