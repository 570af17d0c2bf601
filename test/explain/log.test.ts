import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LogExplainer } from '../../server/explain/explain.ts'
import type { Explanation } from '../../server/explain/explanation.ts'

const encoder = new TextEncoder()

function explain(text: string, sizes: readonly number[] = []): Explanation {
  const bytes = encoder.encode(text)
  const explainer = new LogExplainer()
  let at = 0
  for (const size of sizes) {
    explainer.push(bytes.subarray(at, at + size))
    at += size
  }
  explainer.push(bytes.subarray(at))
  return explainer.end()
}

const log = `nomad starts
2024-01-01T00:00:00.000Z [WARN]  nomad.rpc: failed TLS handshake: remote_addr=10.0.0.5:1 error="invalid role or region for certificate"
2024-01-01T00:00:01.000Z [INFO]  nomad: fine
2024-01-01T00:00:02.000Z [ERROR] http: x509: certificate is valid for a, not 10.0.0.1
2024-01-01T00:00:03.000Z [ERROR] http: x509: certificate is valid for b, not 10.0.0.1
2024-01-01T00:00:04.000Z [ERROR] http: x509: certificate is valid for a, not 10.0.0.1
2024-01-01T00:00:05.000Z [ERROR] something: that nobody knows
2024-01-01T00:00:06.000Z [WARN]  something: that nobody knows`

describe('a log', () => {
  const { lines, explained, unexplained } = explain(log)

  test('is explained message by message, in the order in which they come', () => {
    const rows = explained.map(({ symptom, count, first, last }) => [symptom.id, count, first, last])
    expect(rows).toEqual([
      ['certificate-wrong-role-or-region', 1, 2, 2],
      ['certificate-lacks-address', 3, 4, 6],
    ])
    expect(lines).toBe(8)
  })

  test('tells different things apart, the most frequent first', () => {
    expect(explained[1]?.tellings).toEqual([
      { text: 'The certificate is for a; 10.0.0.1 was connected to.', count: 2, first: 4, last: 6 },
      { text: 'The certificate is for b; 10.0.0.1 was connected to.', count: 1, first: 5, last: 5 },
    ])
  })

  test('has lines of trouble that are not known', () => {
    expect(unexplained).toEqual({ count: 2, first: 7, last: 8 })
  })

  test('is the same however it comes in', () => {
    const whole = explain(log)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 })), (sizes) => {
        expect(explain(log, sizes)).toEqual(whole)
      }),
    )
  })
})

test('the words of people are not looked for in a log', () => {
  expect(
    explain('[DEBUG] http: request complete: method=GET path=/v1/metrics duration=1ms').explained,
  ).toEqual([])
})

test('what was told is kept only so often', () => {
  const text = Array.from(
    { length: 1000 },
    (_, n) => `x509: certificate is valid for a, not host${n}\n`,
  ).join('')
  const [explained] = explain(text).explained
  expect(explained).toMatchObject({ count: 1000, first: 1, last: 1000, moreTellings: true })
  expect(explained?.tellings).toHaveLength(20)
})

test('the last line needs no end, and an empty log has no lines', () => {
  expect(explain('').lines).toBe(0)
  expect(explain('a').lines).toBe(1)
  expect(explain('a\n').lines).toBe(1)
  expect(explain('a\nb').lines).toBe(2)
})

test('a line of any length is looked at in pieces, also where one ends within a message', () => {
  const message = 'invalid role or region for certificate'
  for (const at of [65_500, 65_520, 65_536, 65_540, 200_000]) {
    const { lines, explained } = explain(`${'x'.repeat(at)} ${message} ${'y'.repeat(100_000)}`)
    expect(lines).toBe(1)
    expect(explained.map(({ count }) => count)).toEqual([1])
  }
})

test('a list of bytes, as journalctl writes what has colours', () => {
  const bytes = [...encoder.encode('\u001b[31minvalid role or region\u001b[0m for certificate')]
  const entry = JSON.stringify({ __CURSOR: 'x', MESSAGE: bytes, PRIORITY: '3' })
  expect(explain(entry).explained).toHaveLength(1)
})

test('any bytes at all are looked at without harm', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      const explainer = new LogExplainer()
      explainer.push(bytes)
      expect(explainer.end().explained).toEqual([])
    }),
  )
})
