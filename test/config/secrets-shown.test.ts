import { describe, expect, it } from 'vitest'
import { setsSecret } from '../../server/config/find-secrets.ts'
import {
  maskedText,
  rememberSecrets,
  secretsOf,
  showsSecret,
  withoutSecrets,
} from '../../server/config/secrets.ts'
import { createSource } from '../../server/text/source.ts'

describe('a part of a file', () => {
  const text = 'encrypt = "ZEBRA", token = "HORSE" name = "a"'
  const source = createSource('nomad.hcl', text)
  const [first, second] = ['"ZEBRA"', '"HORSE"'].map((secret) => text.indexOf(secret)) as [number, number]

  it.each<readonly [number, number, string]>([
    [0, text.length, 'encrypt = ***, token = *** name = "a"'],
    [0, first, 'encrypt = '],
    [0, first + 3, 'encrypt = ***'],
    [first + 2, first + 4, '***'],
    [first + 3, second, '***, token = '],
    [first + 3, second + 2, '***, token = ***'],
    [second + 7, text.length, ' name = "a"'],
  ])('from %i to %i shows no secret', (start, end, masked) => {
    expect(maskedText(source, { start, end })).toBe(masked)
    expect(showsSecret(source, { start, end })).toBe(masked.includes('***'))
  })

  it('is looked through once', () => expect(secretsOf(source)).toBe(secretsOf(source)))

  it('shows none that whoever made it knows of', () => {
    const made = createSource('made', 'a b c d')
    rememberSecrets(made, [
      { start: 4, end: 5 },
      { start: 0, end: 1 },
    ])
    expect(maskedText(made, { start: 0, end: 7 })).toBe('*** b *** d')
  })
})

it.each([
  ['nothing', 'nothing'],
  ['', ''],
  [
    '-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----',
    '-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----',
  ],
  ['at https://user:ZEBRA@host/ and //x', 'at https://***@host/ and //x'],
  ['https://ZEBRA@a https://HORSE@b', 'https://***@a https://***@b'],
])('a message has no secret that is one by its looks: %s', (text, without) => {
  expect(withoutSecrets(text)).toBe(without)
})

it.each([
  ['token=a', true],
  ['--api-key: a', true],
  ['"secret" : a', true],
  ['\\"secret\\": a', true],
  ['provider=aws secret_access_key=a', true],
  ['X-Nomad-Token: a', true],
  ['token', false],
  ['token a=b', false],
  ['provider=aws region=eu', false],
  ['', false],
])('whether %j sets a secret is %s', (text, sets) => expect(setsSecret(text)).toBe(sets))

describe('a gossip key', () => {
  const masked = (text: string): string =>
    maskedText(createSource('file', text), { start: 0, end: text.length })
  const [short, long] = ['AZaz09+/-_AZaz09+/-_AZ', 'AZaz09+/-_AZaz09+/-_AZAZaz09+/-_AZaz09+/-_AB']

  it.each([
    [`a ${short}== b`, 'a *** b'],
    [`${short}==`, '***'],
    [`a ${long.slice(0, 43)}= b`, 'a *** b'],
    [`${long.slice(0, 43)}=`, '***'],
    [`a ${long}== b`, `a A*** b`],
    [`a ${short}= b`, `a ${short}= b`],
    [`a ${short.slice(1)}== b`, `a ${short.slice(1)}== b`],
    [`a ${long.slice(0, 42)}= b`, `a ${long.slice(0, 42)}= b`],
    [`a ${short.slice(0, 10)}:${short.slice(11)}== b`, `a ${short.slice(0, 10)}:${short.slice(11)}== b`],
    [`a ${short.slice(0, 10)}[${short.slice(11)}== b`, `a ${short.slice(0, 10)}[${short.slice(11)}== b`],
    [`a ${short.slice(0, 10)}{${short.slice(11)}== b`, `a ${short.slice(0, 10)}{${short.slice(11)}== b`],
    [`a ${short.slice(0, 10)}.${short.slice(11)}== b`, `a ${short.slice(0, 10)}.${short.slice(11)}== b`],
    [`= ${short}== =`, '= *** ='],
  ])('is known by its length and its padding: %s', (text, without) => expect(masked(text)).toBe(without))
})

describe('the value behind a name', () => {
  const masked = (text: string): string =>
    maskedText(createSource('file', text), { start: 0, end: text.length })

  it.each([
    ['encrypt = <<EOF\na = 1\nEOF\nb = 2', 'encrypt = ***\nb = 2'],
    ['encrypt = <<-EOF\n  a = 1\n  EOF\nb = 2', 'encrypt = ***\nb = 2'],
    ['encrypt = << "EOF"\na = 1\nEOF\nb = 2', 'encrypt = ***\nb = 2'],
    ['encrypt = <<EOF\nEO\n a = 1\nb EOF\nEOF\nb = 2', 'encrypt = ***\nb = 2'],
    ['encrypt = a<<EOF\nb = 2', 'encrypt = ***\nb = 2'],
    ['encrypt = yes\nno\nb = 2', 'encrypt = ***\nb = 2'],
    ['encrypt = yes\n\nb', 'encrypt = ***\n\nb'],
    ['encrypt = yes\n# b', 'encrypt = ***\n# b'],
    ['encrypt = yes\n}', 'encrypt = ***\n}'],
    ['encrypt = "a" b', 'encrypt = ***'],
    ['encrypt = "a" # b', 'encrypt = ***'],
    ['encrypt = "a", b = 1', 'encrypt = ***, b = 1'],
    ['encrypt = "a" b = 1', 'encrypt = *** b = 1'],
    ['encrypt = "a" }', 'encrypt = *** }'],
    ['encrypt = "${a}" b = 1', 'encrypt = ***'],
    ['args = ["token=a"]\nb', 'args = [***\nb'],
    ['"a token = b" c\nd', '***\nd'],
    ['5" token = b" c\nd', '5***\nd'],
    ['token = b\nd', 'token = ***'],
    ['credentials {\n  a = 1\n}', 'credentials {\n  a = 1\n}'],
    ['encrypt =   \n', 'encrypt =   \n'],
  ])('ends where it ends: %j', (text, without) => expect(masked(text)).toBe(without))
})
