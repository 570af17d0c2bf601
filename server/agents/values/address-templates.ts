import { addressFunctions } from '../../config/address-functions.ts'
import { nearestName } from '../../keys/nearest.ts'
import type { Location } from '../../text/span.ts'
import { spanWithin } from '../../text/span-within.ts'
import type { Setting } from '../model.ts'
import { type AgentCheck, isClient, isServer } from './check.ts'
import { type Correction, shown, type ValueProblem } from './problem.ts'

/** Why Nomad cannot work out an address from a template, whatever machine it runs on. */
interface AddressTemplateFault {
  /** What is wrong: the characters from here on, as many. */
  readonly index: number
  readonly length: number
  readonly what: string
  readonly help: string
  readonly correction?: Correction | undefined
}

/** Templates that go-sockaddr refuses, in every setting that it reads (command/agent/config.go, normalizeAddrs). */
export const addressTemplates: AgentCheck = function* (agent) {
  const { addresses, advertise, bind_addr, client } = agent.config
  const { http, rpc, serf } = addresses
  const settings = [bind_addr, http, rpc, serf, advertise.http, advertise.rpc]
  if (isServer(agent)) settings.push(advertise.serf)
  if (isClient(agent)) settings.push(client.network_interface)
  for (const setting of settings) {
    const fault = addressTemplateProblem(setting)
    if (fault === undefined) continue
    const { what, ...problem } = fault
    yield { pointer: setting.pointer, message: `${what}: Nomad does not start.`, ...problem }
  }
}

interface AddressTemplateProblem extends Pick<ValueProblem, 'at' | 'help' | 'correction'> {
  /** What is wrong, to be followed by what comes of it. */
  readonly what: string
}

/** What go-sockaddr refuses in a setting. */
export function addressTemplateProblem(setting: Setting<string>): AddressTemplateProblem | undefined {
  const value = setting.written ? (setting.value ?? '') : ''
  const fault = addressTemplateFault(value)
  if (fault === undefined) return undefined
  const { index, length, what, help, correction } = fault
  const part = value.slice(index, index + length)
  const at = placeOf(setting.at, value, index, part)
  return {
    at: at === undefined ? setting : { at },
    what: `${shown(part)} ${what}`,
    help,
    ...(at !== undefined && { correction }),
  }
}

/** Beside escaped quotes, a word that stands there only once. */
function placeOf(whole: Location, value: string, index: number, part: string): Location | undefined {
  const { at } = spanWithin(whole, value, index, part.length)
  const { source, span } = at
  const text = source.text.slice(span.start, span.end)
  if (text === part) return at
  const start = span.start + text.indexOf(part)
  return text.split(part).length === 2 ? { source, span: { start, end: start + part.length } } : undefined
}

/** What stands inside an action (text/template/parse, lex.go); what matches nothing has no place there. */
const token =
  /(?<end>-?\}\})|(?<space>\s+)|(?<text>"(?:[^"\\\n]|\\[^\n])*"|`[^`]*`)|(?<char>'(?:[^'\\\n]|\\[^\n])*')|(?<word>[\p{L}_][\p{L}\p{Nd}_]*)|(?<begin>[|(]|:?=)|(?<other>[\d+-][\w.]*|[.$][\p{L}\p{Nd}_.]*|[),])/uy

const oneCharacter = /^'(?:[^\\']|\\.|\\[xuU\d].*)'$/su

