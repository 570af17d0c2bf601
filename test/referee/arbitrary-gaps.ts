import * as fc from 'fast-check'

const commentParts = [
  'a',
  ' ',
  'note',
  '*',
  '/',
  '"',
  '\\',
  '{',
  '}',
  '=',
  '<<E',
  '${',
  'é',
  '日本',
  '😀',
  '\t',
  '#',
  '\r',
  '\u00a0',
  '\ufeff',
]
const commentText = fc
  .array(fc.constantFrom(...commentParts), { maxLength: 8 })
  .map((parts) => parts.join(''))

/** All three kinds of comment; the first two bring the newline that ends them. */
export const comment: fc.Arbitrary<string> = fc.oneof(
  commentText.map((text) => `# ${text}\n`),
  commentText.map((text) => `//${text}\n`),
  commentText.map((text) => `/* ${text.replaceAll('*/', '* /')} */`),
  commentText.map((text) => `/*\n${text.replaceAll('*/', '* /')}\n*/`),
)

const space = fc.constantFrom(' ', ' ', ' ', ' ', '', '', '\t', '\n', '\n  ', '\r\n', '\r', '   ', '\n\n')

/** What may stand between any two tokens: mostly one space, sometimes nothing, newlines, comments. */
export const gap: fc.Arbitrary<string> = fc.oneof(
  { weight: 20, arbitrary: fc.constant(' ') },
  { weight: 8, arbitrary: space },
  { weight: 1, arbitrary: fc.tuple(space, comment, space).map((parts) => parts.join('')) },
)

/** What parts two items: mostly a line end; but any white space, or one comma, does as well. */
export const separator: fc.Arbitrary<string> = fc.oneof(
  { weight: 16, arbitrary: fc.constant('\n') },
  { weight: 3, arbitrary: fc.constantFrom('\n\n', '\n  ', '\r\n', ' ', '  ', '\t', '\r', ',', ', ', ',\n') },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(' ', '\n', '\n\n  '), comment).map((parts) => parts.join('')),
  },
)
