import { createColors } from 'picocolors'
import { describe, expect, it } from 'vitest'
import { mergedHcl } from '../../../server/report/merged-hcl.ts'
import { agentOf } from '../agent-of.ts'

/** The settings of the merged agent, one to a line, without blocks and places. */
function settings(text: string): readonly string[] {
  return mergedHcl(agentOf(text), createColors(false))
    .split('\n')
    .filter((line) => line.includes(' = ') && !line.startsWith('#'))
    .map((line) => line.trim().replace(/ # .*/, ''))
}

const inMeta = (lines: string) => `client {\n  meta {\n${lines}\n  }\n}`

describe('what is hidden', () => {
  it.each([
    ['consul {\n  token = 12345\n}', ['token = "********"']],
    // Nothing to hide, and it tells why the default is in force.
    ['server {\n  encrypt = ""\n}', ['encrypt = ""']],
    [inMeta('tokens = "a"\npin_token = 1234'), ['tokens = "********"', 'pin_token = "********"']],
    [
      'keyring "awskms" {\n  client_tokens = "abcd"\n  kms_key_id = "k"\n}',
      ['client_tokens = "********"', 'kms_key_id = "k"'],
    ],
    [
      'keyring "awskms" {\n  tokenizer = "abcd"\n  acces_key = "efgh"\n}',
      ['tokenizer = "********"', 'acces_key = "********"'],
    ],
    ['plugin "x" {\n  args = ["--p\\u0061sswd=hunter2", "plain"]\n}', ['args = ["********", "plain"]']],
    ['name = "node --tokens=abc"', ['name = "********"']],
    ['log_file = "/var/log/ghp_0123456789abcdefghijABCDEFGHIJ012345"', ['log_file = "********"']],
  ])('%j', (text, shown) => {
    expect(settings(text)).toEqual(shown)
  })

  it.each([
    'region = "secret"\nname = "token"',
    'data_dir = "/opt/password/x"',
    'client {\nservers = ["a", "token", "c:4647"]\n}',
    inMeta('a = "hunter2 and more"'),
    'bind_addr = /* secret */ "10.0.0.1"',
  ])('not what only has a word of that kind: %j', (text) => {
    const written = text.split('\n').filter((line) => line.includes(' = '))
    expect(settings(text)).toEqual(written.map((line) => line.replace('/* secret */ ', '')))
  })

  it('is a part of free configuration, however deep', () => {
    const deep = 'deep {\n  credentials = 12\n  flag = true\n  empty = ""\n  list = ["a", "--token=abc"]\n}'
    expect(settings(`plugin "x" {\n  config {\n    count = 5\n    ${deep}\n  }\n}`)).toEqual([
      'count = 5',
      'credentials = "********"',
      'flag = true',
      'empty = ""',
      'list = ["a", "********"]',
    ])
  })

  it('is what stands beside a secret too, unless that is too short to be one', () => {
    const lines = settings(inMeta('secret = "abcdefgh"\nb = "abc"\nc = "abcd"\nd = "abcx"'))
    expect(lines).toEqual(['secret = "********"', 'b = "abc"', 'c = "********"', 'd = "abcx"'])
  })

  it('is all of it, where the file hides something that no single value is', () => {
    const config = 'config { # password = x\n  a = 1\n  on = true\n  none = ""\n  d { e = "f" }\n}'
    expect(settings(`plugin "x" {\n  args = ["a", "b" # token: xyz\n  ]\n  ${config}\n}`)).toEqual([
      'args = ["********", "********"]',
      'a = "********"',
      'on = true',
      'none = ""',
      'e = "********"',
    ])
  })
})

describe('a value that is not known', () => {
  const long = 'a'.repeat(55)

  it.each([
    ['region = "${region}"', 'region = "${region}"'],
    ['server {\n  enabled = "yes"\n}', 'enabled = "yes"'],
    // Sixty characters, and one more.
    [`region = "\${${long}}"`, `region = "\${${long}}"`],
    [`region = "\${${long}b}"`, 'region = "?"'],
    ['region = <<EOF\n${a}\nEOF\n', 'region = "?"'],
    ['consul {\n  token = "${x}"\n}', 'token = "?"'],
    ['server {\n  retry_join = "${x}"\n}', 'retry_join = "?"'],
    ['client {\n  meta = "${secret = "abc"}"\n}', 'meta = "?"'],
    ['name = "${x} ghp_0123456789abcdefghijABCDEFGHIJ012345"', 'name = "?"'],
    ['name = "${x} --tokens=abc"', 'name = "?"'],
  ])('%j is shown as it is written, unless that is long or tells too much', (text, shown) => {
    expect(settings(text)).toEqual([shown])
  })
})
