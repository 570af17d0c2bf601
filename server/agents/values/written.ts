import { isUnset } from '../../config/unset.ts'
import type { Data, LeafValue } from '../../config/values.ts'
import type { Key } from '../../keys/key.ts'
import type { Location } from '../../text/span.ts'

/** A value of the merged agent that its files write, that is known, and that is in force. */
export interface Written {
  /** Agent pointer, labels included. */
  readonly pointer: string
  /** The same without labels: what checks are found by. */
  readonly names: string
  readonly key: Key
  readonly data: Data
  readonly at: Location
  readonly leaf: LeafValue
}

/** Undefined where it cannot be known, and where Nomad takes it for "not written". */
export function inForce({ key, data }: LeafValue): Data | undefined {
  return isUnset(key, data) ? undefined : data
}

export function valueAt({ origins }: LeafValue): Location {
  return (origins.at(-1) as LeafValue['origins'][0]).value
}
