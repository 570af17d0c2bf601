import type { Fix } from '../fixes/fix.ts'
import type { Location } from '../text/span.ts'

export type Severity = 'error' | 'warning' | 'info'

/** Lower is more severe. */
export const severityRank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

export interface Related {
  readonly message: string
  readonly location: Location
}

/** Permission bits that a file ought to have. */
export interface ModeChange {
  readonly path: string
  readonly mode: number
}

/** The one shape of a finding, for every surface. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  /** What to do; lines after the first are commands to type. */
  readonly help: string | undefined
  readonly location: Location
  /** Names of the agents it is true of; empty for a file that belongs to none. */
  readonly agents: readonly string[]
  readonly related: readonly Related[]
  readonly fixes: readonly Fix[]
  /** What only an editor offers, in which a person sees at once what came of it: it has a key in it (gossip-key.ts). */
  readonly freshKey?: Fix | undefined
  /** What `--unsafe-fixes` does where no text has to change. */
  readonly chmod?: ModeChange | undefined
  /** The rule's page inside the package. */
  readonly docs: string
  /** Stays the same when lines move; never made from a secret. */
  readonly fingerprint: string
}