/** Undefined where there is no template, and for what only running it would tell. */
export function addressTemplateFault(text: string): AddressTemplateFault | undefined {
  let opened = text.indexOf('{{')
  while (opened >= 0) {
    if (/^\{\{(?:- )?\/\*/.test(text.slice(opened, opened + 6))) return undefined
    const read = readAction(text, opened)
    if (typeof read === 'object') return read
    opened = text.indexOf('{{', read)
  }
  return argumentFault(text)
}

/** Where the action ends, or what is wrong with it. */
function readAction(text: string, opened: number): number | AddressTemplateFault {
  let first = true
  let at = opened + (text.startsWith('{{- ', opened) ? 3 : 2)
  while (at < text.length) {
    token.lastIndex = at
    const { end, space, char, word, begin } = token.exec(text)?.groups ?? {}
    if (token.lastIndex === 0) return strayFault(text, opened, at)
    if (end !== undefined) return token.lastIndex
    if (char !== undefined && !oneCharacter.test(char)) return quotesFault(at, char)
    if (word !== undefined && !known.has(word)) return wordFault(text, at, word, first)
    if (space === undefined) first = begin !== undefined
    at = token.lastIndex
  }
  return unclosed(text, opened)
}

function unclosed(text: string, opened: number): AddressTemplateFault {
  const what = 'is a template for an address that does not end'
  return { index: opened, length: text.length - opened, what, help: 'write `}}` at its end' }
}

function strayFault(text: string, opened: number, at: number): AddressTemplateFault {
  const character = String.fromCodePoint(text.codePointAt(at) as number)
  if (character === '}') return unclosed(text, opened)
  const [index, length] = /["'`]/.test(character) ? [at, text.length - at] : [at, character.length]
  return length > 1
    ? { index, length, what: 'begins with a quote that is not closed', help: 'write a quote at its end, too' }
    : { index, length, what: 'has no place in a template for an address', help: properTemplate }
}

const properTemplate = String.raw`write one such as "{{ GetPrivateIP }}" or "{{ GetInterfaceIP \"eth0\" }}"`

/** Go has characters in single quotes. */
function quotesFault(index: number, char: string): AddressTemplateFault {
  const what = 'stands in single quotes, which are for one character'
  return { index, length: char.length, what, help: `write ${inQuotes(char.slice(1, -1))}` }
}

function inQuotes(text: string): string {
  return `\`\\"${text}\\"\``
}

/** What Go's templates know by themselves (text/template/parse, lex.go; text/template, funcs.go), and go-sockaddr. */
const ofEveryTemplate = `
  block break continue define else end if nil range template with true false
  and call eq ge gt html index js le len lt ne not or print printf println slice urlquery
`
const known = new Set([...addressFunctions, ...ofEveryTemplate.split(/\s+/)])

function wordFault(text: string, index: number, word: string, first: boolean): AddressTemplateFault {
  const meant = nearestName(word, addressFunctions)
  if (meant !== undefined && (first || /^Get/i.test(word))) {
    const certain = meant.toLowerCase() === word.toLowerCase()
    return {
      index,
      length: word.length,
      ...noFunction,
      help: `did you mean "${meant}"?`,
      correction: { text: meant, certain },
    }
  }
  if (first) return { index, length: word.length, ...noFunction, help: properTemplate }
  const [whole = word] = /^[\p{L}\p{Nd}_][^\s"'`|(){}]*/u.exec(text.slice(index)) ?? []
  const what = 'stands without quotes, and is taken for a function that is none'
  return { index, length: whole.length, what, help: `write ${inQuotes(whole)}` }
}

const noFunction = { what: 'is no function of templates for addresses' }

const withoutName = /\{\{-?\s*GetInterfaceIPs?\s*-?\}\}/
const withName = /\{\{-?\s*Get(?:Private|Public)IPs?\s+["`][^"`]*["`]\s*-?\}\}/

/** Functions are called with as many arguments as they take, which Go finds as soon as it calls them. */
function argumentFault(text: string): AddressTemplateFault | undefined {
  const found = withoutName.exec(text) ?? withName.exec(text)
  if (found === null) return undefined
  const [{ length }] = found
  const { index } = found
  return withoutName.test(text)
    ? { index, length, what: 'does not say of which interface', help: `write its name: ${inQuotes('eth0')}` }
    : {
        index,
        length,
        what: 'calls a function with more than it takes',
        help: 'for one interface there is `GetInterfaceIP`',
      }
}
