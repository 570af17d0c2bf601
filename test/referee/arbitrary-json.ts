import fc from 'fast-check'
import { joined, nomadWord } from './arbitrary-words.ts'
import type { Taste } from './taste.ts'

const space = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('', ' ') },
  { weight: 1, arbitrary: fc.constantFrom('\n', '\n  ', '\r\n', '\t', '\r', ' \n') },
)

const plain = [
  'a',
  'dc1',
  ' ',
  '/opt',
  '10.0.0.1',
  '{',
  '}',
  '[',
  ',',
  ':',
  '#',
  "'",
  'é',
  '日本',
  '😀',
  '\t',
  '\u2028',
  '\ufffd',
  '${x}',
  '${a{b}c}',
]
const escapes = [
  '\\n',
  '\\t',
  '\\"',
  '\\\\',
  '\\b',
  '\\f',
  '\\r',
  '\\a',
  '\\v',
  '\\u00e9',
  '\\x41',
  '\\xff',
  '\\101',
  '\\U0001F600',
  '\\u0000',
]
// A slash and half a surrogate pair: right in JSON, refused by the library or only by the decoder.
const surprises = [
  '\\/',
  '\\ud83d\\ude00',
  '\\uD800',
  '\\400',
  '\\u12',
  '\\d',
  '\\0',
  '\n',
  '${',
  '${"x"}',
  '\u0000',
  '\\U00110000',
  '"',
]

const wellFormed = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...plain) },
      { weight: 1, arbitrary: fc.constantFrom(...escapes) },
    ),
    { maxLength: 4 },
  )
  .map((parts) => `"${joined(parts)}"`)
const surprising = fc
  .tuple(fc.constantFrom(...plain), fc.constantFrom(...surprises), fc.constantFrom(...plain))
  .map((parts) => `"${joined(parts)}"`)
const number = fc.oneof(
  fc.integer({ min: -99999, max: 99999 }).map(String),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom(
    '0',
    '-0',
    '1.',
    '.5',
    '-0.0',
    '1e5',
    '1E-7',
    '1.5e+3',
    '0.5',
    '0e1',
    '9007199254740993',
    '2.e3',
    '-1.e-2',
  ),
)
const oddValue = fc.constantFrom(
  '01',
  '1e',
  '-',
  '-.5',
  '+1',
  '1e999',
  '9223372036854775808',
  '0x1F',
  '.5e3',
  'nul',
  'True',
  "'a'",
  '',
  '.',
  '00',
)

function text(taste: Taste): fc.Arbitrary<string> {
  if (taste === 'tame') return wellFormed
  return fc.oneof({ weight: 30, arbitrary: wellFormed }, { weight: 1, arbitrary: surprising })
}

/** Tame keys end in the kind of their value, for the decoder fails where a repeated key changes kind. */
function keyFor(taste: Taste, kind: string): fc.Arbitrary<string> {
  if (taste === 'tame') return nomadWord.map((word) => `"${word}_${kind}"`)
  const known = nomadWord.map((word) => `"${word}"`)
  return fc.oneof(
    { weight: 4, arbitrary: known },
    { weight: 2, arbitrary: fc.constantFrom('"a"', '"b"', '"A"', '""') },
    { weight: 1, arbitrary: text(taste) },
  )
}

function grammar(taste: Taste): { object: fc.Arbitrary<string> } {
  const wild = (weight: number, ...texts: string[]) =>
    taste === 'wild' ? [{ weight, arbitrary: fc.constantFrom(...texts) }] : []
  const comma = fc.oneof({ weight: 40, arbitrary: fc.constant(',') }, ...wild(1, '', ' ', ',,', ';', ',/**/'))
  const trailing = fc.oneof({ weight: 12, arbitrary: fc.constant('') }, ...wild(1, ',', ', ,'))
  const colon = fc.oneof({ weight: 60, arbitrary: fc.constant(':') }, ...wild(1, ' "b" :', '', '=', '::'))
  const between = (element: fc.Arbitrary<string>) =>
    fc
      .tuple(
        fc.array(fc.tuple(element, space, comma, space).map(joined), { maxLength: 3 }),
        element,
        trailing,
      )
      .map(([all, last, end]) => joined(all) + last + end)
  const scalar = (nullable: boolean) =>
    fc.oneof(
      { weight: 4, arbitrary: text(taste) },
      { weight: 3, arbitrary: number },
      ...(nullable ? [{ weight: 1, arbitrary: fc.constant('null') }] : []),
      ...wild(1, ...['1', '2']),
      {
        weight: 1,
        arbitrary: fc.constantFrom('true', 'false'),
      },
    )

  return fc.letrec<{ object: string; objects: string; list: string; member: string; group: string }>(
    (tie) => {
      const member = (kind: string, value: fc.Arbitrary<string>) =>
        fc.tuple(keyFor(taste, kind), space, colon, space, value).map(joined)
      const depth = { maxDepth: 4, depthIdentifier: 'json' }
      return {
        member: fc.oneof(
          depth,
          { weight: 4, arbitrary: member('s', text(taste)) },
          { weight: 2, arbitrary: member('n', fc.integer().map(String)) },
          { weight: 1, arbitrary: member('b', fc.constantFrom('true', 'false')) },
          ...(taste === 'wild'
            ? [
                { weight: 4, arbitrary: member('', scalar(true)) },
                { weight: 1, arbitrary: member('', oddValue) },
              ]
            : []),
          { weight: 2, arbitrary: member('l', tie('list')) },
          { weight: 2, arbitrary: member('o', tie('object')) },
          { weight: 2, arbitrary: member('x', tie('group')) },
          { weight: 2, arbitrary: member('r', tie('objects')) },
        ),
        object: fc
          .tuple(
            space,
            fc.oneof(
              { weight: 1, arbitrary: fc.constant('') },
              { weight: 8, arbitrary: between(tie('member')) },
            ),
            space,
          )
          .map(([a, b, c]) => `{${a}${b}${c}}`),
        // What the library flattens: an object whose members are all objects, and a list of objects.
        group: between(member('o', tie('object'))).map((members) => `{${members}}`),
        objects: between(tie('object')).map((all) => `[${all}]`),
        list: fc
          .tuple(
            space,
            fc.oneof(
              fc.constant(''),
              between(
                fc.oneof(
                  depth,
                  { weight: 6, arbitrary: scalar(false) },
                  ...wild(1, 'null', '[1]', '[', ']'),
                  { weight: 1, arbitrary: tie('object') },
                ),
              ),
            ),
          )
          .map(([before, all]) => `[${before}${all}]`),
      }
    },
  )
}

const objects: Record<Taste, fc.Arbitrary<string>> = {
  tame: grammar('tame').object,
  wild: grammar('wild').object,
}

/** A JSON file, with the leniencies of Nomad's parser when wild: no closing brace, something after it, leading spaces of any script. */
export function jsonFile(taste: Taste): fc.Arbitrary<string> {
  if (taste === 'tame') return objects.tame
  return fc.oneof(
    { weight: 12, arbitrary: objects.wild },
    { weight: 1, arbitrary: objects.wild.map((text) => text.replace(/[}\s]+$/, '')) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(objects.wild, fc.constantFrom('x', '}', ' {}', ',', '\u0000', '"', '# c'))
        .map(joined),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom('\n', ' \t\r\n', '\u00a0', '\u2003', '\u0085', '\f', '\ufeff', '# c\n'),
          objects.wild,
        )
        .map(joined),
    },
  )
}
