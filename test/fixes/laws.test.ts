import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import type { Finding } from '../../server/engine/finding.ts'
import type { Example, RegisteredRule } from '../../server/engine/rule.ts'
import { type FixReport, fix } from '../../server/fix.ts'
import { lint } from '../../server/lint.ts'
import { createSource, type Source } from '../../server/text/source.ts'
import type { Edit } from '../../server/text/span.ts'
import { exampleRun } from '../lint-example.ts'

/** What `--fix` makes of an example; and again, of what it has made. */
async function fixTwice(example: Example, rule: RegisteredRule, unsafe: boolean) {
  const { options, host } = await exampleRun(example, rule)
  const first = await fix({ ...options, unsafe }, rules, host)
  const after = { ...options, overlay: overlayOf(first) }
  return {
    first,
    left: (await lint(after, rules, host)).findings,
    second: await fix({ ...after, unsafe }, rules, host),
  }
}

function overlayOf({ rewrites }: FixReport): ReadonlyMap<string, Uint8Array> {
  return new Map(Array.from(rewrites, ([path, { text }]) => [path, new TextEncoder().encode(text)]))
}

function wordsOf({ rule, message, location }: Finding): string {
  return `${location.source.path}: ${rule}: ${message}`
}

function overlap({ location: a }: Edit, { location: b }: Edit): boolean {
  return a !== b && a.source === b.source && a.span.start < b.span.end && b.span.start < a.span.end
}

const examples = rules.flatMap((rule) =>
  rule.rule.examples.bad.flatMap((example, index) =>
    [false, true].map((unsafe) => ({
      name: `${rule.id} ${index + 1}${unsafe ? ', judgement asked' : ''}`,
      rule,
      example,
      unsafe,
    })),
  ),
)

describe('what is fixed', () => {
  it.each(examples)('$name', async ({ rule, example, unsafe }) => {
    const { first, left, second } = await fixTwice(example, rule, unsafe)
    const before = first.before.findings.map(wordsOf)
    for (const { edits } of first.before.findings.flatMap(({ fixes }) => fixes))
      expect(edits.filter((edit) => edits.some((other) => overlap(edit, other)))).toEqual([])
    // Nothing new comes of it, as many are gone as were fixed, and doing it again does nothing.
    const revealing = first.fixed.filter(({ fixes }) => fixes.some(({ reveals }) => reveals))
    const brought = left.filter((finding) => !before.includes(wordsOf(finding)))
    // What other rules tell only now was there before.
    const own = new Set(revealing.map((finding) => finding.rule))
    expect(brought.filter((finding) => own.size === 0 || own.has(finding.rule)).map(wordsOf)).toEqual([])
    if (own.size === 0) expect(left.length).toBeLessThanOrEqual(before.length - first.fixed.length)
    expect([...second.rewrites.keys()]).toEqual([])
    for (const { original, text } of first.rewrites.values()) {
      const parses = (source: Source): boolean => parseConfigFile(source, true).parsed.ok
      expect(parses(createSource(original.path, text)) || !parses(original)).toBe(true)
    }
  })
})

/** The rules that can repair what they find, and whether a person has to look at it. */
const promised: Readonly<Record<string, 'safe' | 'unsafe'>> = {
  'config/deprecated-key': 'unsafe',
  'config/duplicate-key': 'unsafe',
  'config/duration-without-unit': 'unsafe',
  'config/invalid-value': 'safe',
  'config/json-flattened': 'safe',
  'config/no-effect': 'safe',
  'config/partial-block-resets': 'safe',
  'config/removed-key': 'safe',
  'config/string-boolean': 'safe',
  'config/syntax': 'safe',
  'config/unknown-key': 'unsafe',
  'config/unused-suppression': 'safe',
  'config/wrong-type': 'safe',
  'gossip/key-double-encoded': 'safe',
  'gossip/key-misplaced': 'unsafe',
  'gossip/key-not-base64': 'safe',
  'gossip/key-on-client': 'unsafe',
  'gossip/key-unquoted': 'safe',
  'gossip/key-whitespace': 'safe',
  'tls/cipher-unknown': 'unsafe',
  'tls/cipher-weak': 'unsafe',
  'tls/cipher-whitespace': 'safe',
  'tls/disabled': 'unsafe',
  'tls/http-plaintext': 'unsafe',
  'tls/https-client-unverified': 'unsafe',
  'tls/min-version-invalid': 'safe',
  'tls/min-version-weak': 'safe',
  'tls/misplaced-key': 'unsafe',
  'tls/no-effect': 'safe',
  'tls/rpc-plaintext': 'safe',
  'tls/server-hostname-unverified': 'safe',
  'tls/upgrade-mode-on': 'unsafe',
}

/** What a fix makes of a key of an example is a key that our own pages print: no fix would do that elsewhere. */
const ownKeysPass = new Map([['gossip/key-published', 'off']] as const)

describe('a rule that promises a fix keeps its word in its own examples', () => {
  it.each(Object.entries(promised))('%s: %s', async (id, kind) => {
    const rule = rules.find((one) => one.id === id) as RegisteredRule
    const fixed = async (unsafe: boolean): Promise<number> => {
      let count = 0
      for (const example of rule.rule.examples.bad) {
        const { options, host } = await exampleRun(example, rule)
        const report = await fix({ ...options, unsafe, severities: ownKeysPass }, rules, host)
        count += report.fixed.filter((finding) => finding.rule === id).length
      }
      return count
    }
    if (kind === 'unsafe') expect(await fixed(false)).toBe(0)
    expect(await fixed(kind === 'unsafe')).toBeGreaterThan(0)
  })
})
