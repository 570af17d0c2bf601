import { describe, expect, it } from 'vitest'
import { assembleAgent } from '../../server/agents/assemble.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { Collector } from '../../server/engine/collect.ts'
import type { Severity } from '../../server/engine/finding.ts'
import type { RegisteredRule, Rule } from '../../server/engine/rule.ts'
import { runOnAgent, runOnFile } from '../../server/engine/run.ts'
import { activeRules, type Selection } from '../../server/engine/severity.ts'
import { nothingBeside } from '../../server/facts/beside.ts'
import { unknown } from '../../server/host.ts'
import { createSource } from '../../server/text/source.ts'
import { testNow } from '../certificates.ts'

const prose = { summary: '', why: '', references: [], examples: { bad: [], good: [] } }

function rule(more: Partial<Rule>): Rule {
  return { ...prose, severity: 'error', ...more }
}

/** Points at the region of every agent. */
const onRegion = rule({
  *check({ agent }) {
    yield { at: agent.config.region, message: 'the region' }
  },
})

const defaults: Selection = { preset: 'recommended', severities: new Map(), only: new Set() }

function run(
  rules: readonly RegisteredRule[],
  selection: Partial<Selection> = {},
  texts = ['region = "eu"\n'],
) {
  const policy = { version: undefined, onNode: false, root: undefined, expiryWarningDays: 30, now: testNow }
  const none = unknown('missing')
  const noFiles = { ca: undefined, certificate: undefined, key: undefined }
  const tls = { ...noFiles, chain: none, keyMatches: none, beside: nothingBeside }
  const files = texts.map((text, index) => parseConfigFile(createSource(`${index}.hcl`, text), true))
  const [common, ...own] = files
  if (common === undefined) return []
  const sets = own.length === 0 ? [[common]] : own.map((file) => [common, file])
  const agents = sets.map((set, index) => assembleAgent({ name: `agent${index}`, files: set, grouping: '' }))
  const facts = {
    policy,
    tls,
    keyring: undefined,
    otherFiles: [],
    tracked: new Set<string>(),
    sharedKey: undefined,
    node: undefined,
  }
  const collector = new Collector()
  const active = activeRules(rules, { ...defaults, ...selection })
  for (const agent of agents) runOnAgent(active, { agent, facts }, collector)
  for (const file of files) {
    const names = agents.filter((agent) => agent.files.includes(file)).map(({ name }) => name)
    runOnFile(active, { file, agents: names, policy }, collector)
  }
  return collector.findings()
}

describe('severities', () => {
  const milder = rule({
    *check({ agent }) {
      yield { at: agent.config.region, message: 'milder', severity: 'info' }
    },
  })
  const severities = (rules: Rule, selection?: Partial<Selection>): readonly Severity[] =>
    run([{ id: 'a/rule', rule: rules }], selection).map(({ severity }) => severity)

  it("are the rule's own, or milder where a report says so", () => {
    expect(severities(onRegion)).toEqual(['error'])
    expect(severities(milder)).toEqual(['info'])
    expect(
      severities({ ...milder, severity: 'info', strictSeverity: 'error' }, { preset: 'strict' }),
    ).toEqual(['info'])
  })

  it('are never more severe than the rule', () => {
    const harsher = rule({
      severity: 'info',
      *check({ agent }) {
        yield { at: agent.config.region, message: 'harsher', severity: 'error' }
      },
    })
    expect(severities(harsher)).toEqual(['info'])
  })

  it('set by the user beat everything', () => {
    expect(severities(milder, { severities: new Map([['a/rule', 'warning']]) })).toEqual(['warning'])
    expect(severities(milder, { severities: new Map([['a/rule', 'off']]) })).toEqual([])
  })

  it('follow the preset', () => {
    const strict = { ...onRegion, severity: 'warning', strictSeverity: 'error' } as const
    expect(severities(strict)).toEqual(['warning'])
    expect(severities(strict, { preset: 'strict' })).toEqual(['error'])
    const rare = { ...onRegion, preset: 'all' } as const
    expect(severities(rare, { preset: 'strict' })).toEqual([])
    expect(severities(rare, { preset: 'all' })).toEqual(['error'])
    expect(severities(rare, { only: new Set(['a/rule']) })).toEqual(['error'])
    expect(severities(rare, { severities: new Map([['a/rule', 'info']]) })).toEqual(['info'])
  })

  it('of an area are those of its rules in the preset', () => {
    const rare = { ...onRegion, preset: 'all' } as const
    expect(severities(onRegion, { severities: new Map([['a', 'info']]) })).toEqual(['info'])
    expect(severities(rare, { severities: new Map([['a', 'info']]) })).toEqual([])
    expect(severities(rare, { preset: 'all', severities: new Map([['a', 'info']]) })).toEqual(['info'])
    const pair = [
      { id: 'a/common', rule: onRegion },
      { id: 'a/rare', rule: rare },
    ]
    expect(run(pair, { only: new Set(['a']) })).toHaveLength(1)
    // Of an area that has none there, all.
    expect(severities(rare, { only: new Set(['a']) })).toEqual(['error'])
    expect(severities(onRegion, { only: new Set(['a']) })).toEqual(['error'])
    expect(severities(onRegion, { only: new Set(['b']) })).toEqual([])
    const both = new Map([
      ['a', 'off'],
      ['a/rule', 'info'],
    ] as const)
    expect(severities(onRegion, { severities: both })).toEqual(['info'])
  })
})

describe('findings', () => {
  it('that several agents share appear once, with all their names', () => {
    const shared = run([{ id: 'a/rule', rule: onRegion }], {}, [
      'region = "eu"\n',
      'name = "a"\n',
      'name = "b"\n',
    ])
    expect(shared.map(({ agents }) => agents)).toEqual([['agent0', 'agent1']])
  })

  it('keep their fingerprint when lines move, and differ from each other', () => {
    const prints = (text: string): readonly string[] =>
      run([{ id: 'a/rule', rule: onRegion }], {}, [text]).map(({ fingerprint }) => fingerprint)
    const [print] = prints('region = "eu"\n')
    expect(prints('# a comment\n\nregion   = "eu"\n')).toEqual([print])
    expect(prints('region = "us"\n')).not.toEqual([print])
  })

  it('have fingerprints that do not depend on a secret', () => {
    const onKey = rule({
      *check({ agent }) {
        yield { at: agent.config.server.encrypt, message: 'the key' }
      },
    })
    const print = (key: string) =>
      run([{ id: 'a/rule', rule: onKey }], {}, [`server {\n  encrypt = "${key}"\n}\n`])[0]?.fingerprint
    expect(print('first')).toBe(print('second'))
  })
})

describe('a rule that throws', () => {
  const failing = rule({
    *check({ agent }) {
      yield { at: agent.config.region, message: 'before' }
      throw new TypeError('no such thing')
    },
  })

  it('becomes a finding that names it, and hides no other', () => {
    const rules = [
      { id: 'a/failing', rule: failing },
      { id: 'b/fine', rule: onRegion },
    ]
    const found = run(rules)
    expect(found.map(({ rule: id }) => id).sort()).toEqual(['a/failing', 'b/fine', 'internal/rule-crashed'])
    const crash = found.find(({ rule: id }) => id === 'internal/rule-crashed')
    expect(crash?.message).toContain('a/failing')
    expect(crash?.message).toContain('no such thing')
  })
})
