import { parseGoDuration } from '../../config/go-duration.ts'
import { nearestName } from '../../keys/nearest.ts'
import type { Span } from '../../text/span.ts'
import { type AgentFlag, agentFlags } from './flag-table.ts'
import { type Placed, slice, spanOf, type Word } from './words.ts'

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

/** What `nomad agent` does not take, in words for a message; it quotes no value that may be a secret. */
export interface FlagProblem {
  readonly message: string
  readonly at: Span
  /** Nomad starts all the same, without what stands there. */
  readonly ignored?: true
  /** What may be a secret that nothing tells to be one: the value of a flag that is misspelt, a key without its flag. */
  readonly hidden?: Span
}

/** No key and no token is as short; what is, helps to see what was meant. */
const longestShown = 12

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
    // Behind words that are not known may stand the value of the last one's flag.
    const isValue = at > 0 && name === '' && unknown.at(-1) === words[at - 1]?.span
    if (isValue || (word.unknown && (name === '' || /[$%]/.test(name)))) {
      unknown.push(word.span)
      continue
    }
    if (word.text === '--') break
    if (name === '' && /^-./.test(word.text)) {
      const message = `word ${at + 1} is no flag that Nomad can read: the name stands behind one or two dashes`
      problems.push({ message, at: word.span, ...hiding(word) })
      continue
    }
    if (name === '') {
      const message = `${nameWord(word.text, at)} is no flag: Nomad reads none behind it${meantFlag(word.text)}`
      problems.push({ message, at: word.span, ignored: true, ...hiding(word) })
      break
    }
    const flag = agentFlags.get(name)
    if (flag === undefined) {
      // Whether the next word is its value cannot be known.
      const isNext = sign === '' && words[at + 1]?.text.startsWith('-') === false
      problems.push(unknownFlag(name, word, isNext ? words[at + 1] : undefined))
      if (isNext) at++
      continue
    }
    const inline = sign === '=' || flag.bool
    const use = inline ? inlineUse(flag, word) : separateUse(flag, word, words[at + 1])
    if (!inline) at++
    const problem = use === undefined ? `-${name} needs a value` : wrongValue(use)
    if (problem !== undefined)
      problems.push({ message: problem, at: word.span, ...hiding(inline ? word : words[at]) })
    else if (use !== undefined) uses.push(use)
  }
  return { uses, problems, unknown }
}

/** A word as a message may show it: a longer one, or a value, may be a key whose flag is missing. */
function nameWord(text: string, at: number): string {
  const [, name = '', sign] = /^([\w./-]*)(=?)/.exec(text) ?? []
  const isShown = name.length <= longestShown && (sign === '=' ? name !== '' : name === text)
  return isShown ? `"${name}${sign === '=' ? '=...' : ''}"` : `word ${at + 1}`
}

/** `region=eu` is written for `-region=eu`. */
function meantFlag(text: string): string {
  const [, name = ''] = /^([^=]+)=/.exec(text) ?? []
  return agentFlags.has(name) ? `; did you mean -${name}?` : ''
}

/** In a word that begins with its flag, that is no secret. */
function hiding(word: Placed | undefined): Pick<FlagProblem, 'hidden'> {
  if (word === undefined) return {}
  const isFlag = word.text.startsWith('-')
  const sign = word.text.indexOf('=')
  if (isFlag && sign < 0) return {}
  const value = slice(word, isFlag ? sign + 1 : 0)
  const hidden = spanOf(value)
  return hidden === undefined || value.text.length <= longestShown ? {} : { hidden }
}

function unknownFlag(name: string, word: Word, next: Word | undefined): FlagProblem {
  const nearest = nearestName(name, [...agentFlags.keys()])
  const hint = nearest === undefined ? '' : `; did you mean -${nearest}?`
  const sign = word.text.indexOf('=')
  const at = (sign < 0 ? undefined : spanOf(slice(word, 0, sign))) ?? word.span
  return { message: `nomad agent has no flag -${name.slice(0, 40)}${hint}`, at, ...hiding(next ?? word) }
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
  if (key?.type === 'duration' && parseGoDuration(value) === undefined)
    return `-${name} takes a duration with a unit, such as 30s`
  if (name === 'meta' && !value.includes('=')) return '-meta takes key=value'
  return undefined
}

/** The message of a problem as a sentence of its own. */
export function asSentence({ message }: FlagProblem): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${message.endsWith('?') ? '' : '.'}`
}

/** strconv.ParseBool */
export function readBool(text: string): boolean | undefined {
  if (/^(?:1|t|T|true|TRUE|True)$/.test(text)) return true
  return /^(?:0|f|F|false|FALSE|False)$/.test(text) ? false : undefined
}

const integer = /^[-+]?(?:0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO]?(?:_?[0-7])+|0|[1-9](?:_?\d)*)$/

/** strconv.ParseInt with base 0 and 64 bits: a prefix says the base, and underscores part digits. */
export function readInt(text: string): number | undefined {
  if (!integer.test(text)) return undefined
  const size = BigInt(text.replace(/[-+_]/g, '').replace(/^0(?=\d)/, '0o'))
  const whole = text.startsWith('-') ? -size : size
  return BigInt.asIntN(64, whole) === whole ? Number(whole) : undefined
}
