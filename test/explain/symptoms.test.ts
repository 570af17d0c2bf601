import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { explainText, LogExplainer, nearestMessages } from '../../server/explain/explain.ts'
import type { Symptom } from '../../server/explain/symptom.ts'
import { symptoms } from '../../server/explain/symptoms.ts'
import { parseTemplate } from '../../server/explain/template.ts'

const placeholders = /\{([a-z_]\w*)(\*|:ip|:peer)?\}/g

/** What each placeholder may stand for. */
const samples: Readonly<Record<string, string>> = {
  address: '10.0.0.1:4647',
  bits: '512',
  count: '120',
  end: '2029-01-01T00:00:00Z',
  host: 'nomad.example.com',
  names: 'cli.eu.nomad, localhost',
  now: '2030-01-01T00:00:00Z',
  path: '/etc/nomad.d/tls/x.pem',
  place: '6:11',
  region: 'eu',
  start: '2031-01-01T00:00:00Z',
  url: 'http://nomad.example.com',
}

function written(template: string): string {
  return template.replace(placeholders, (_, name: string, form: string | undefined) => {
    if (form === ':ip') return '10.0.0.1'
    return samples[name] ?? 'thing'
  })
}

function found(text: string): readonly string[] {
  return explainText(text).explained.map(({ symptom }) => symptom.id)
}

function foundInLog(text: string): readonly string[] {
  const explainer = new LogExplainer()
  explainer.push(new TextEncoder().encode(text))
  return explainer.end().explained.map(({ symptom }) => symptom.id)
}

const ids = symptoms.map(({ id }) => id)

test('ids are unique and may be anchors', () => {
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([])
})

test('every rule that is named is there', () => {
  const known = new Set(rules.map(({ id }) => id))
  const unknown = symptoms.flatMap((symptom) => symptom.rules).filter((id) => !known.has(id))
  expect(unknown).toEqual([])
})

test('no message is of two symptoms', () => {
  const messages = symptoms.flatMap((symptom) => symptom.messages)
  expect(messages.filter((message, index) => messages.indexOf(message) !== index)).toEqual([])
})

test('every message has enough text of its own to be found by', () => {
  const anchors = symptoms.flatMap(({ messages }) => messages.map((text) => parseTemplate(text).anchor))
  expect(anchors.filter((anchor) => anchor.trim().length < 5)).toEqual([])
})

test('what is told can be filled in from a message', () => {
  const named = (text: string): readonly string[] =>
    [...text.matchAll(placeholders)].map(([, name]) => name as string)
  const unfillable = symptoms.flatMap(({ messages, told = [] }) =>
    told.filter(
      (text) => !messages.some((message) => named(text).every((name) => named(message).includes(name))),
    ),
  )
  expect(unfillable).toEqual([])
})

test('causes and remedies are sentences', () => {
  const texts = symptoms.flatMap(({ cause, remedy, told = [] }) => [cause, remedy, ...told])
  expect(texts.filter((text) => !/[.)-]$/.test(text) && !text.includes('nomadlint explain'))).toEqual([])
})

describe('every message is found', () => {
  const messages = symptoms.flatMap((symptom) =>
    symptom.messages.map((message) => [message, symptom] as const),
  )

  test.each(messages)('%s', (message, { id }) => {
    expect(found(written(message))).toContain(id)
  })
})

describe('every message of a log is found in whatever wraps it', () => {
  const wrappers: Readonly<Record<string, (message: string) => string>> = {
    'hclog in journald': (message) =>
      `Jan 01 00:00:00 node1 nomad[812]:     2024-01-01T00:00:00.000Z [ERROR] nomad.rpc: it failed: error=${JSON.stringify(message)}\n`,
    'a list': (message) => `==> Error: 2 errors occurred:\r\n\t* ${message}\r\n\r\n`,
    log_json: (message) =>
      `${JSON.stringify({ '@level': 'error', '@message': 'it failed', error: `rpc error: ${message}` })}\n`,
    "docker's JSON": (message) =>
      `${JSON.stringify({ log: `[ERROR] x: error=${JSON.stringify(message)}\n`, stream: 'stderr' })}\n`,
    colours: (message) =>
      `\u001b[31m[ERROR]\u001b[0m ${message.split(' ').join('\u001b[1m \u001b[0m')}\u001b[0m\n`,
    'typographic quotes': (message) => message.replaceAll(/["']/g, '\u201d'),
    'another case': (message) => message.toUpperCase(),
  }
  const inLogs = symptoms.filter(({ kind }) => kind !== 'reported')

  function missing(wrap: (message: string) => string, symptom: Symptom): readonly string[] {
    const texts = symptom.messages.map(written)
    return texts.filter((text) => !foundInLog(wrap(text)).includes(symptom.id))
  }

  test.each(Object.entries(wrappers))('%s', (_, wrap) => {
    expect(inLogs.flatMap((symptom) => missing(wrap, symptom))).toEqual([])
  })
})

describe('what somebody remembers of a message', () => {
  test.each([
    ['no such host', 'name-not-found'],
    ['Address already  in use', 'port-in-use'],
    ['flag provided but not defined', 'unknown-flag'],
    ['no route to host', 'connection-refused-rpc'],
  ])('%s', (part, id) => {
    expect(found(part)).toEqual([id])
  })

  test('is not explained where several messages have it, or where it is a single word', () => {
    expect(found('permission denied')).toEqual([])
    expect(found('gossip')).toEqual([])
    expect(nearestMessages('connection refused', 9)).toHaveLength(3)
  })
})
