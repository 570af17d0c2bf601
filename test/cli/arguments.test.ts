import { describe, expect, test } from 'vitest'
import { readArguments } from '../../server/cli/arguments.ts'
import { lintOptions } from '../../server/cli/option-table.ts'
import { readDate } from '../../server/cli/read-date.ts'
import { readVersion } from '../../server/cli/read-version.ts'
import { readOnly, readSeverities } from '../../server/cli/select-rules.ts'
import type { RegisteredRule } from '../../server/engine/rule.ts'

function outcome(action: () => unknown): unknown {
  try {
    return action()
  } catch (error) {
    return (error as Error).message
  }
}

describe('arguments', () => {
  const cases: readonly (readonly [string, object | string])[] = [
    ['a.hcl b', { operands: ['a.hcl', 'b'] }],
    ['-f json', { values: { format: ['json'] } }],
    ['-fjson', { values: { format: ['json'] } }],
    ['--format=json a', { values: { format: ['json'] }, operands: ['a'] }],
    ['--rule a/b=off --rule c/d=error', { values: { rule: ['a/b=off', 'c/d=error'] } }],
    ['--merge --quiet', { switches: ['merge', 'quiet'] }],
    ['-- --merge -f', { operands: ['--merge', '-f'] }],
    ['-', { operands: ['-'] }],
    ['-o -', { values: { output: ['-'] } }],
    ['--output=-x', { values: { output: ['-x'] } }],
    ['--fromat json', 'unknown option --fromat; did you mean --format?'],
    ['-x', 'unknown option -x'],
    ['--', {}],
    ['-f', '-f needs a value: -f FORMAT'],
    ['--root --merge', '--root needs a value: --root DIR'],
    ['--root=', '--root needs a value: --root DIR'],
    [
      '-f yaml',
      '-f yaml: not one of pretty, compact, json, jsonl, sarif, github, gitlab, checkstyle, junit or markdown',
    ],
    [
      '-f jsno',
      '-f jsno: not one of pretty, compact, json, jsonl, sarif, github, gitlab, checkstyle, junit or markdown; did you mean json?',
    ],
    ['--merge=yes', '--merge takes no value'],
  ]
  test.each(cases)('%s', (line, expected) => {
    const actual = outcome(() => {
      const { switches, values, operands } = readArguments(line.split(' '), lintOptions)
      return { switches: [...switches], values: Object.fromEntries(values), operands }
    })
    expect(actual).toEqual(
      typeof expected === 'string' ? expected : { switches: [], values: {}, operands: [], ...expected },
    )
  })
})

describe('--nomad-version', () => {
  const cases = [
    ['1.10', { major: 1, minor: 10, patch: 15 }],
    ['v2.0', { major: 2, minor: 0, patch: 5 }],
    ['1.8.3', { major: 1, minor: 8, patch: 3 }],
    ['v1.10.3+ent', { major: 1, minor: 10, patch: 3 }],
    ['1.10+ent.hsm.fips1402', { major: 1, minor: 10, patch: 15 }],
    ['2.0.0-rc.1', { major: 2, minor: 0, patch: 0 }],
    ['1.10.3 (abc)', '--nomad-version 1.10.3 (abc): not a version such as 1.10 or 1.10.3'],
    ['2.7', { major: 2, minor: 7, patch: 0 }],
    ['1.5.9', '--nomad-version 1.5.9: nomadlint knows Nomad from 1.6.0 on'],
    ['latest', '--nomad-version latest: not a version such as 1.10 or 1.10.3'],
    ['1', '--nomad-version 1: not a version such as 1.10 or 1.10.3'],
  ] as const
  test.each(cases)('%s', (text, expected) => {
    expect(outcome(() => readVersion(text))).toEqual(expected)
  })
})

describe('--as-of', () => {
  const refused = (text: string): string =>
    `--as-of ${text}: not a date such as 2030-01-31 or 2030-01-31T12:00:00Z`
  const cases = [
    ['2030-01-31', new Date('2030-01-31T00:00:00Z')],
    ['2030-01-31T12:30:00Z', new Date('2030-01-31T12:30:00Z')],
    ['2030-01-31T12:30+02:00', new Date('2030-01-31T10:30:00Z')],
    ['2030-02-30', refused('2030-02-30')],
    ['2030-13-01', refused('2030-13-01')],
    ['tomorrow', refused('tomorrow')],
    ['31.1.2030', refused('31.1.2030')],
  ] as const
  test.each(cases)('%s', (text, expected) => {
    expect(outcome(() => readDate(text))).toEqual(expected)
  })
})

describe('rules by name', () => {
  const ids = ['gossip/key-length', 'gossip/key-missing', 'tls/disabled']
  const rules = ids.map((id) => ({ id }) as RegisteredRule)

  test('an area stands for its rules, and later settings win', () => {
    const severities = readSeverities(['gossip=off', 'gossip/key-length=error'], rules)
    expect(Object.fromEntries(severities)).toEqual({
      gossip: 'off',
      'gossip/key-length': 'error',
    })
    const only = readOnly(['tls', 'gossip/key-length,tls'], rules)
    expect([...only]).toEqual(['tls', 'gossip/key-length'])
    const turned = readSeverities(['gossip/key-length=error', 'gossip=off'], rules)
    expect(Object.fromEntries(turned)).toEqual({ gossip: 'off' })
  })

  const refused = [
    ['gossip/key-lenght=off', '--rule: unknown rule gossip/key-lenght; did you mean gossip/key-length?'],
    ['key-length=off', '--rule: unknown rule key-length; did you mean gossip/key-length?'],
    ['gosip=off', '--rule: unknown rule gosip; did you mean gossip?'],
    ['quite-different=off', '--rule: unknown rule quite-different'],
    ['tls/disabled', '--rule tls/disabled: write ID=SEVERITY, such as tls/disabled=off'],
    [
      'tls/disabled=warn',
      '--rule tls/disabled=warn: the severity is one of off, info, warning, error; did you mean warning?',
    ],
  ] as const
  test.each(refused)('%s is refused', (text, expected) => {
    expect(outcome(() => readSeverities([text], rules))).toBe(expected)
  })
})
