import { describe, expect, it } from 'vitest'
import type { ConfigFile } from '../../server/config/file.ts'
import type { FieldValue, StructValue } from '../../server/config/values.ts'
import { type DecodeCase, differences, fileOf, holdsTemplate, readDecodeCases } from './decode-cases.ts'

/** How decoding and Nomad disagree on a file; `test/rules/decode-cases.test.ts` asks the rules as well. */
function disagreement(row: DecodeCase): string | undefined {
  const file = fileOf(row)
  const refused = isRefused(file)
  if (holdsTemplate(file.config)) return refused ? 'judges a template' : undefined
  // Removed keys are decoded; a rule knows which versions still take them.
  if (holdsRemoved(file.config)) return undefined
  if (!row.ok) return refused ? undefined : 'Nomad refuses it'
  if (refused) return 'Nomad takes it'
  if (row.ignored && isSilent(file) && !isNothing(row)) return 'Nomad ignores it'
  return differences(file, row)[0]
}

function isRefused({ kind, parsed, issues }: ConfigFile): boolean {
  return kind !== 'agent' || !parsed.ok || issues.some(({ effect }) => effect === 'refused')
}

function isSilent({ parsed, issues }: ConfigFile): boolean {
  return parsed.problems.length === 0 && issues.length === 0
}

/** What has no effect without being wrong: an empty file, a comment in JSON, a zero. */
function isNothing({ src }: DecodeCase): boolean {
  return /^\s*\{\s*\}\s*$|"\/\/"|extra_claims = \[\]|1\.5e-3/.test(src)
}

function holdsRemoved({ fields }: StructValue): boolean {
  const isRemoved = (field: FieldValue): boolean => {
    if (field.kind === 'leaf') return field.key.removed !== undefined
    return field.kind === 'struct' ? holdsRemoved(field) : [...field.entries.values()].some(holdsRemoved)
  }
  return [...fields.values()].some(isRemoved)
}

const rows = readDecodeCases()
const parts = Array.from({ length: Math.ceil(rows.length / 50) }, (_, index) =>
  rows.slice(index * 50, index * 50 + 50),
)

describe('decoding refuses, ignores and sets what Nomad 2.0 does', () => {
  it.each(parts.map((part) => [part[0]?.id, part] as const))('from %s on', (_, part) => {
    const found = part.map((row) => ({ src: row.src, why: disagreement(row) }))
    expect(found.filter(({ why }) => why !== undefined)).toEqual([])
  })
})
