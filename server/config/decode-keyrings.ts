import { groupByKey } from '../hcl/entries.ts'
import type { Item, Key as WrittenKey } from '../hcl/tree.ts'
import type { Key } from '../keys/key.ts'
import { describeWeak } from './decode-weak.ts'
import type { Decoding } from './decoding.ts'
import { findField, type Place, placeInside } from './fields.ts'
import { decodeItems } from './generic-items.ts'
import { describe, entriesOf, spanOf } from './node.ts'
import { setLeaf } from './set-leaf.ts'
import type { StructBuilder } from './struct-builder.ts'
import { isTemplate } from './template.ts'

/**
 * The settings of a key provider are what the library left unused in its block. Nomad takes them out of the
 * block by hand: the first `keyring` in the file for the first in the list (command/agent/config_parse.go,
 * parseKeyringConfigs), and panics where the list is shorter.
 */
export function decodeKeyrings(
  decoding: Decoding,
  keyrings: readonly StructBuilder[],
  key: Key,
  items: readonly Item[],
  place: Place,
): void {
  const written = groupByKey(entriesOf(items))(key.name)
  for (const [index, { item }] of written.entries()) {
    const keyring = keyrings[index]
    const inside = placeInside(place, key, index)
    if (keyring === undefined) {
      // What is neither a block nor an empty list is refused before it comes to that.
      if (item.value.kind === 'list' ? item.value.elements.length > 0 : item.value.kind !== 'object') continue
      decoding.addNamed('crash', item.keys[0] as WrittenKey, 'refused', place, { name: key.name, key })
    } else if (item.value.kind === 'object')
      takeSettings(decoding, keyring, item, item.value.body.items, inside)
    else if (keyring.unused.at(-1)?.left.length)
      decoding.refuse(key, { span: spanOf(item.value), found: describe(item.value) }, inside)
  }
}

function takeSettings(
  decoding: Decoding,
  keyring: StructBuilder,
  item: Item,
  items: readonly Item[],
  place: Place,
): void {
  const unused = keyring.unused.at(-1)
  if (unused === undefined) return
  const generic = decodeItems([items], item.value.span)
  if (!generic.ok) return decoding.refuse(settingKey('keyring', keyring), generic.refusal, place)
  for (const { key: name, index } of unused.left) {
    // A label belongs to a block, which is refused as no text.
    if (index > 0) continue
    const key = settingKey(name.value, keyring)
    const data = generic.value.get(name.value)
    const writing = items.findLast(({ keys }) => keys[0]?.value === name.value)
    if (typeof data !== 'string' || writing === undefined) {
      const found = data === undefined ? 'a block' : describeWeak(data)
      decoding.refuse(key, { span: writing === undefined ? name.span : spanOf(writing.value), found }, place)
    } else if (findField(keyring.block, name.value) === undefined) {
      const names = [{ name: writing.keys[0] as WrittenKey, item: writing }]
      setLeaf(decoding, keyring, key, isTemplate(data) ? { unknown: 'template' } : { data }, names, place)
    }
  }
}

/** What the table knows of a provider's setting; else only that it is text. */
function settingKey(name: string, { block }: StructBuilder): Key {
  const known = block.keys.get(name)
  return known?.exactCase ? known : { name, type: 'string', merge: 'written' }
}
