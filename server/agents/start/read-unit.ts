import type { Host } from '../../host.ts'
import { decodeSource } from '../../text/decode.ts'
import { readFlags } from './flags.ts'
import { withoutSecrets } from './mask.ts'
import { type Started, startedWith } from './started.ts'
import { agentCommands } from './unit.ts'

/** A unit is some lines; a larger file of that name is none. */
const largestUnit = 256 * 1024

/** An agent that a unit of systemd starts. */
export interface UnitAgent {
  readonly unit: string
  readonly started: Started
  readonly workingDirectory: string
}

/** The agents that the unit at this path starts; none where it starts something else, or cannot be read. */
export async function readUnit(
  path: string,
  host: Host,
  overlay: ReadonlyMap<string, Uint8Array>,
): Promise<readonly UnitAgent[]> {
  const typed = overlay.get(path)
  const bytes =
    typed === undefined ? await host.read(path, largestUnit) : { known: true as const, value: typed }
  if (!bytes.known) return []
  const source = decodeSource(path, bytes.value)
  const commands = agentCommands(source.text).map((command) => ({
    ...command,
    line: readFlags(command.words),
  }))
  const masked = withoutSecrets(
    source,
    commands.map(({ line }) => line),
  )
  return commands.map(({ line, workingDirectory }) => ({
    unit: path,
    started: startedWith(line, masked),
    workingDirectory,
  }))
}
