import type { ConfigFile } from '../config/file.ts'
import type { Issue } from '../config/issue.ts'
import { leavesOf } from '../config/leaves.ts'
import { fieldAt, type StructValue } from '../config/values.ts'
import { nearestKey } from '../keys/nearest.ts'
import { textOf } from '../text/source.ts'

/**
 * Agent pointers to what is meant where Nomad refuses what is written: a misspelt name, a label on a block that takes
 * none, a value of another kind. That they are absent says nothing: once the mistake is mended, they are not.
 */
export function meantSettings(files: readonly ConfigFile[]): ReadonlySet<string> {
  const meant = new Set<string>()
  for (const { issues } of files) {
    for (const issue of issues) {
      const name = issue.effect === 'refused' ? meantName(issue) : undefined
      if (name !== undefined) meant.add(pointerTo([...pathTo(issue), name]))
    }
  }
  return meant
}

/**
 * Agent pointers to settings that stand twice where Nomad refuses that, alone or with another value in a block that
 * does: which value is meant, only their owner knows.
 */
export function disputedSettings(files: readonly ConfigFile[]): ReadonlySet<string> {
  const disputed = new Set<string>()
  for (const file of files) {
    for (const issue of file.issues) {
      const { kind, effect, key } = issue
      if (kind !== 'duplicate' || effect !== 'refused' || key === undefined) continue
      const path = [...pathTo(issue), key.name]
      // Once is enough for all repeats of a block.
      if (disputed.has(pointerTo(path))) continue
      disputed.add(pointerTo(path))
      for (const inside of contradictions(file.config, path)) disputed.add(pointerTo([...path, ...inside]))
    }
  }
  return disputed
}

/** Names that lead from a block that stands twice to settings of which it says two things. */
function contradictions(config: StructValue, path: readonly string[]): readonly (readonly string[])[] {
  const struct = fieldAt(config, ...path)
  if (struct?.kind !== 'struct') return []
  return leavesOf(struct)
    .filter(
      ({ leaf }) => new Set(leaf.origins.map(({ value: { source, span } }) => textOf(source, span))).size > 1,
    )
    .map(({ block, leaf }) => [...block.path, leaf.key.name])
}

function pointerTo(path: readonly string[]): string {
  return path.map((step) => `/${step}`).join('')
}

function pathTo({ within }: Issue): readonly string[] {
  return within === '' ? [] : within.split('.')
}

function meantName({ kind, name, block, key }: Issue): string | undefined {
  if (kind === 'unknown') return nearestKey(name, block)
  if (kind === 'label') return name
  return kind === 'wrong-type' ? key?.name : undefined
}
