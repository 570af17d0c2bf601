import type { Data } from '../../config/values.ts'
import type { Versions } from '../../keys/key.ts'
import type { Location } from '../../text/span.ts'

/** A value that Nomad knows how to read and then refuses. */
export interface ValueProblem {
  /** Agent pointer to the setting: which versions know it decides for which of them this holds. */
  readonly pointer: string
  readonly at: { readonly at: Location }
  readonly message: string
  readonly help: string
  /** Nomad refuses it only from here on... */
  readonly since?: Versions
  /** ...or only before. */
  readonly until?: Versions
  /** Only Nomad's Community Edition refuses it, or what is not seen here may put it right. */
  readonly mild?: true
  readonly related?: readonly { readonly message: string; readonly location: Location }[]
  /** What is meant, to be written in the place of what is pointed at. */
  readonly correction?: Correction | undefined
}

export interface Correction {
  readonly text: string
  /** There is no other answer; else it is only the nearest. */
  readonly certain: boolean
}

/** One of the values that are possible, in the place of a wrong one. */
export function correctionTo(meant: string | undefined, wrong: string): Correction | undefined {
  if (meant === undefined) return undefined
  return { text: JSON.stringify(meant), certain: meant.toLowerCase() === wrong.trim().toLowerCase() }
}

/** A value for a message: quoted, on one line, and not at any length. */
export function shown(data: Data): string {
  const text = typeof data === 'string' ? JSON.stringify(data) : asText(data)
  const points = Array.from(text)
  return points.length > 60 ? `${points.slice(0, 57).join('')}..."` : text
}

export function asText(data: Data): string {
  if (typeof data === 'string') return data
  return typeof data === 'bigint' ? data.toString() : JSON.stringify(data)
}

/** `server.raft_protocol` of an agent pointer. */
export function nameOf(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~')
}

/** `"a", "b" or "c"`. */
export function either(values: readonly string[]): string {
  const quoted = values.map((value) => JSON.stringify(value))
  const last = quoted.pop() ?? ''
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`
}
