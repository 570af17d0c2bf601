import { isUnset } from '../../config/unset.ts'
import type { Data, LeafValue, StructValue } from '../../config/values.ts'
import type { Key } from '../../keys/key.ts'
import { escapeSegment } from '../../keys/lookup.ts'
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

/** Those that are wanted: there are checks for a few of all keys. */
export function writtenValues(
  struct: StructValue,
  isWanted: (names: string, key: Key) => boolean,
): readonly Written[] {
  const found: Written[] = []
  visit(struct, '', '')
  return found

  function visit(inside: StructValue, pointer: string, names: string): void {
    for (const [name, field] of inside.fields) {
      const here = `${pointer}/${name}`
      const path = `${names}/${name}`
      if (field.kind === 'struct') visit(field, here, path)
      else if (field.kind === 'leaf') add(field, here, path)
      else for (const [label, entry] of field.entries) visit(entry, `${here}/${escapeSegment(label)}`, path)
    }
  }

  function add(leaf: LeafValue, pointer: string, names: string): void {
    const data = isWanted(names, leaf.key) ? inForce(leaf) : undefined
    if (data !== undefined) found.push({ pointer, names, key: leaf.key, data, at: valueAt(leaf), leaf })
  }
}

/** Undefined where it cannot be known, and where Nomad takes it for "not written". */
export function inForce({ key, data }: LeafValue): Data | undefined {
  return isUnset(key, data) ? undefined : data
}

export function valueAt({ origins }: LeafValue): Location {
  return (origins.at(-1) as LeafValue['origins'][0]).value
}
