import { describe, expect, it } from 'vitest'
import { inFormatOf } from '../../server/engine/written-format.ts'
import { createSource } from '../../server/text/source.ts'
import { findingsOf } from '../rules/findings-of.ts'

describe('advice for a file of JSON', () => {
  const json = createSource('a.json', '\n {"server": {}}')

  it.each([
    ['set `region = "global"`', 'set `"region": "global"`'],
    ['set `rpc = true`, and `http = true`', 'set `"rpc": true`, and `"http": true`'],
    ['write `server { encrypt = "..." }`', 'write `"server": { "encrypt": "..." }`'],
    ['`plugin "driver" { config { ... } }`', '`"plugin": { "driver": { "config": { ... } } }`'],
    ['`h { X-Content-Type-Options = "nosniff" }`', '`"h": { "X-Content-Type-Options": "nosniff" }`'],
    ['`max = 3`: `a = ["b", "c"]`', '`"max": 3`: `"a": ["b", "c"]`'],
  ])('%s', (hcl, written) => {
    expect(inFormatOf(json, hcl)).toBe(written)
    expect(inFormatOf(createSource('a.hcl', 'server {}'), hcl)).toBe(hcl)
  })

  it.each([
    'delete it',
    'see `rpc` and `-region=eu`',
    '`chown root:nomad key.pem`',
    '`a = b = c`, `printf "%b" "$(cat FILE)" > NEW`',
    `\`${'a { '.repeat(1000)}\``,
  ])('that has no setting: %s', (text) => {
    expect(inFormatOf(json, text)).toBe(text)
  })
})

it('stands in findings', async () => {
  const text = '{"server": {"enabled": true}, "tls": {"rpc": false, "http": true}}'
  const [found] = await findingsOf('tls/rpc-plaintext', { 'a.json': text })
  expect(found?.help).toContain('`"rpc": true`')
})
