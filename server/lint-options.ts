import type { Agent } from './agents/agent.ts'
import type { FileLibrary } from './agents/file-library.ts'
import type { Started } from './agents/start/started.ts'
import type { Baseline } from './engine/baseline/baseline.ts'
import type { Memory } from './engine/memory.ts'
import type { Facts } from './facts/facts.ts'
import type { FileCache } from './facts/file-cache.ts'
import type { Said } from './settings/wishes.ts'

/** What a run is asked to do, whatever surface asks. */
export interface LintOptions extends Said {
  /** Files and directories, as the user named them. None: what is here, and on the node what its own unit starts. */
  readonly paths: readonly string[]
  /** All paths are one agent, in this order. */
  readonly merge: boolean
  /** The paths are files that have changed: every agent that reads or names one of them is linted. */
  readonly affected: boolean
  /** The settings file for all paths, instead of the nearest one; `false`: none. */
  readonly config?: string | false | undefined
  /** What the user says agents are started with. */
  readonly started: Started | undefined
  /** Text that stands for a path, instead of what the host has there (stdin, an editor's buffer). */
  readonly overlay: ReadonlyMap<string, Uint8Array>
  /** Comments in the files suppress findings. */
  readonly inlineConfig: boolean
  /** What earlier runs know of certificates and keys; a server that lives long keeps one. */
  readonly fileCache?: FileCache
  /** Configuration files that were read before. */
  readonly library?: FileLibrary
  /** What was found before in agents that may be the same still. */
  readonly memory?: Memory
  /** Lets others have their turn between one agent and the next; false: nobody waits for the result any more. */
  readonly pause?: () => Promise<boolean>
  /** Findings that are known, and told no more. */
  readonly baseline?: Baseline | undefined
  /** Take the time that each rule takes. */
  readonly timed?: boolean
  /** Told of every agent, one after the other, and of the files it names, where rules ask for these. */
  readonly onAgent?: (agent: Agent, facts: Facts | undefined) => void
  /** Told of every file that is found, and is something else than agent configuration. */
  readonly onStranger?: (path: string) => void
  /** Told now and then how many files are done, for a progress line. */
  readonly onProgress?: (done: number, total: number) => void
}

export const defaultOptions: LintOptions = {
  paths: [],
  merge: false,
  affected: false,
  onNode: false,
  root: undefined,
  user: undefined,
  version: undefined,
  started: undefined,
  preset: undefined,
  failOn: undefined,
  severities: new Map(),
  only: new Set(),
  expiryWarningDays: undefined,
  inlineConfig: true,
  overlay: new Map(),
}
