import type { Host } from '../../host.ts'
import { decodeSource } from '../../text/decode.ts'
import type { Source } from '../../text/source.ts'
import { pathBelow } from '../links.ts'
import { type FlagLine, readFlags } from './flags.ts'
import { maskedSource } from './mask.ts'
import { dropInsOf } from './own-units.ts'
import { type Started, startedWith } from './started.ts'
import { agentCommands } from './unit.ts'

/** A unit is some lines; a larger file of that name is none. */
const largestUnit = 256 * 1024

/** An agent that a unit of systemd starts. */
export interface UnitAgent {
  readonly unit: string
  readonly started: Started
  readonly workingDirectory: string
  /** The user it runs as; undefined where that is not known. */
  readonly user: string | undefined
  /** The unit, its drop-ins, and the directory beside it that may hold more of these. */
  readonly readFrom: readonly string[]
}

/**
 * The agents that the unit at this path starts; none where it starts something else, or cannot be read. `root` is where
 * the disk of its machine is, if it is not this one's.
 */
export async function readUnit(
  path: string,
  host: Host,
  overlay: ReadonlyMap<string, Uint8Array>,
  root?: string,
): Promise<readonly UnitAgent[]> {
  const readText = async (at: string): Promise<Source | undefined> => {
    const typed = overlay.get(at)
    if (typed !== undefined) return decodeSource(at, typed)
    const bytes = await host.read(await pathBelow(root, at, host), largestUnit)
    return bytes.known ? decodeSource(at, bytes.value) : undefined
  }
  const unit = await readText(path)
  if (unit === undefined) return []
  const sources = [unit]
  for (const dropIn of await dropInsOf(path, host, root)) {
    const source = await readText(dropIn)
    if (source !== undefined) sources.push(source)
  }
  const commands = agentCommands(sources.map(({ text }) => text)).map((command) => ({
    ...command,
    line: readFlags(command.words),
  }))
  const masked = sources.map((source, index) =>
    maskedSource(
      source,
      commands.filter(({ file }) => file === index).map(({ line }) => line),
    ),
  )
  return commands.map(({ line, file, workingDirectory, user, rewritten }) => ({
    unit: path,
    started: startedOf(line, masked[file] as Source, rewritten),
    workingDirectory,
    user,
    readFrom: [`${path}.d`, ...sources.map((source) => source.path)],
  }))
}

/** What a shell or a template makes of words that Nomad would not take, nobody can know. */
function startedOf(line: FlagLine, source: Source, rewritten: boolean): Started {
  const started = startedWith(line, source)
  return rewritten ? { ...started, problems: [] } : started
}
