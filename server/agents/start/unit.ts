import { type Placed, slice, splitWords, type Word } from './words.ts'

/** How a unit of systemd starts an agent. */
export interface AgentCommand {
  /** What stands behind `nomad agent`. */
  readonly words: readonly Word[]
  /** Which of the unit's files that stands in. */
  readonly file: number
  /** The directory that relative paths start from; systemd's own default is `/`. */
  readonly workingDirectory: string
  /** Name or number of the user it runs as, `root` unless it says; undefined where that is not known. */
  readonly user: string | undefined
  /** A shell or a template may make something else of the words. */
  readonly rewritten: boolean
}

/**
 * Each `nomad agent` that a unit starts (systemd.service(5)); none where it starts something else. The unit is given
 * as the text of its file, and of those that change it.
 */
export function agentCommands(texts: readonly string[]): readonly AgentCommand[] {
  let starts: (readonly [start: Placed, file: number])[] = []
  let workingDirectory = '/'
  let user = ''
  let isDynamic = false
  for (const [file, text] of texts.entries()) {
    for (const { key, value } of serviceSettings(text)) {
      // An empty value takes back what was said before.
      if (key === 'ExecStart') starts = value.text === '' ? [] : [...starts, [value, file]]
      if (key === 'WorkingDirectory') workingDirectory = value.text.replace(/^-/, '') || '/'
      if (key === 'User') user = value.text
      if (key === 'DynamicUser') isDynamic = isYes(value.text)
    }
  }
  return starts.flatMap(([start, file]) =>
    commandsIn(splitWords(start, 'systemd'), 0).map(({ words, depth }) => ({
      words,
      file,
      workingDirectory,
      user: userOf(user, isDynamic),
      rewritten: depth > 0 || templateSign.test(start.text),
    })),
  )
}

/** A dynamic user has whatever number is free when the unit starts, but for one whose name an account has (systemd.exec(5)). */
function userOf(said: string, isDynamic: boolean): string | undefined {
  if (said.includes('%')) return undefined
  return said || (isDynamic ? undefined : 'root')
}

/** parse_boolean of systemd. */
function isYes(text: string): boolean {
  return /^(?:1|yes|y|true|t|on)$/i.test(text)
}

/** Of Jinja, ERB, Go's templates, autoconf. */
const templateSign = /\{\{|\{%|<%|@\w+@/

interface Command {
  readonly words: readonly Word[]
  /** Into how many shells the words are handed. */
  readonly depth: number
}

/** How deep commands are looked for in the words of others: `sh -c "exec nomad agent"`. */
const deepest = 3

function commandsIn(words: readonly Word[], depth: number): readonly Command[] {
  const at = words.findIndex(({ text }, index) => isNomad(text) && words[index + 1]?.text === 'agent')
  if (at >= 0) {
    const rest = words.slice(at + 2)
    const end = rest.findIndex(({ text }) => /^(?:;|&&?|\|\|?|\d*>.*)$/.test(text))
    const own = end < 0 ? rest : rest.slice(0, end)
    return [{ words: own, depth }, ...(end < 0 ? [] : commandsIn(rest.slice(end), depth))]
  }
  if (depth >= deepest) return []
  const inner = words.filter(({ text }) => /\s/.test(text))
  return inner.flatMap((word) => commandsIn(splitWords(word, 'systemd'), depth + 1))
}

/** By the program's own name, whatever directory and prefixes of systemd stand before it. */
function isNomad(text: string): boolean {
  return /^[-@:+!|]*(?:.*[/\\])?nomad(?:\.exe)?$/.test(text)
}

interface Setting {
  readonly key: string
  readonly value: Placed
}

/** The settings of section `[Service]`; lines that end in a backslash go on in the next one. */
function* serviceSettings(text: string): Iterable<Setting> {
  let section = ''
  for (const line of logicalLines(text)) {
    const header = /^\[(.*)\]\s*$/.exec(line.text)?.[1]
    section = header ?? section
    const assignment = /^([^=]*)=\s*/.exec(line.text)
    if (assignment === null || section !== 'Service') continue
    const [start, key = ''] = assignment
    yield { key: key.trim(), value: slice(line, start.length, line.text.trimEnd().length) }
  }
}

function* logicalLines(text: string): Iterable<Placed> {
  let whole = ''
  let places: number[] = []
  let at = 0
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\r$/, '')
    const indent = line.length - line.trimStart().length
    // Comments may stand between the lines of one setting.
    if (!/^[#;]/.test(line.trimStart())) {
      const continued = line.endsWith('\\')
      const kept = continued ? `${line.slice(0, -1)} ` : line
      whole += kept.slice(indent)
      for (let index = indent; index < kept.length; index++) places.push(at + index)
      if (!continued) {
        yield { text: whole, places }
        whole = ''
        places = []
      }
    }
    at += raw.length + 1
  }
  if (whole !== '') yield { text: whole, places }
}
