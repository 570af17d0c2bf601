import { describe, expect, it } from 'vitest'
import { secretsOf } from '../../server/config/secrets.ts'
import { createSource } from '../../server/text/source.ts'

const key = '7OxsBU3ebak3LohM/cosVoUIDCrkruiiC+tPMUXUBRk='

/** The text with its secrets blotted out. */
function masked(text: string): string {
  let result = ''
  let at = 0
  for (const { start, end } of secretsOf(createSource('file', text))) {
    if (end <= at) continue
    result += `${text.slice(at, Math.max(start, at))}*`
    at = end
  }
  return result + text.slice(at)
}

describe('secrets that are written well', () => {
  it.each([
    [`server {\n  encrypt = "${key}"\n}\n`, 'server {\n  encrypt = *\n}\n'],
    ['consul { token = "SECRETxyz" address = "a" }', 'consul { token = * address = "a" }'],
    ['{"consul": {"token": "SECRETxyz", "address": "a"}}', '{"consul": {"token": *, "address": "a"}}'],
    [
      'acl {\n  replication_token = <<EOF\nSECRETxyz\nEOF\n  enabled = true\n}',
      'acl {\n  replication_token = *\n  enabled = true\n}',
    ],
    [
      'telemetry {\n  circonus_api_token =\n    "SECRETxyz"\n}',
      'telemetry {\n  circonus_api_token =\n    *\n}',
    ],
  ])('%j', (text, expected) => {
    expect(masked(text)).toBe(expected)
  })
})

describe('whatever else stands behind the name of a secret', () => {
  it.each([
    'encrypt "SECRETxyz"',
    'encrypt\n  "SECRETxyz"',
    'consul { token "SECRETxyz" }',
    'encrypt = "a" "SECRETxyz"',
    'encrypt - "SECRETxyz"',
    'encrypt SECRETxyz',
    'encrypt "SECRETxyz" {\n}',
    'encrypt = <<EOF SECRETxyz\n',
    'encrypt = <<EOF\nSECRETxyz\n',
    'encrypt = SECRETa\n  SECRETxyz\n}',
    '{"encrypt" "SECRETxyz"}',
    '{"encrypt" = "SECRETxyz"}',
    '{encrypt: "SECRETxyz"}',
    'export CONSUL_HTTP_TOKEN="SECRETxyz"',
    '# token = "SECRETxyz"',
    "encrypt = 'SECRETxyz'",
    'encrypt = "SECRETxyz',
    'Encrypt => "SECRETxyz"',
    'access_key = "${SECRETxyz}"',
    'retry_join = ["provider=aws secret_access_key=SECRETxyz"]',
  ])('is masked: %j', (text) => {
    expect(masked(text)).not.toContain('SECRET')
  })

  it.each([`server { enabled = true, encypt = "${key}" }`, `server "${key}" {\n}`, `export KEY="${key}"`])(
    'is masked where it looks like a gossip key: %j',
    (text) => {
      expect(masked(text)).not.toContain(key.slice(0, 20))
    },
  )
})

describe('what is no secret', () => {
  it.each([
    'acl {\n  token_ttl = "30s"\n}',
    'plugin "docker" {\n  config {\n    auth {\n      config = "/etc/docker/config.json"\n    }\n  }\n}',
    'tls {\n  key_file = "/etc/nomad.d/tls/key.pem"\n}',
  ])('stays: %j', (text) => {
    expect(masked(text)).toBe(text)
  })
})

it('takes time linear in the text', () => {
  const text = 'encrypt = "a\n'.repeat(50_000) + '='.repeat(200_000) + 'a'.repeat(200_000)
  const started = performance.now()
  secretsOf(createSource('file', text))
  expect(performance.now() - started).toBeLessThan(5_000)
})

it.each([
  'a_'.repeat(300_000),
  '" '.repeat(300_000),
  'token '.repeat(50_000),
  '"token='.repeat(100_000),
  'token "'.repeat(50_000),
])('and so it does on text made to be slow (%#)', (text) => {
  const started = performance.now()
  secretsOf(createSource('file', text))
  expect(performance.now() - started).toBeLessThan(5_000)
})
