import type { Host } from '../host.ts'
import { stateOf } from './hosts.ts'
import type { Workspace } from './workspace.ts'

/** How often it goes round, in milliseconds. */
const round = 400

/** How many directories it looks at in a round: of many, each has its turn within a while. */
const directoriesARound = 50

/**
 * Looks now and then at the files that open documents depend on: certificates lie outside the folders that editors watch, and
 * some editors watch nothing. And whether directories are still there: of one that goes, editors do not tell which files went.
 */
export class Patrol {
  readonly #workspace: Workspace
  readonly #host: Host
  /** What each file was like when it was last looked at. */
  #seen = new Map<string, string>()
  #directories: Iterator<string> = [].values()
  /** Directories that were found gone; an open document may be all that is left of one. */
  readonly #gone = new Set<string>()

  constructor(workspace: Workspace, host: Host) {
    this.#workspace = workspace
    this.#host = host
  }

  /** Until the program ends. */
  start(): void {
    const next = (): void => {
      setTimeout(() => void this.#go().finally(next), round).unref()
    }
    next()
  }

  async #go(): Promise<void> {
    await this.#goThroughDirectories()
    await this.#goThroughFiles()
  }

  async #goThroughDirectories(): Promise<void> {
    for (let count = 0; count < directoriesARound; count++) {
      const { value: directory, done } = this.#directories.next()
      if (done) {
        this.#directories = this.#workspace.directories[Symbol.iterator]()
        return
      }
      const facts = await this.#host.stat(directory)
      const isGone = !facts.known && facts.why === 'missing'
      if (isGone === this.#gone.has(directory)) continue
      if (isGone) this.#gone.add(directory)
      else this.#gone.delete(directory)
      this.#workspace.rearrange([directory])
    }
  }

  async #goThroughFiles(): Promise<void> {
    const asked = new Map<string, string | undefined>()
    for (const { path } of this.#workspace.documents.all)
      for (const checked of this.#workspace.checkedWith(path))
        for (const [one, state] of checked.asked) asked.set(one, state)
    const seen = new Map<string, string>()
    const changed: string[] = []
    for (const [path, checked] of asked) {
      const state = stateOf(await this.#host.stat(path))
      seen.set(path, state)
      // The first time round, with what it was when it was checked.
      if ((this.#seen.get(path) ?? checked ?? state) !== state) changed.push(path)
    }
    this.#seen = seen
    if (changed.length > 0) this.#workspace.changeOnDisk(changed)
  }
}
