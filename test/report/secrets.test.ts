import { expect, test } from 'vitest'
import type { Fix } from '../../server/fixes/fix.ts'
import { createSecrets, tellsSecret } from '../../server/report/secrets.ts'
import { createSource } from '../../server/text/source.ts'
import { placeOf } from './mixed-report.ts'

const source = createSource(
  'a.hcl',
  'key = "s3cret-word"\nother = <<EOF\n  first-line\n  second-line\nEOF\nname = "x"\n',
)
const spans = ['"s3cret-word"', '<<EOF\n  first-line\n  second-line\nEOF'].map(
  (text) => placeOf(source, text).span,
)
const secretsOf = createSecrets({ secretsOf: () => spans })

function fix(at: string, text: string): Fix {
  return { title: 'Do it', safe: true, edits: [{ location: placeOf(source, at), text }] }
}

const cases: readonly (readonly [string, Fix, boolean])[] = [
  ['quotes the secret elsewhere', fix('"x"', 'token = s3cret-word'), true],
  ['quotes a line of it elsewhere', fix('"x"', '<<EOF\nsecond-line\nEOF'), true],
  ['writes a secret anew', fix('"s3cret-word"', '"czNjcmV0"'), true],
  ['writes at the end of a secret', fix('word"', 'words and more'), true],
  ['writes something else elsewhere', fix('"x"', '"yes and no"'), false],
  ['replaces one sign in a secret', fix('-word', '+'), false],
  ['deletes a secret', fix('"s3cret-word"', ''), false],
]

const moved: Fix = {
  title: 'Move it',
  safe: true,
  edits: [
    { location: placeOf(source, 'key = "s3cret-word"'), text: '' },
    { location: placeOf(source, 'name'), text: 'block { key = "s3cret" "-word" }' },
  ],
}

for (const [name, given, tells] of [...cases, ['moves a secret in pieces', moved, true] as const]) {
  test(`a fix that ${name} is ${tells ? 'withheld' : 'told'}`, () => {
    expect(tellsSecret(given, secretsOf)).toBe(tells)
  })
}
