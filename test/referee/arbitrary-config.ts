import * as fc from 'fast-check'
import { gap, separator } from './arbitrary-gaps.ts'
import { literals, quoted } from './arbitrary-literals.ts'
import { confusingKey, identifier, joined, nomadWord } from './arbitrary-words.ts'
import type { Taste } from './taste.ts'

const equals = fc.tuple(gap, fc.constant('='), gap).map(joined)
const maxDepth = 4

/**
 * A key for values of one kind. Tame keys end in their kind: Nomad's decoder fails where a repeated key holds
 * another kind of value than before.
 */
function keyFor(taste: Taste, kind: string): fc.Arbitrary<string> {
  const name = fc.oneof({ weight: 4, arbitrary: nomadWord }, { weight: 1, arbitrary: identifier })
  if (taste === 'tame') {
    return fc
      .tuple(name, fc.constantFrom('', '', '', '"'))
      .map(([word, quote]) => `${quote}${word}_${kind}${quote}`)
  }
  return fc.oneof(
    { weight: 8, arbitrary: name },
    { weight: 4, arbitrary: confusingKey },
    { weight: 2, arbitrary: quoted(taste) },
  )
}

function grammar(taste: Taste): fc.Arbitrary<string> {
  const { text, integer, float, bool } = literals(taste)
  const label = taste === 'tame' ? fc.oneof(nomadWord, quoted(taste)) : keyFor(taste, '')
  const attribute = (kind: string, value: fc.Arbitrary<string>) =>
    fc.tuple(keyFor(taste, kind), equals, value).map(joined)
  const block = (kind: string, ...rest: fc.Arbitrary<string>[]) =>
    fc.tuple(keyFor(taste, kind), gap, ...rest).map(joined)

  return fc.letrec<{ item: string; value: string; list: string; object: string }>((tie) => {
    const item = tie('item')
    const object = tie('object')
    return {
      item: fc.oneof(
        { maxDepth, depthIdentifier: 'config' },
        { weight: 12, arbitrary: attribute('s', text) },
        { weight: 4, arbitrary: attribute('n', integer) },
        { weight: 2, arbitrary: attribute('f', float) },
        { weight: 4, arbitrary: attribute('b', bool) },
        { weight: 3, arbitrary: attribute('l', tie('list')) },
        { weight: 2, arbitrary: attribute('o', object) },
        { weight: 4, arbitrary: block('o', object) },
        { weight: 3, arbitrary: block('x', label, gap, object) },
        { weight: 1, arbitrary: block('y', label, gap, label, gap, object) },
      ),
      value: fc.oneof(
        { maxDepth, depthIdentifier: 'config' },
        ...[text, integer, float, bool].map((arbitrary) => ({ weight: 3, arbitrary })),
        { weight: 2, arbitrary: tie('list') },
        { weight: 2, arbitrary: object },
      ),
      list: fc
        .tuple(
          gap,
          fc.array(fc.tuple(tie('value'), gap, comma(taste), gap).map(joined), { maxLength: 4 }),
          lastElement(tie('value')),
        )
        .map(([before, elements, last]) => `[${before}${joined(elements)}${last}]`),
      object: fc
        .tuple(gap, fc.array(fc.tuple(item, separator).map(joined), { maxLength: 4 }))
        .map(([before, inner]) => `{${before}${joined(inner)}}`),
    }
  }).item
}

function comma(taste: Taste): fc.Arbitrary<string> {
  const good = fc.constantFrom(',', ',', ',', ',\n', ',,', ' , ,')
  return taste === 'tame'
    ? good
    : fc.oneof({ weight: 20, arbitrary: good }, { weight: 1, arbitrary: fc.constantFrom('', '\n') })
}

/** A trailing comma, nothing, a value, or two lists without a comma between them. */
function lastElement(value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(value, fc.constantFrom('', ',', ' '), fc.constantFrom('[1][2]', '[] []', '[,]\n["x"] 3'))
}

/** One item, `key = value` or a block, and whatever is in it. */
export const item: Record<Taste, fc.Arbitrary<string>> = { tame: grammar('tame'), wild: grammar('wild') }

/** Items on their lines: from `min` to `max` of them, most of which are one line long. */
export function items(taste: Taste, min: number, max: number): fc.Arbitrary<string> {
  const between =
    taste === 'tame'
      ? separator
      : fc.oneof(
          { weight: 60, arbitrary: separator },
          { weight: 1, arbitrary: fc.constantFrom('', ';', ',,') },
        )
  return fc
    .array(fc.tuple(item[taste], between).map(joined), { minLength: min, maxLength: max, size: 'max' })
    .map(joined)
}

const oddCharacter = fc.constantFrom(
  '\ufeff',
  '\u0000',
  '\u00a0',
  '\u2003',
  '\f',
  '\v',
  '\ue123',
  '\u0085',
  ';',
  '\u2028',
  '\ufffd',
  '\r',
)

/** A whole file: with either line end, with or without the last one, sometimes with a byte order mark or the like. */
export function configuration(taste: Taste, min: number, max: number): fc.Arbitrary<string> {
  const body = fc.tuple(
    items(taste, min, max),
    fc.constantFrom('', '', '', '\n', '# end', '// é\n'),
    fc.constantFrom('\n', '\n', '\r\n'),
  )
  const file = body.map(([text, end, newline]) => (text + end).replaceAll(/\r?\n/g, newline))
  if (taste === 'tame') return file
  const odd = fc.tuple(file, oddCharacter, fc.nat()).map(([text, character, at]) => {
    const place = at % 4 === 0 ? 0 : at % (text.length + 1)
    return text.slice(0, place) + character + text.slice(place)
  })
  return fc.oneof({ weight: 12, arbitrary: file }, { weight: 1, arbitrary: odd })
}
