import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'
import { fixedBy } from './fixed-by.ts'

const rule = 'config/unknown-key'
const said = async (text: string) =>
  (await findingsOf(rule, text)).map(({ message, help }) => [message, help])

const accident = "but a name in Nomad's source that works by accident."

describe('a name that Nomad does not know', () => {
  it.each<[string, string, string | undefined]>([
    [
      'consul { service_identity "x" {} }',
      '`service_identity` takes no label: Nomad ignores it.',
      'delete the label',
    ],
    [
      'ui { consul "x" { ui_url = "a" } }',
      '`consul` takes no label: Nomad ignores the whole block.',
      'delete the label',
    ],
    ['acl { tokenttl = 30 }', `\`tokenttl\` is no key in \`acl\`, ${accident}`, 'write `token_ttl`'],
    [
      'acl { TokenTTL = "x" }',
      '`TokenTTL` is no key in `acl`: Nomad refuses the file.',
      'write `token_ttl`; Nomad says: acl unexpected keys TokenTTL',
    ],
    ['server { LicenseEnv = "x" }', `\`LicenseEnv\` is no key in \`server\`, ${accident}`, 'delete it'],
    [
      'fingerprint {}\nserver {}',
      '`fingerprint` is no key at the top of the file: Nomad refuses the file.',
      'it belongs in `client`; Nomad says: unexpected keys fingerprint',
    ],
    [
      'retry_join = ["a"]',
      '`retry_join` is no key at the top of the file: Nomad ignores it.',
      'it belongs in `server` or in `server.server_join` or in `client.server_join`',
    ],
    [
      '"server.server_join.retry_join" = ["a"]',
      '`server.server_join.retry_join` is no key at the top of the file: Nomad refuses the file.',
      'no dot leads into a block: write `server { server_join.retry_join = ... }`; Nomad says: unexpected keys server.server_join.retry_join',
    ],
    [
      '"foo.bar" = 1\nserver {}',
      '`foo.bar` is no key at the top of the file: Nomad refuses the file.',
      'Nomad says: unexpected keys foo.bar',
    ],
    [
      'limits { node_class = "a" }',
      '`node_class` is no key in `limits`: Nomad ignores it.',
      'it belongs in `client`',
    ],
    // Quoting it might be quoting a secret.
    [
      'server { "K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg=" = 1 }',
      '`***` is no key in `server`: Nomad refuses the file.',
      'Nomad says: server unexpected keys ***',
    ],
  ])('%s', async (text, message, help) => {
    expect(await said(text)).toEqual([[message, help]])
  })

  it('comments that JSON has not', async () => {
    const [found] = await findingsOf(rule, { 'a.json': '{"#": "why", "server": {}}' })
    expect(found?.help).toBe(
      'JSON has no comments that Nomad takes: delete it; Nomad says: unexpected keys #',
    )
  })

  it.each([
    'server { verify_https_client = true }',
    'encrypt = "x"',
    'client { server_join { encrypt = "x" } }',
  ])('of which another rule says where it belongs: %s', async (text) => {
    expect(await said(text)).toEqual([])
  })
})

describe('is moved or renamed where one place is likely:', () => {
  it.each([
    ['acl {\n  tokenttl = 30\n}\n', 'acl {\n  tokenttl = 30\n}\n'],
    ['ui {\n  consul "x" {\n  }\n}\n', 'ui {\n  consul "x" {\n  }\n}\n'],
    ['server {\n  bind_addr = "a"\n}\n', 'server {\n  bind_addr = "a"\n}\n'],
    ['retry_join = ["a"]\n', 'retry_join = ["a"]\n'],
    // Inside the block where it stands, before all others.
    [
      'ui {\n  script_src = ["a"]\n}\n',
      'ui {\n  content_security_policy {\n    script_src = ["a"]\n  }\n}\n',
    ],
  ])('%s', async (text, fixed) => {
    expect((await fixedBy(rule, text)).replaceAll(/\n+/g, '\n')).toBe(fixed)
  })
})

describe('a template that its own quotes tear apart, before a block', () => {
  const torn = 'bind_addr = "{{ GetPrivateIP | attr "address" }}"\nclient {\n  enabled = true\n}\n'
  const message = 'This quote ends the text, though more of it follows.'

  it('is told once, not by what Nomad takes its pieces for', async () => {
    expect(await said(torn)).toEqual([
      [message, 'write \\" for a quote inside text; Nomad says: unexpected keys address'],
    ])
  })

  it('is mended as a whole', async () => {
    expect(await fixedBy(rule, torn)).toBe(torn.replace('"address"', '\\"address\\"'))
  })

  it.each([
    ['a template that is whole', 'bind_addr = "{{ f }}" adress "b" {\n}\n'],
    ['text', 'bind_addr = "f" adress "b" {\n}\n'],
    ['an endless line', `bind_addr = "{{ f "adress" ${' '.repeat(1000)} }}"\nclient {\n}\n`],
  ])('is not seen in %s', async (_, text) => {
    expect(await said(text)).not.toContainEqual([message, expect.anything()])
    expect((await said(text)).length).toBeGreaterThan(0)
  })
})
