import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse as parseHcl2 } from '@cdktf/hcl2json'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { exampleFiles } from '../../server/engine/rule.ts'
import { decodeGeneric } from '../../server/hcl/generic.ts'
import { hcl2Differences } from '../../server/hcl/hcl2-causes.ts'
import { parse } from '../../server/hcl/parse.ts'
import type { Body, Value } from '../../server/hcl/tree.ts'
import { createSource } from '../../server/text/source.ts'
import { configuration } from '../referee/arbitrary-config.ts'
import { type Difference, differences, type Hcl2Value } from './compare-hcl2.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

function hclBelow(folder: string): readonly string[] {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return paths
    .filter((path) => path.endsWith('.hcl'))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'))
}

function golden(): readonly string[] {
  const lines = readFileSync(join(root, 'test/fixtures/hcl1-cases.jsonl'), 'utf8').trimEnd().split('\n')
  return lines.flatMap((line) => (JSON.parse(line) as { src?: string }).src ?? [])
}

const ofRules = rules.flatMap(({ rule: { examples } }) =>
  [...examples.bad, ...examples.good].flatMap((example) => Object.values(exampleFiles(example))),
)
const generated = fc.sample(configuration('tame', 0, 6), { seed: 20_300_101, numRuns: 1500 })
const texts = [
  ...golden(),
  'name = "Zoe\u0308"',
  ...hclBelow('test/fixtures'),
  ...hclBelow('examples'),
  ...ofRules,
  ...generated,
]

/** What is different for a reason: every one has to occur. */
const reasons: Readonly<Record<string, (difference: Difference, heredocs: ReadonlySet<string>) => boolean>> =
  {
    'a leading zero makes a number octal': ({ ours, theirs }) =>
      typeof theirs === 'number' && ours === Number.parseInt(`${theirs}`, 8) && ours !== theirs,
    'integers beyond 2^53 are rounded': ({ ours, theirs }) =>
      typeof ours === 'bigint' && Number(ours) === theirs,
    'heredocs keep their indentation, and get plain line ends': ({ ours, theirs }, heredocs) =>
      typeof ours === 'string' &&
      heredocs.has(ours) &&
      typeof theirs === 'string' &&
      flush(ours) === flush(theirs),
    'text is put into the normal form of Unicode': ({ ours, theirs }) =>
      typeof ours === 'string' && ours.normalize('NFC') === theirs,
    'expressions are evaluated, or written anew': ({ ours }) =>
      typeof ours === 'string' && /\$\{[^}]*["{\s]/.test(ours),
    'a list behind a list is an index': ({ ours, theirs }) =>
      Array.isArray(ours) && Array.isArray(theirs) && theirs.some((value) => `${value}`.startsWith('${[')),
  }

/** Without indentation, and with plain line ends. */
function flush(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/^[^\S\n]+/gm, '')
}

function heredocsIn(body: Body): readonly string[] {
  const within = (value: Value): readonly string[] => {
    if (value.kind === 'object') return heredocsIn(value.body)
    if (value.kind === 'list') return value.elements.flatMap(within)
    return value.kind === 'string' && value.heredoc ? [value.value] : []
  }
  return body.items.flatMap(({ value }) => within(value))
}

async function readAsHcl2(text: string): Promise<Hcl2Value | undefined> {
  try {
    return (await parseHcl2('input', text)) as Hcl2Value
  } catch {
    return undefined
  }
}

describe("HCL 2's parser", () => {
  it('reads the same values where it reads a file at all, but for what is named', async () => {
    const met = new Set<string>()
    const unexplained: unknown[] = []
    let compared = 0
    for (const text of texts) {
      const parsed = parse(createSource('input', text))
      const generic = decodeGeneric(parsed)
      const theirs = generic.ok ? await readAsHcl2(text) : undefined
      if (!generic.ok || theirs === undefined) continue
      compared++
      const heredocs = new Set(heredocsIn(parsed.tree))
      for (const difference of differences(generic.value, theirs)) {
        const known = Object.keys(reasons).find((name) => reasons[name]?.(difference, heredocs))
        if (known === undefined) unexplained.push({ text, ...difference })
        else met.add(known)
      }
    }
    expect(unexplained).toEqual([])
    expect([...met].sort()).toEqual(Object.keys(reasons).sort())
    expect(compared).toBeGreaterThan(600)
  }, 120_000)

  it('refuses every file in which a reason for that is seen', async () => {
    const wrong: unknown[] = []
    const seen = new Set<string>()
    for (const text of texts) {
      const source = createSource('input', text)
      const parsed = parse(source)
      if (!parsed.ok || parsed.format !== 'hcl') continue
      const causes = hcl2Differences(source, parsed.tree)
      for (const { cause } of causes) seen.add(cause)
      if (causes.length > 0 && (await readAsHcl2(text)) !== undefined) wrong.push({ text, causes })
    }
    expect(wrong).toEqual([])
    expect(seen.size).toBe(9)
  }, 120_000)
})
