import type { Agent } from './agents/agent.ts'
import type { Started } from './agents/start/started.ts'
import type { Selection } from './engine/severity.ts'
import type { Facts } from './facts/facts.ts'
import type { FileCache } from './facts/file-cache.ts'
import type { Version } from './facts/version.ts'

/** What a run is asked to do, whatever surface asks. */
export interface LintOptions extends Selection {
  /** Files and directories, as the user named them. None: what is here, and on the node what its own unit starts. */
  readonly paths: readonly string[]
  /** All paths are one agent, in this order. */
  readonly merge: boolean
  /** The paths are files that have changed: every agent that reads or names one of them is linted. */
  readonly affected: boolean
  readonly onNode: boolean
  readonly root: string | undefined
  /** Name or number of the user that agents run as on this node. */
  readonly user: string | undefined
  readonly version: Version | undefined
  readonly expiryWarningDays: number
  /** What the user says agents are started with. */
  readonly started: Started | undefined
  /** Text that stands for a path, instead of what the host has there (stdin, an editor's buffer). */
  readonly overlay: ReadonlyMap<string, Uint8Array>
  /** Comments in the files suppress findings. */
  readonly inlineConfig: boolean
  /** What earlier runs know of certificates and keys; a server that lives long keeps one. */
  readonly fileCache?: FileCache
  /** Take the time that each rule takes. */
  readonly timed?: boolean
  /** Told of every agent, one after the other, and of the files it names, where rules ask for these. */
  readonly onAgent?: (agent: Agent, facts: Facts | undefined) => void
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
  preset: 'recommended',
  severities: new Map(),
  only: new Set(),
  expiryWarningDays: 30,
  inlineConfig: true,
  overlay: new Map(),
}
