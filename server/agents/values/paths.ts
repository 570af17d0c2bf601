import type { Location } from '../../text/span.ts'
import type { Agent } from '../agent.ts'
import type { Setting } from '../model.ts'
import { type AgentCheck, isServer, type ValueCheck, type ValueChecks } from './check.ts'
import { asText, nameOf, shown, type ValueProblem } from './problem.ts'
import type { Written } from './written.ts'

/** On Windows a path is absolute with a drive or a share, elsewhere with a slash: Nomad runs on both. */
function isAbsolute(path: string): boolean {
  return /^(?:\/|\\\\|[a-z]:[\\/])/i.test(path)
}

/** Of keys that the schema marks so (command/agent/command.go, IsValidConfig: `must be given as an absolute path`). */
export const absolutePath: ValueCheck = function* (written, agent) {
  const { pointer, names, at } = written
  const path = asText(written.data)
  const control = [...controlCharacters(written, agent)]
  yield* control
  if (control.length > 0 || isAbsolute(path)) return
  yield {
    pointer,
    at: { at },
    message: `${shown(path)} is no absolute path, as \`${nameOf(names)}\` has to be: Nomad does not start.`,
    help: absoluteHelp(path),
  }
}

function absoluteHelp(path: string): string {
  if (path.startsWith('~')) return 'write the path in full: nobody resolves `~`'
  if (/[$%]\w/.test(path)) return 'write the path in full: nobody resolves variables'
  return 'write the path from the root on'
}

/** In HCL and in JSON, `\n`, `\t` and their like are characters: no name of a file in Windows holds any of them. */
function* controlCharacters({ pointer, at, data }: Written, _agent: Agent): Iterable<ValueProblem> {
  const path = asText(data)
  if (!/^(?:[a-z]:|\\)/i.test(path)) return
  const character = Array.from(path).find((one) => one in escapes)
  if (character === undefined) return
  const escape = escapes[character] as string
  yield {
    pointer,
    at: { at },
    message: `${shown(path)} holds ${nameOfCharacter[escape]}: that is what a single backslash before \`${escape}\` makes. Nomad does not start.`,
    help: 'write `\\\\` for each backslash, or `/`',
    ...backslashesDoubled(at),
  }
}

function backslashesDoubled({ source, span }: Location): Pick<ValueProblem, 'correction'> {
  const written = source.text.slice(span.start, span.end)
  if (!/^"[^"]*"$/.test(written)) return {}
  const text = written.replace(/\\+/g, (run) => (run.length === 1 ? '\\\\' : run))
  return { correction: { text, certain: true } }
}

const escapes: Readonly<Record<string, string>> = {
  '\n': 'n',
  '\t': 't',
  '\r': 'r',
  '\b': 'b',
  '\f': 'f',
  '\v': 'v',
  '\u0007': 'a',
}

const nameOfCharacter: Readonly<Record<string, string>> = {
  n: 'a line break',
  t: 'a tab',
  r: 'a carriage return',
  b: 'a backspace',
  f: 'a form feed',
  v: 'a vertical tab',
  a: 'a bell character',
}

export const pathsAtStart: ValueChecks = {
  '/server/data_dir': controlCharacters,
  '/client/common_plugin_dir': controlCharacters,
  '/client/host_volume/path': controlCharacters,
}

const directoryHelp =
  'set `data_dir` to an absolute path; where another file of this agent or `-data-dir` does, name that as well'

/** Where an agent keeps its data (command/agent/command.go, IsValidConfig). */
export const missingDirectories: AgentCheck = function* (agent) {
  const { config, complete } = agent
  if (!complete || !isMissing(config.data_dir)) return
  const { pointer, at } = config.data_dir
  const doubt = isWhole(agent) ? {} : { mild: true as const }
  if (isServer(agent)) {
    yield {
      pointer,
      at: { at },
      message: 'A server needs a `data_dir`: Nomad does not start.',
      help: directoryHelp,
      ...doubt,
    }
  } else {
    const { state_dir, alloc_dir, alloc_mounts_dir } = config.client
    const own = { state_dir, alloc_dir, alloc_mounts_dir, plugin_dir: config.plugin_dir }
    const missing = Object.entries(own).filter(([, setting]) => isMissing(setting))
    const names = missing.map(([name]) => `\`${name}\``)
    if (missing.length === 0) return
    const rest = missing.length === 4 ? '' : `, or ${names.join(', ')} as well`
    yield {
      pointer,
      at: { at },
      message: `A client needs a \`data_dir\`${rest}: Nomad does not start.`,
      help: directoryHelp,
      ...doubt,
    }
  }
}

/**
 * Somebody said that these files are all of the agent: a unit, `--merge`, a directory named `*.d`. One file alone may
 * be a part of one, and `-data-dir` may be among the flags.
 */
function isWhole({ unit, files, guessed }: Agent): boolean {
  return unit !== undefined || (files.length > 1 && !guessed)
}

/** Not written, or empty; a template will say something, and so would a name that is misspelt. */
function isMissing({ written, unknown, value }: Setting<string>): boolean {
  return !unknown && (!written || value === '')
}

/** `Missing path in host_volume config`, whatever the agent runs. */
export const volumesWithoutPath: AgentCheck = function* ({ config, merged }) {
  // A template may write the volume once more.
  const client = merged.fields.get('client')
  if (merged.open || (client?.kind === 'struct' && client.open)) return
  for (const [name, { path, at }] of config.client.host_volume) {
    if (!isMissing(path)) continue
    yield {
      pointer: path.pointer,
      at: path.written ? path : { at },
      message: `The host volume ${shown(name)} has no path: Nomad does not start.`,
      help: 'set `path` to the directory it is',
    }
  }
}
