import type { Span } from '../../text/span.ts'
import * as codes from '../token-codes.ts'
import type { MissingValue, Repair } from '../tree.ts'
import type { Cursor } from './cursor.ts'
import { meantBool } from './meant-bool.ts'
import { deletion, quoted } from './repairs.ts'

/** Reports what stands where a value should, as one error however many tokens it is, and passes over it. */
export function skipExpression(cursor: Cursor, from: number): MissingValue {
  const first = cursor.at
  const { start } = cursor
  skipRun(cursor)
  if (cursor.at === first) cursor.advance()
  const span = { start: from, end: Math.max(cursor.before, from) }
  if (!cursor.problems.isFull) {
    const { message, help, repair } = describe(cursor, first, { start, end: span.end })
    cursor.problems.add(span, message, help, repair?.(cursor.text, { start, end: span.end }))
  }
  return { kind: 'missing', span }
}

/**
 * To the end of the line, or of the brackets opened on it; before a comma, a closing bracket of something
 * around it, or the next item.
 */
function skipRun(cursor: Cursor): void {
  const { line } = cursor
  const open = new OpenBrackets()
  for (let first = true; cursor.type !== codes.EOF; first = false) {
    const { type } = cursor
    const inside = open.count > 0
    if (!inside && (cursor.line !== line || type === codes.COMMA)) return
    // A key is apart from the value before it, other than the half of a word without quotes.
    const apart = !first && !cursor.touches(0)
    if (!inside && apart && (cursor.startsHclItem() || type === codes.LBRACE)) return
    // Items cannot be inside an expression, so its brackets are not closed.
    if (inside && cursor.isFirstOnLine && cursor.startsItem()) return
    if (!open.pass(type, characterAt(cursor, cursor.at))) return
    cursor.advance()
  }
}

/** Counts the brackets opened since the start of an expression. */
class OpenBrackets {
  private braces = 0
  private others = 0

  get count(): number {
    return this.braces + this.others
  }

  /** Whether the token belongs to the expression: it is no bracket, or one whose counterpart does. */
  pass(type: number, character: string): boolean {
    if (type === codes.LBRACE) this.braces++
    else if (type === codes.LBRACK || character === '(') this.others++
    else if (type === codes.RBRACE) return this.braces-- > 0
    else if (type === codes.RBRACK || character === ')') return this.others-- > 0
    return true
  }
}

function characterAt({ text, tokens }: Cursor, at: number): string {
  return tokens.types[at] === codes.ILLEGAL ? (text[tokens.starts[at] as number] as string) : ''
}

interface Words {
  readonly message: string
  readonly help: string
  readonly repair?: (text: string, span: Span) => Repair | undefined
}

const quoteIt = 'text must be in double quotes'

/** What is wrong with the tokens from `first` on; never in words of the file. */
function describe(cursor: Cursor, first: number, span: Span): Words {
  const { text, tokens } = cursor
  const whole = text.slice(span.start, span.end)
  if (/^(?:\{\{|\{%|<%|%\{|@@)/.test(whole)) return template
  const count = cursor.at - first
  const type = tokens.types[first]
  if (type === codes.ASSIGN)
    return {
      message: 'There is an = too many.',
      help: 'delete it',
      repair: (_, { start }) => deletion({ start, end: start + 1 }),
    }
  if (characterAt(cursor, first) === '$') {
    return {
      message: 'An interpolation must be in quotes, and Nomad puts nothing in its place.',
      help: quoteIt,
    }
  }
  if (type === codes.IDENT && count === 1) return describeWord(whole)
  if (type === codes.IDENT && characterAt(cursor, first + 1) === '(') {
    return { message: 'Agent configuration knows no functions; that is HCL 2.', help: 'write the result' }
  }
  if ((type === codes.NUMBER || type === codes.FLOAT) && tokens.types[first + 1] === codes.IDENT) {
    return {
      message: 'A number with a unit must be text.',
      help: 'put it in double quotes, like "30s"',
      repair: quoted,
    }
  }
  if (/[?*/%!&|()+<>]|==|\s-\s|^for\s/.test(whole)) {
    return { message: 'Agent configuration knows no expressions; that is HCL 2.', help: 'write the result' }
  }
  return { message: 'Nomad cannot read this as a value.', help: quoteIt }
}

const template: Words = {
  message: 'This looks like text that another program should have replaced.',
  help: 'lint the file that comes out of it; a template itself is read where its name ends in .j2, .tpl, .tftpl, .ctmpl or .erb',
}

const reference = /^(?:var|local|data|env|each|self|path|module|meta|attr|node|device|unique)\./

function describeWord(word: string): Words {
  if (word === 'null') return { message: 'HCL 1 has no null.', help: 'leave the setting out' }
  const bool = meantBool(word)
  if (bool !== undefined) return { ...bool, repair: (_, span) => bool.repair(span) }
  if (reference.test(word)) {
    return { message: 'Agent configuration knows no variables; that is HCL 2.', help: 'write the value' }
  }
  return {
    message: 'This word is no value.',
    help: `${quoteIt}; apart from true and false, no value is a bare word`,
    repair: quoted,
  }
}
