import { type Data, isZero, type LeafValue, type StructValue } from '../../config/values.ts'
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

export function* writtenValues(struct: StructValue, pointer = '', names = ''): Iterable<Written> {
  for (const [name, field] of struct.fields) {
    const here = `${pointer}/${name}`
    const inside = `${names}/${name}`
    if (field.kind === 'struct') yield* writtenValues(field, here, inside)
    else if (field.kind === 'leaf') {
      const data = inForce(field)
      if (data === undefined) continue
      yield { pointer: here, names: inside, key: field.key, data, at: valueAt(field), leaf: field }
    } else
      for (const [label, entry] of field.entries)
        yield* writtenValues(entry, `${here}/${escapeSegment(label)}`, inside)
  }
}

/** Undefined where it cannot be known, and where Nomad takes it for "not written". */
export function inForce({ key, data, unknown }: LeafValue): Data | undefined {
  if (unknown !== undefined) return undefined
  return key.merge === 'non-zero' && key.type !== 'bool' && isZero(data) ? undefined : data
}

export function valueAt({ origins }: LeafValue): Location {
  return (origins.at(-1) as LeafValue['origins'][0]).value
}

export function escapeSegment(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
