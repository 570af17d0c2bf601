import type { Agent } from '../agents/agent.ts'
import type { FileGroup } from '../agents/discover.ts'
import type { Finding } from '../engine/finding.ts'
import { Memory } from '../engine/memory.ts'
import type { Facts } from '../facts/facts.ts'
import type { Asked } from './hosts.ts'
import { isSame } from './is-same.ts'

/** What is known of the agents of one group of files. */
export interface Checked {
  readonly group: FileGroup
  readonly agents: readonly CheckedAgent[]
  readonly findings: readonly Finding[]
  /** All that was read or looked for. */
  readonly asked: Asked
}

export interface CheckedAgent {
  readonly agent: Agent
  readonly facts: Facts | undefined
}

/** What was found in each group, and where. */
export class CheckedGroups {
  readonly #byKey = new Map<string, Checked>()
  readonly #keysAt = new Map<string, Set<string>>()
  readonly #memories = new Map<string, Memory>()

  get(group: FileGroup): Checked | undefined {
    return this.#byKey.get(keyOf(group))
  }

  /** All that is known of the agents a file belongs to, or has findings of. */
  at(path: string): readonly Checked[] {
    return [...(this.#keysAt.get(path) ?? [])].flatMap((key) => this.#byKey.get(key) ?? [])
  }

  /** The files that something is known of. */
  get paths(): Iterable<string> {
    return this.#keysAt.keys()
  }

  /** Gives the files that something else is to be said of now. */
  set(checked: Checked): ReadonlySet<string> {
    const key = keyOf(checked.group)
    const before = this.#byKey.get(key)
    this.#byKey.set(key, checked)
    const places = placesOf(checked)
    for (const path of places) {
      const keys = this.#keysAt.get(path)
      if (keys === undefined) this.#keysAt.set(path, new Set([key]))
      else keys.add(key)
    }
    if (before === undefined) return places
    const left = [...placesOf(before)].filter((path) => !places.has(path))
    for (const path of left) this.#forgetAt(path, key)
    return new Set([...left, ...places])
  }

  /** Keeps these groups alone. Gives the files that something was known of in the others. */
  keepOnly(groups: readonly FileGroup[]): ReadonlySet<string> {
    const kept = new Set(groups.map(keyOf))
    const orphans = new Set<string>()
    for (const [key, checked] of this.#byKey) {
      if (kept.has(key)) continue
      this.#byKey.delete(key)
      this.#memories.delete(key)
      for (const path of placesOf(checked)) {
        this.#forgetAt(path, key)
        orphans.add(path)
      }
    }
    return orphans
  }

  /**
   * The same groups, those that are as they were when they were checked as the same objects. Nothing is said again of those
   * that are others now: a unit has other flags, or takes other files for its own.
   */
  recognize(groups: readonly FileGroup[]): readonly FileGroup[] {
    return groups.map((group) => {
      const known = this.get(group)?.group
      if (known === undefined) return group
      if (isSame(known, group)) return known
      this.dropMemoryOf(group)
      return group
    })
  }

  /** What may be said again of the agents of a group. */
  memoryOf(group: FileGroup): Memory {
    const key = keyOf(group)
    let memory = this.#memories.get(key)
    if (memory === undefined) this.#memories.set(key, (memory = new Memory()))
    return memory
  }

  /** Something else has changed than the files of the group themselves. */
  dropMemoryOf(group: FileGroup): void {
    this.#memories.delete(keyOf(group))
  }

  dropMemories(): void {
    this.#memories.clear()
  }

  #forgetAt(path: string, key: string): void {
    const keys = this.#keysAt.get(path)
    keys?.delete(key)
    if (keys?.size === 0) this.#keysAt.delete(path)
  }
}

function placesOf({ group, findings }: Checked): ReadonlySet<string> {
  return new Set([...group.paths, ...findings.map(({ location }) => location.source.path)])
}

export function keyOf({ directory, paths, said, named }: FileGroup): string {
  return [directory, said?.name ?? '', String(named), ...paths].join('\0')
}
