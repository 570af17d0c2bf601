import type { Decoding } from './decoding.ts'
import { type Place, placeInside } from './fields.ts'
import { lacksUnit, parseGoDuration } from './go-duration.ts'
import { StructBuilder } from './struct-builder.ts'
import type { FieldValue, LeafValue, Origin } from './values.ts'

/** Nomad parses most durations when all of a file is decoded; what stood there before the last repeat is gone. */
export function checkDurations(decoding: Decoding, struct: StructBuilder, place: Place): void {
  for (const [name, field] of struct.fields) {
    if (field.kind === 'leaf') {
      const checked = checkDuration(decoding, field, place)
      if (checked !== field) struct.fields.set(name, checked)
    } else
      for (const inside of structsOf(field))
        checkDurations(decoding, inside, placeInside(place, { name, block: inside.block }))
  }
}

function* structsOf(field: FieldValue): Iterable<StructBuilder> {
  if (field instanceof StructBuilder) yield field
  if (field.kind !== 'repeated') return
  for (const entry of field.entries.values()) {
    for (let struct = entry as StructBuilder | undefined; struct !== undefined; struct = struct.replaces)
      yield struct
  }
}

/** The value, or the fact that Nomad refuses it. */
export function checkDuration(decoding: Decoding, leaf: LeafValue, place: Place): LeafValue {
  const { key, data, origins } = leaf
  const winner = origins.at(-1) as Origin
  if (key.type !== 'duration' || key.deferred || key.removed || typeof data !== 'string' || data === '')
    return leaf
  if (parseGoDuration(data) !== undefined) return leaf
  const kind = lacksUnit(data) ? 'unit-missing' : 'wrong-type'
  decoding.add({ kind, effect: 'refused', at: winner.value, name: key.name, key, found: 'text' }, place)
  return { ...leaf, data: undefined, unknown: 'refused' }
}
