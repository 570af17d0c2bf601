import { nearestName } from '../../keys/nearest.ts'
import type { Span } from '../../text/span.ts'
import { type AgentFlag, agentFlags } from './flag-table.ts'
import { slice, spanOf, type Word } from './words.ts'

/** One flag as it is written. */
export interface FlagUse {
  readonly flag: AgentFlag
  readonly value: string
  /** What the value will be is not known: there is a variable in it. */
  readonly unknown: boolean
  /** `-region`, without the value. */
  readonly at: Span
  readonly valueAt: Span
}

/** What `nomad agent` does not take, in words for a message; it quotes no value. */
export interface FlagProblem {
  readonly message: string
  readonly at: Span
}

export interface FlagLine {
  readonly uses: readonly FlagUse[]
  readonly problems: readonly FlagProblem[]
  /** Words that are put in when the agent starts, and may be any flags. */
  readonly unknown: readonly Span[]
}

/** Reads flags as Go's flag package does (flag.go, parseOne). */
export function readFlags(words: readonly Word[]): FlagLine {
  const uses: FlagUse[] = []
  const problems: FlagProblem[] = []
  const unknown: Span[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word
    const [, name = '', sign] = /^--?([^-=][^=]*)(=?)/.exec(word.text) ?? []
    if (word.unknown && (name === '' || name.includes('$'))) {
      unknown.push(word.span)
      continue
    }
    if (word.text === '--') break
    if (name === '') {
      // Not quoted: it may be a key whose flag is missing.
      problems.push({ message: `word ${at + 1} is no flag: Nomad reads none behind it`, at: word.span })
      break
    }
    const flag = agentFlags.get(name)
    if (flag === undefined) {
      problems.push(unknownFlag(name, word.span))
      // Whether the next word is its value cannot be known.
      if (sign === '' && words[at + 1]?.text.startsWith('-') === false) at++
      continue
    }
    const inline = sign === '=' || flag.bool
    const use = inline ? inlineUse(flag, word) : separateUse(flag, word, words[at + 1])
    if (!inline) at++
    const problem = use === undefined ? `-${name} needs a value` : wrongValue(use)
    if (problem !== undefined) problems.push({ message: problem, at: word.span })
    else if (use !== undefined) uses.push(use)
  }
  return { uses, problems, unknown }
}

function unknownFlag(name: string, at: Span): FlagProblem {
  const nearest = nearestName(name, [...agentFlags.keys()])
  const hint = nearest === undefined ? '' : `; did you mean -${nearest}?`
  return { message: `nomad agent has no flag -${name.slice(0, 40)}${hint}`, at }
}

function inlineUse(flag: AgentFlag, word: Word): FlagUse {
  const sign = word.text.indexOf('=')
  const at = spanOf(slice(word, 0, sign < 0 ? undefined : sign)) ?? word.span
  if (sign < 0) return { flag, value: 'true', unknown: false, at, valueAt: at }
  const value = slice(word, sign + 1)
  return { flag, value: value.text, unknown: word.unknown, at, valueAt: spanOf(value) ?? at }
}

function separateUse(flag: AgentFlag, word: Word, next: Word | undefined): FlagUse | undefined {
  return next && { flag, value: next.text, unknown: next.unknown, at: word.span, valueAt: next.span }
}

/** What Go refuses to read as the flag's type. */
function wrongValue({ flag, value, unknown }: FlagUse): string | undefined {
  if (unknown) return undefined
  const { name, key, bool } = flag
  if (bool && readBool(value) === undefined) return `-${name} is true or false`
  if (key?.type === 'int' && readInt(value) === undefined) return `-${name} takes a number`
  if (name === 'meta' && !value.includes('=')) return '-meta takes key=value'
  return undefined
}

/** strconv.ParseBool */
export function readBool(text: string): boolean | undefined {
  if (/^(?:1|t|T|true|TRUE|True)$/.test(text)) return true
  return /^(?:0|f|F|false|FALSE|False)$/.test(text) ? false : undefined
}

/** strconv.ParseInt with base 0. */
export function readInt(text: string): number | undefined {
  const [, sign = '', digits = ''] =
    /^([-+]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]*|[1-9]\d*)$/.exec(text) ?? []
  if (digits === '') return undefined
  const size = Number(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits)
  return sign === '-' ? -size : size
}
