import { isScalar } from '../hcl/scalars.ts'
import type { Key as WrittenKey } from '../hcl/tree.ts'
import type { Block, Key } from '../keys/key.ts'
import { findKey } from '../keys/lookup.ts'
import type { Decoding } from './decoding.ts'
import { findField, type Place } from './fields.ts'
import type { Effect } from './issue.ts'
import { spanOf } from './node.ts'
import type { StructBuilder } from './struct-builder.ts'
import { Toleration } from './tolerated-keys.ts'
import type { NameToken, UnusedKeys } from './unused-keys.ts'

/** What is left in a block whose unused keys Nomad never looks at: none of it has an effect. */
export function reportIgnored(decoding: Decoding, unused: UnusedKeys, place: Place): void {
  const { repeat, unknownKeys } = place.block
  const effect = repeat !== undefined && unknownKeys === 'refuse' ? 'refused-at-start' : 'ignored'
  for (const token of unused.left) {
    const key = findField(place.block, token.key.value)
    if (token.index > 0) reportIgnoredLabel(decoding, token, place)
    else if (key === undefined) reportUnknown(decoding, token, place, effect)
    else if (key.block === undefined && key.type !== 'list' && key.type !== 'map' && key.type !== 'free')
      reportRepeat(decoding, unused, token, key, place, effect)
  }
}

/**
 * What is left in a block that Nomad checks. Each time the block is decoded with something left, the library
 * forgets what was left the time before: that goes unnoticed unless the last time is refused.
 */
export function reportRefused(decoding: Decoding, struct: StructBuilder, place: Place): void {
  if (struct.unused.length === 0) return
  const toleration = new Toleration(struct, place.path)
  for (const unused of struct.unused)
    for (const token of toleration.strike(unused)) reportTolerated(decoding, token, place)
  const effect = struct.unused.at(-1)?.left.length ? 'refused' : 'ignored'
  for (const unused of struct.unused) reportLeft(decoding, unused, place, effect)
}

function reportUnknown(decoding: Decoding, { key }: NameToken, place: Place, effect: Effect): void {
  // The usual way to write a comment in JSON: where Nomad ignores it, it does what it is for.
  if (decoding.json && key.value === '//' && effect === 'ignored') return
  decoding.addNamed('unknown', key, effect, place)
}

function reportRepeat(
  decoding: Decoding,
  unused: UnusedKeys,
  token: NameToken,
  known: Key,
  place: Place,
  effect: Effect,
): void {
  const first = unused.first(token.key.value) ?? token
  // The elements of a list in JSON share the one name that stands before the list.
  const listed = first.key === token.key
  const span = listed ? spanOf(token.item.value) : token.key.span
  decoding.add(
    {
      kind: 'duplicate',
      effect,
      at: decoding.at(span),
      name: known.name,
      key: known,
      first: decoding.at(listed ? spanOf(first.item.value) : first.key.span),
    },
    place,
  )
}

/**
 * A label on a block that takes none is a key inside it, so what stands in the block is lost, but for the blocks that
 * Nomad takes out of the file by hand.
 */
function reportLabel(decoding: Decoding, token: NameToken, place: Place, effect: Effect): void {
  const owner = findKey(place.block, ownerOf(token).value)
  // A block where a value should be is refused as such; the name of a map's member, behind which JSON lacks a colon, is not.
  const isMember = owner?.type === 'map' && isScalar(token.item.value)
  if (owner !== undefined && owner.block === undefined && !isMember) return
  const lost = decoding.isNamed(token.key) ? { lost: true as const } : {}
  decoding.addNamed('label', token.key, effect, place, { name: ownerOf(token).value, ...lost })
}

function reportIgnoredLabel(decoding: Decoding, token: NameToken, place: Place): void {
  const block = findField(place.block, ownerOf(token).value)?.block
  if (!decoding.json && block !== undefined && decoding.isNamed(token.key))
    reportLabel(decoding, token, place, 'ignored')
}

/** What Nomad strikes off is fine where it stands for something that was decoded, and without effect elsewhere. */
function reportTolerated(decoding: Decoding, token: NameToken, place: Place): void {
  const known = findField(place.block, token.key.value)
  if (token.index === 0) {
    if (known === undefined && !isNamedBlock(place, token)) reportUnknown(decoding, token, place, 'ignored')
    return
  }
  const owner = ownerOf(token)
  if (decoding.json || findField(place.block, owner.value)?.block?.repeat === 'labelled') return
  reportLabel(decoding, token, place, 'ignored')
}

function reportLeft(decoding: Decoding, unused: UnusedKeys, place: Place, effect: Effect): void {
  const done = new Set<NameToken['item']>()
  for (const token of unused.left) {
    if (done.has(token.item)) continue
    const known = findField(place.block, token.key.value)
    if (token.index === 0 && known === undefined) {
      reportUnknown(decoding, token, place, effect)
      done.add(token.item)
    } else if (decoding.json && isFlattened(token)) reportFlattened(decoding, token, place, effect)
    else if (token.index > 0) {
      reportLabel(decoding, token, place, effect)
      done.add(token.item)
    } else if (known !== undefined) reportRepeat(decoding, unused, token, known, place, effect)
  }
}

/** In JSON only flattening puts more than one key before an object; before another value, a missing colon does. */
function isFlattened({ item, key, index }: NameToken): boolean {
  return item.value.kind === 'object' && (index > 0 || item.keys.indexOf(key) < item.keys.length - 1)
}

function reportFlattened(decoding: Decoding, token: NameToken, place: Place, effect: Effect): void {
  const { keys } = token.item
  const owner = ownerOf(token)
  // Nomad refuses a name that it does not know there, flattened or not: that is what has to be said.
  const unknown = keys.find((key) => decoding.isUnknown(key))
  if (unknown !== undefined) decoding.addNamed('unknown', unknown, effect, place)
  else if (!isOddValue(place.block, keys.slice(keys.indexOf(owner)) as [WrittenKey, WrittenKey]))
    decoding.addNamed('flattened', owner, effect, place)
}

/** A block where a value should be is refused as such. */
function isOddValue(block: Block, [name, inner]: readonly [WrittenKey, WrittenKey]): boolean {
  const owner = findKey(block, name.value)
  if (owner?.block === undefined) return owner !== undefined
  const key = owner.block.repeat === undefined ? findKey(owner.block, inner.value) : undefined
  return key !== undefined && !['block', 'map', 'list', 'free'].includes(key.type)
}

/** The key before a label. */
function ownerOf({ item, key, index }: NameToken): WrittenKey {
  return item.keys[item.keys.indexOf(key) - index] as WrittenKey
}

function isNamedBlock({ block }: Place, { key }: NameToken): boolean {
  return block.keys.get(key.value)?.block?.repeat === 'named'
}
