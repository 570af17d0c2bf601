import type { Host } from '../host.ts'
import { stateOf } from './hosts.ts'
import type { Workspace } from './workspace.ts'

/** How often it goes round, in milliseconds. */
const round = 400

/**
 * Looks now and then at the files that open documents depend on: certificates lie outside the folders that editors watch, and
 * some editors watch nothing.
 */
export class Patrol {
  readonly #workspace: Workspace
  readonly #host: Host
  /** What each file was like when it was last looked at. */
  #seen = new Map<string, string>()

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
