import { configFiles } from '../../agents/discover.ts'
import { directoryOf } from '../../agents/paths.ts'
import type { Host } from '../../host.ts'
import type { Doubts } from '../doubts.ts'
import type { ActiveRule } from '../severity.ts'
import type { Baseline, BaselineEntry } from './baseline.ts'

interface ReadDirectory {
  readonly files: Map<string, ReadonlyMap<string, ActiveRule>>
  /** Not all that is in it was read. */
  partial: boolean
}

/** What of a baseline a run could find again: directories that were read whole, by rules that ran and knew enough. */
export class Coverage {
  readonly #directories = new Map<string, ReadDirectory>()
  readonly #doubts: Doubts
  readonly #host: Host

  constructor(doubts: Doubts, host: Host) {
    this.#doubts = doubts
    this.#host = host
  }

  add(path: string, active: ReadonlyMap<string, ActiveRule>): void {
    this.#at(path).files.set(path, active)
  }

  /** Of the directory of this file not all was asked for. */
  addPart(path: string): void {
    this.#at(path).partial = true
  }

  /** Those of the entries that are gone for certain. */
  async judged(gone: readonly BaselineEntry[], baseline: Baseline): Promise<readonly BaselineEntry[]> {
    const byName = new Map([...this.#directories].map(([path, read]) => [baseline.nameOf(path), read]))
    const judged: BaselineEntry[] = []
    for (const entry of gone) {
      const read = byName.get(entry.directory)
      const isJudged =
        read === undefined
          ? await this.#isEmpty(baseline.pathOf(entry.directory))
          : this.#ran(entry.rule, read)
      if (isJudged) judged.push(entry)
    }
    return judged
  }

  #ran(id: string, { files, partial }: ReadDirectory): boolean {
    if (partial) return false
    return [...files].every(([path, active]) => {
      const rule = active.get(id)
      return rule !== undefined && !this.#doubts.has(path, rule)
    })
  }

  /** Nothing in it can be found any more. */
  async #isEmpty(directory: string): Promise<boolean> {
    const entries = await this.#host.list(directory)
    return entries.known ? configFiles(directory, entries.value).length === 0 : entries.why === 'missing'
  }

  #at(path: string): ReadDirectory {
    const directory = directoryOf(path)
    let read = this.#directories.get(directory)
    if (read === undefined) this.#directories.set(directory, (read = { files: new Map(), partial: false }))
    return read
  }
}
