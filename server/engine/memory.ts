import type { Agent } from '../agents/agent.ts'
import type { FileSet } from '../agents/group.ts'
import type { ConfigFile } from '../config/file.ts'
import type { Facts } from '../facts/facts.ts'
import type { Source } from '../text/source.ts'
import type { Saying } from './collect.ts'

/** An agent, and all that was said of it. */
export interface AgentMemo {
  readonly agent: Agent
  readonly facts: Facts | undefined
  readonly sayings: readonly Saying[]
}

interface AgentEntry extends AgentMemo {
  readonly sources: readonly Source[]
  /** Its flags, as the objects they are: as text, those that differ in a secret alone would look the same. */
  readonly started: FileSet['started']
  readonly circumstances: string
}

interface FileEntry {
  readonly source: Source
  readonly agents: string
  readonly sayings: readonly Saying[]
}

/**
 * What was found in the agents of a group, to be said again for those that nothing has changed in. Whoever keeps it has to
 * start a new one when anything else changes that findings depend on: settings, options, files that agents name.
 */
export class Memory {
  readonly #agents = new Map<string, AgentEntry>()
  readonly #files = new Map<string, FileEntry>()

  agent(set: FileSet): AgentMemo | undefined {
    const known = this.#agents.get(set.name)
    if (known === undefined || known.circumstances !== circumstancesOf(set)) return undefined
    const sources = set.files.map(({ source }) => source)
    const same = areSame(sources, known.sources) && areSame(set.started ?? [], known.started ?? [])
    return same ? known : undefined
  }

  keepAgent(set: FileSet, memo: AgentMemo): void {
    const sources = set.files.map(({ source }) => source)
    this.#agents.set(set.name, {
      ...memo,
      sources,
      started: set.started,
      circumstances: circumstancesOf(set),
    })
  }

  file({ source }: ConfigFile, agents: readonly string[]): readonly Saying[] | undefined {
    const known = this.#files.get(source.path)
    return known?.source === source && known.agents === agents.join('\0') ? known.sayings : undefined
  }

  keepFile({ source }: ConfigFile, agents: readonly string[], sayings: readonly Saying[]): void {
    this.#files.set(source.path, { source, agents: agents.join('\0'), sayings })
  }
}

function areSame(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index])
}

/** All of a set but its files and flags. */
function circumstancesOf({ grouping, guessed, unit, partial }: FileSet): string {
  return JSON.stringify([grouping, guessed, unit, partial])
}
