import * as fc from 'fast-check'
import { joined, nomadWord, oneOf } from './arbitrary-words.ts'
import type { Taste } from './taste.ts'

const integer = fc.oneof(
  fc.integer({ min: -99999, max: 99999 }).map(String),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  oneOf('0 -0 007 0640 -010 0x1F -0x1f 0XaB 9007199254740993 0x7fffffffffffffff'),
)
const float = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => `${value}`.replace(/^(-?\d+)$/, '$1.0')),
  oneOf('1. .5 -0.0 0.5 1.50 1e5 1E-7 1.5e+3 0779.5 0e1 00.1 2.e3 1e-999'),
)
const unreadableNumber = oneOf('08 09 0779 1e 0x 1.5e .5e3 1e999 9223372036854775808 0x8000000000000000')

const plainText = oneOf("a dc1 /opt/nomad 10.0.0.1:4647 - . , = # // } [ ' <<E", ' ', ' {')
const oddText = oneOf('é 日本 😀 \t \r \u0007 \u00a0 \u2028 \ufeff \ufffd \u007f \u0301')
const escape = fc.oneof(
  oneOf('\\n \\t \\" \\\\ \\a \\b \\f \\r \\v \\101 \\377 \\000 \\x41 \\xfF \\u00e9'),
  oneOf('\\xc3\\xa9 \\xe2\\x82 \\uD83D\\uDE00 \\U0001F600 \\ufffd \\u0000 \\uDFFF'),
)
const template = fc.oneof(
  oneOf('${x} ${attr.kernel.name} ${{}} ${a{b}c} ${\\n} ${\\"} ${\\x41} ${} $${x} $ $$ %{x} ${é😀}'),
  oneOf('${x\ny} ${x\r\n}', '${f("x", "y")}', '{{ GetInterfaceIP \\"eth0\\" }}'),
)
const brokenText = oneOf('\n \\d \\0 \\18 \\/ \\x4 \\u12g4 ${ " \\ ${\\d} \u0000 ${"}"}')
const unreadableText = oneOf('\\400 \\U00110000 \\U80000041 ${\ufffd} ${"\n"}\\777')

const textPart = fc.oneof(
  { weight: 40, arbitrary: plainText },
  { weight: 8, arbitrary: oddText },
  { weight: 10, arbitrary: escape },
  { weight: 8, arbitrary: template },
)
const anyText = fc.array(textPart, { maxLength: 6 }).map(joined)
const wellFormed = fc.oneof(
  { weight: 1, arbitrary: nomadWord.map((word) => `"${word}"`) },
  { weight: 2, arbitrary: anyText.map((inner) => `"${inner}"`) },
)
const malformed = fc
  .tuple(anyText, fc.oneof(brokenText, unreadableText), anyText)
  .map((parts) => `"${joined(parts)}"`)

/** A quoted string of every sort. */
export function quoted(taste: Taste): fc.Arbitrary<string> {
  if (taste === 'tame') return wellFormed
  return fc.oneof({ weight: 60, arbitrary: wellFormed }, { weight: 1, arbitrary: malformed })
}

const indent = fc.constantFrom('', '  ', '  ', '    ', '\t', ' ', '\t ')
const line = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 6, arbitrary: fc.tuple(indent, fc.array(textPart, { maxLength: 4 }).map(joined)).map(joined) },
)
const lines = fc.array(line, { maxLength: 4 })

const tameHeredoc = fc
  .tuple(
    fc.constantFrom('EOF', 'EOT', '_x1', 'Été', 'a٣'),
    lines,
    fc.boolean(),
    fc.constantFrom('  ', ' ', '\t', '    '),
  )
  .map(([name, content, dash, close]) => {
    const body = content.map((text) => `${text}\n`).join('')
    return dash
      ? `<<-${name}\n${body}${close}${name}\n`
      : `<<${name}\n${body}${content.length > 2 ? close : ''}${name}\n`
  })

const heredocEnd = fc.constantFrom('', '\f', '\v', '\r', '\u00a0', 'x', '\n')
const wildHeredoc = fc
  .tuple(
    fc.constantFrom('<<E', '<<-E', '<<E-F', '<<-', '<<', '<< E', '<<"E"', '<E', '<<E٣', '<<-É'),
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\r\n', ' \n', ''),
    fc.array(fc.oneof(line, fc.constantFrom('E', 'E,', 'E٣', ' É', '-E', 'E\r')), { maxLength: 4 }),
    heredocEnd,
    heredocEnd,
  )
  .map(([open, newline, content, before, after]) => {
    const body = content.map((text) => `${text}\n`).join('')
    return `${open}${newline}${body}${before}${open.replace(/^<<?-? ?/, '')}${after}\n`
  })

/** One kind of literal, all of whose values Nomad's decoder takes for the same key. */
export interface Literals {
  readonly text: fc.Arbitrary<string>
  readonly integer: fc.Arbitrary<string>
  readonly float: fc.Arbitrary<string>
  readonly bool: fc.Arbitrary<string>
}

export function literals(taste: Taste): Literals {
  const bool = fc.constantFrom('true', 'false')
  const string = { weight: 12, arbitrary: quoted(taste) }
  const heredoc = { weight: 2, arbitrary: tameHeredoc }
  if (taste === 'tame') return { text: fc.oneof(string, heredoc), integer, float, bool }
  return {
    text: fc.oneof(
      { ...string, weight: 60 },
      { ...heredoc, weight: 8 },
      { weight: 1, arbitrary: wildHeredoc },
    ),
    integer: fc.oneof({ weight: 30, arbitrary: integer }, { weight: 1, arbitrary: unreadableNumber }),
    float,
    bool: fc.oneof(
      { weight: 30, arbitrary: bool },
      { weight: 1, arbitrary: fc.constantFrom('null', 'tru', 'x.y', '(1)', '1+2', '') },
    ),
  }
}
