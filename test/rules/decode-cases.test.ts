import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Finding } from '../../server/engine/finding.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import {
  type DecodeCase,
  differences,
  fileOf,
  holdsTemplate,
  readDecodeCases,
} from '../config/decode-cases.ts'
import { memoryHost } from '../memory-host.ts'

/** What speaks for Nomad's parser and decoder. */
const ids = [
  'config/syntax',
  'config/hcl2-expression',
  'config/unknown-key',
  'config/duplicate-key',
  'config/wrong-type',
  'config/duration-without-unit',
  'config/json-flattened',
  'config/crashes-agent',
  'config/removed-key',
  'config/no-effect',
  'config/not-agent-config',
  'gossip/key-misplaced',
  'gossip/key-unquoted',
  'tls/misplaced-key',
]

async function findingsOn({ id, src }: DecodeCase): Promise<readonly Finding[]> {
  const path = `${id}.hcl`
  const options = {
    ...defaultOptions,
    paths: [path],
    version: { major: 2, minor: 0, patch: 5 },
    only: new Set(ids),
  }
  return (await lint(options, rules, memoryHost(new Map([[path, src]])))).findings
}

/** Why we and Nomad do not agree on a file; undefined where we do. */
async function disagreement(row: DecodeCase): Promise<string | undefined> {
  const findings = await findingsOn(row)
  const errors = findings.filter(({ severity }) => severity === 'error')
  const file = fileOf(row)
  if (holdsTemplate(file.config)) return errors.length === 0 ? undefined : 'judges a template'
  if (!row.ok) return errors.length > 0 ? undefined : 'Nomad refuses it'
  if (errors.length > 0) return `Nomad takes it, but ${errors[0]?.message}`
  if (row.ignored && findings.length === 0 && !isSilent(row)) return 'Nomad ignores it'
  return differences(file, row)[0]
}

/**
 * What has no effect without being wrong: an empty file, a comment in JSON, a zero. What too much stands in a
 * `fingerprint` only a client minds.
 */
function isSilent({ src }: DecodeCase): boolean {
  return /^\s*\{\s*\}\s*$|"\/\/"|extra_claims = \[\]|1\.5e-3|fingerprint/.test(src)
}

describe('Nomad 2.0 and we agree', async () => {
  const rows = readDecodeCases()
  const disagreements = (
    await Promise.all(rows.map(async (row) => ({ row, why: await disagreement(row) })))
  ).filter(({ why }) => why !== undefined)

  it('on what it refuses, ignores and sets', () => {
    const first = disagreements
      .slice(0, 10)
      .map(({ row, why }) => `${row.id} ${JSON.stringify(row.src)}: ${why}`)
    expect(first).toEqual([])
    expect(rows.length - disagreements.length).toBe(5219)
  })

  it('leaving only few values unjudged', () => {
    expect(rows.filter((row) => holdsTemplate(fileOf(row).config)).length).toBeLessThan(10)
  })
})
