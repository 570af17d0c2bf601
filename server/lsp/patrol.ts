import type { Host } from '../host.ts'
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
    const paths = new Set<string>()
    for (const { path } of this.#workspace.documents.all)
      for (const { asked } of this.#workspace.checkedWith(path)) for (const one of asked) paths.add(one)
    const seen = new Map<string, string>()
    const changed: string[] = []
    for (const path of paths) {
      const state = await this.#stateOf(path)
      seen.set(path, state)
      if ((this.#seen.get(path) ?? state) !== state) changed.push(path)
    }
    this.#seen = seen
    if (changed.length > 0) this.#workspace.changeOnDisk(changed)
  }

  async #stateOf(path: string): Promise<string> {
    const facts = await this.#host.stat(path)
    return facts.known ? (facts.value.identity ?? facts.value.type) : facts.why
  }
}
