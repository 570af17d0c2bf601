import { describe, expect, it } from 'vitest'
import { secretsOf } from '../../server/config/secrets.ts'
import { createSource } from '../../server/text/source.ts'
import { plantedSecrets } from './planted-secrets.ts'

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
    ['consul { token = "ZEBRAxyz" address = "a" }', 'consul { token = * address = "a" }'],
    ['{"consul": {"token": "ZEBRAxyz", "address": "a"}}', '{"consul": {"token": *, "address": "a"}}'],
    [
      'acl {\n  replication_token = <<EOF\nZEBRAxyz\nEOF\n  enabled = true\n}',
      'acl {\n  replication_token = *\n  enabled = true\n}',
    ],
    [
      'telemetry {\n  circonus_api_token =\n    "ZEBRAxyz"\n}',
      'telemetry {\n  circonus_api_token =\n    *\n}',
    ],
  ])('%j', (text, expected) => {
    expect(masked(text)).toBe(expected)
  })
})

describe('whatever else stands behind the name of a secret', () => {
  it.each(plantedSecrets)('is masked: %j', (text) => {
    expect(masked(text)).not.toContain('ZEBRA')
  })

  it.each([`server { enabled = true, encypt = "${key}" }`, `server "${key}" {\n}`, `export KEY="${key}"`])(
    'is masked where it looks like a gossip key: %j',
    (text) => {
      expect(masked(text)).not.toContain(key.slice(0, 20))
    },
  )
})

it.each([
  `hvs.${'CAESIJ'.repeat(5)}`,
  `eyJhbGciOiJFUzI1NiJ9.${'eyJpc3MiOiJ'.repeat(3)}.x-y_z`,
  `ghp_${'a1B2'.repeat(9)}`,
])('a token is known by its looks, whatever it is written behind: %s', (token) => {
  expect(masked(`namespace = "${token}"`)).toBe('namespace = "*"')
})

describe('what is no secret', () => {
  it.each([
    'acl {\n  token_ttl = "30s"\n}',
    'plugin "docker" {\n  config {\n    auth {\n      config = "/etc/docker/config.json"\n    }\n  }\n}',
    'tls {\n  key_file = "/etc/nomad.d/tls/key.pem"\n}',
    'consul {\n  allow_unauthenticated = true\n}\nvault {\n  use_client_consul_token = true\n}',
    '# the token\n\nname = "a"',
    '# the token\n# is elsewhere\nname = "a"',
    '# it was taken from there: fine\nname = "a"',
    'datacenter = "dc1" # secrets',
    'address = "https://consul:8501/a@b"',
    'retry_join = ["provider=aws tag_key=nomad tag_value=server"]',
    'infra_image = "registry.k8s.io/pause:3.3@sha256:7031c1b283388d2c2e09b57badb803c05ebed362dc88d84b480cc47f72a21097"',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    'name = "hvs.short"',
  ])('stays: %j', (text) => {
    expect(masked(text)).toBe(text)
  })
})
