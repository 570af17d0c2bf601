import * as fc from 'fast-check'
import { joined, nomadWord, oneOf } from './arbitrary-words.ts'
import type { Taste } from './taste.ts'

const space = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('', ' ') },
  { weight: 1, arbitrary: fc.constantFrom('\n', '\n  ', '\r\n', '\t', '\r', ' \n') },
)

const plain = oneOf("a dc1 /opt 10.0.0.1 { } [ , : # ' é 日本 😀 \t \u2028 \ufffd ${x} ${a{b}c}", ' ')
const escape = oneOf('\\n \\t \\" \\\\ \\b \\f \\r \\a \\v \\u00e9 \\x41 \\xff \\101 \\U0001F600 \\u0000')
// A slash and half a surrogate pair among them: right in JSON, refused by the library or only by the decoder.
const surprise = oneOf('\\/ \\ud83d\\ude00 \\uD800 \\400 \\u12 \\d \\0 \n ${ ${"x"} \u0000 \\U00110000 "')

const wellFormed = fc
  .array(fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: escape }), { maxLength: 4 })
  .map((parts) => `"${joined(parts)}"`)
const surprising = fc.tuple(plain, surprise, plain).map((parts) => `"${joined(parts)}"`)

const integer = fc.integer().map(String)
const number = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  oneOf('0 -0 1. .5 -0.0 1e5 1E-7 1.5e+3 0.5 0e1 9007199254740993 2.e3 -1.e-2'),
)
const oddValue = oneOf("01 1e - -.5 +1 1e999 9223372036854775808 0x1F .5e3 nul True 'a' . 00", '')
const bool = fc.constantFrom('true', 'false')

function text(taste: Taste): fc.Arbitrary<string> {
  return taste === 'tame' ? wellFormed : mostly(wellFormed, surprising, 30)
}

function mostly(
  usual: fc.Arbitrary<string>,
  odd: fc.Arbitrary<string>,
  weight: number,
): fc.Arbitrary<string> {
  return fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: odd })
}

/** Tame keys end in the kind of their value, for the decoder fails where a repeated key changes kind. */
function keyFor(taste: Taste, kind: string): fc.Arbitrary<string> {
  if (taste === 'tame') return nomadWord.map((word) => `"${word}_${kind}"`)
  const known = nomadWord.map((word) => `"${word}"`)
  return fc.oneof(
    { weight: 4, arbitrary: known },
    { weight: 2, arbitrary: oneOf('"a" "b" "A" ""') },
    text(taste),
  )
}

interface Punctuation {
  readonly comma: fc.Arbitrary<string>
  readonly trailing: fc.Arbitrary<string>
  readonly colon: fc.Arbitrary<string>
}

function punctuation(taste: Taste): Punctuation {
  const usual = { comma: fc.constant(','), trailing: fc.constant(''), colon: fc.constant(':') }
  if (taste === 'tame') return usual
  return {
    comma: mostly(usual.comma, oneOf('  ,, ; ,/**/'), 40),
    trailing: mostly(usual.trailing, fc.constantFrom(',', ', ,'), 12),
    colon: mostly(usual.colon, fc.constantFrom(' "b" :', '', '=', '::'), 60),
  }
}

function grammar(taste: Taste): fc.Arbitrary<string> {
  const { comma, trailing, colon } = punctuation(taste)
  const depth = { maxDepth: 4, depthIdentifier: 'json' }
  const list = (element: fc.Arbitrary<string>) => {
    const before = fc.array(fc.tuple(element, space, comma, space).map(joined), { maxLength: 3 }).map(joined)
    return fc.tuple(before, element, trailing).map(joined)
  }
  const member = (kind: string, value: fc.Arbitrary<string>) =>
    fc.tuple(keyFor(taste, kind), space, colon, space, value).map(joined)
  const scalars = [
    { weight: 4, arbitrary: text(taste) },
    { weight: 3, arbitrary: number },
    { weight: 1, arbitrary: bool },
  ]
  const wild = (weight: number, arbitrary: fc.Arbitrary<string>) =>
    taste === 'wild' ? [{ weight, arbitrary }] : []
  const anyScalar = fc.oneof(...scalars, { weight: 1, arbitrary: fc.constant('null') })

  return fc.letrec<{ object: string; objects: string; list: string; member: string; group: string }>(
    (tie) => ({
      member: fc.oneof(
        depth,
        { weight: 4, arbitrary: member('s', text(taste)) },
        { weight: 2, arbitrary: member('n', integer) },
        { weight: 1, arbitrary: member('b', bool) },
        ...wild(4, member('', anyScalar)),
        ...wild(1, member('', oddValue)),
        { weight: 2, arbitrary: member('l', tie('list')) },
        { weight: 2, arbitrary: member('o', tie('object')) },
        { weight: 2, arbitrary: member('x', tie('group')) },
        { weight: 2, arbitrary: member('r', tie('objects')) },
      ),
      object: fc
        .tuple(space, mostly(list(tie('member')), fc.constant(''), 8), space)
        .map((parts) => `{${joined(parts)}}`),
      // What the library flattens: an object whose members are all objects, and a list of objects.
      group: list(member('o', tie('object'))).map((members) => `{${members}}`),
      objects: list(tie('object')).map((elements) => `[${elements}]`),
      list: fc
        .tuple(
          space,
          mostly(
            list(
              fc.oneof(depth, ...scalars, ...wild(1, oneOf('null [1] [ ]')), {
                weight: 1,
                arbitrary: tie('object'),
              }),
            ),
            fc.constant(''),
            8,
          ),
        )
        .map((parts) => `[${joined(parts)}]`),
    }),
  ).object
}

const objects: Record<Taste, fc.Arbitrary<string>> = { tame: grammar('tame'), wild: grammar('wild') }

/**
 * A JSON file. Wild ones have the leniencies of Nomad's parser: no closing brace, something after it, leading
 * space of any script.
 */
export function jsonFile(taste: Taste): fc.Arbitrary<string> {
  const file = objects[taste]
  if (taste === 'tame') return file
  const before = fc.constantFrom('\n', ' \t\r\n', '\u00a0', '\u2003', '\u0085', '\f', '\ufeff', '# c\n')
  const after = fc.constantFrom('x', '}', ' {}', ',', '\u0000', '"', '# c')
  return fc.oneof(
    { weight: 12, arbitrary: file },
    { weight: 1, arbitrary: file.map((whole) => whole.replace(/[}\s]+$/, '')) },
    { weight: 1, arbitrary: fc.tuple(file, after).map(joined) },
    { weight: 1, arbitrary: fc.tuple(before, file).map(joined) },
  )
}
