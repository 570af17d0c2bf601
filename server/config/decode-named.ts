import { foldCase, groupByKey } from '../hcl/entries.ts'
import type { GenericMap, GenericValue } from '../hcl/generic.ts'
import type { Item, Value, Key as WrittenKey } from '../hcl/tree.ts'
import type { Key } from '../keys/key.ts'
import type { Location } from '../text/span.ts'
import { decodeWeakly, describeWeak, isTemplated } from './decode-weak.ts'
import type { Decoding } from './decoding.ts'
import { checkDuration } from './durations.ts'
import { type Place, placeInside } from './fields.ts'
import { decodeItems } from './generic-items.ts'
import { findGoField } from './go-names.ts'
import type { Leaf } from './leaf.ts'
import { type LeafMerger, mergeLeaf } from './merge-leaf.ts'
import { describe, entriesOf, spanOf } from './node.ts'
import { setLeaf } from './set-leaf.ts'
import { shortenAddress } from './shorten-address.ts'
import { StructBuilder } from './struct-builder.ts'
import { leafAt } from './values.ts'

/**
 * Decodes `consul` and `vault`, which Nomad takes out of the file by hand: each block by itself into untyped
 * values, and those weakly into its struct, with mapstructure (command/agent/config_parse.go, parseConsuls).
 */
export class NamedDecoder {
  readonly #decoding: Decoding
  /** Settings of blocks that share their name with others. */
  readonly #mergers = new Map<StructBuilder, Map<string, LeafMerger>>()

  constructor(decoding: Decoding) {
    this.#decoding = decoding
  }

  /** All blocks of one key among the items of the file, whatever their letter case and labels. */
  decode(root: StructBuilder, key: Key, items: readonly Item[], place: Place): void {
    for (const { item } of groupByKey(entriesOf(items))(key.name)) this.#decodeBlock(root, key, item, place)
    for (const [struct, mergers] of this.#mergers)
      for (const [name, merger] of mergers) struct.fields.set(name, merger.done())
  }

  #decodeBlock(root: StructBuilder, key: Key, item: Item, place: Place): void {
    const name = item.keys[0] as WrittenKey
    const index = this.#decoding.nextOccurrence(`${place.pointer}/${key.name}`)
    const inside = placeInside(place, key, index)
    const struct = this.#decodeStruct(key, item.value, name, inside, this.#isFlattened(item, inside))
    if (struct === undefined) return
    const timeout = leafAt(struct, 'timeout')
    if (timeout !== undefined) struct.fields.set('timeout', checkDuration(this.#decoding, timeout, inside))
    const label = (leafAt(struct, 'name')?.data ?? '') as string
    this.#add(root, key, label === '' ? 'default' : label, struct, inside)
  }

  /** In JSON a block that holds only identities loses its own name to the library, and they with it. */
  #isFlattened({ keys }: Item, place: Place): boolean {
    const [owner, inner] = keys as [WrittenKey, WrittenKey?]
    if (!this.#decoding.json || inner === undefined) return false
    const known = place.block.keys.get(foldCase(inner.value)) !== undefined
    if (known) this.#decoding.addNamed('flattened', owner, 'ignored', place)
    return true
  }

  /** `silent`: what is unknown in it is so for another reason, which has been told. */
  #decodeStruct(
    key: Key,
    value: Value,
    name: WrittenKey,
    place: Place,
    silent: boolean,
  ): StructBuilder | undefined {
    const struct = new StructBuilder(place.block)
    struct.headers.push(this.#decoding.at(name.span))
    if (value.kind !== 'object') {
      this.#decoding.refuse(key, { span: spanOf(value), found: describe(value) }, place)
      return undefined
    }
    const { items } = value.body
    const generic = decodeItems([items], value.span)
    if (!generic.ok) {
      this.#decoding.refuse(key, generic.refusal, place)
      return struct
    }
    const byName = new Map<string, Item[]>()
    for (const item of items) {
      const { value: written } = item.keys[0] as WrittenKey
      const same = byName.get(written)
      if (same === undefined) byName.set(written, [item])
      else same.push(item)
    }
    for (const [written, member] of generic.value)
      this.#decodeMember(struct, generic.value, written, member, byName.get(written) as Item[], place, silent)
    this.#decodeIdentities(struct, items, place)
    if (!this.#decoding.parses) this.#leaveOpen(struct, items, place)
    return struct
  }

  /** A setting whose value does not parse is written, and not known. */
  #leaveOpen(struct: StructBuilder, items: readonly Item[], place: Place): void {
    for (const item of items) {
      const name = item.keys[0] as WrittenKey
      const key = place.block.keys.get(foldCase(name.value))
      if (item.value.kind !== 'missing' || key === undefined || key.block !== undefined) continue
      setLeaf(this.#decoding, struct, key, { unknown: 'refused' }, [{ name, item }], place)
    }
  }

  #decodeMember(
    struct: StructBuilder,
    all: GenericMap,
    written: string,
    value: GenericValue,
    items: readonly Item[],
    place: Place,
    silent: boolean,
  ): void {
    const names = items.map((item) => item.keys[0] as WrittenKey)
    const key = place.block.keys.get(foldCase(written))
    if (key === undefined) return this.#decodeUnknown(struct, value, names, place, silent)
    if (key.block !== undefined) {
      // Only the exact name is taken out before mapstructure, which then meets a list where it wants a struct.
      if (written !== key.name)
        this.#decoding.addNamed('unknown', names[0] as WrittenKey, 'refused', place, { proper: key.name })
      return
    }
    if (written !== key.name && this.#loses(all, written, key)) {
      this.#reportRepeats(key, names, place, items)
      return
    }
    const leaf = decodeMember(key, value, (items.at(-1) as Item).value)
    setLeaf(
      this.#decoding,
      struct,
      key,
      leaf,
      items.map((item) => ({ name: item.keys[0] as WrittenKey, item })),
      place,
    )
    if (key.type !== 'list' && key.type !== 'map') this.#reportRepeats(key, names.slice(1), place, items)
  }

  #decodeUnknown(
    struct: StructBuilder,
    value: GenericValue,
    names: readonly WrittenKey[],
    place: Place,
    silent: boolean,
  ): void {
    for (const name of names) {
      const goField = findGoField(place.path, name.value)
      const data = goField && decodeWeakly('int', value)
      if (goField !== undefined && !isTemplated(value)) {
        const effect = data === undefined ? 'refused' : 'ignored'
        this.#decoding.addNamed('go-name', name, effect, place, data === undefined ? {} : { data })
      } else if (!silent && (!this.#decoding.json || name.value !== '//')) {
        struct.strays.push({ name: name.value, at: this.#decoding.at(name.span), within: lastName(place) })
        this.#decoding.addNamed('unknown', name, 'ignored', place)
      }
    }
  }

  /** Of several spellings mapstructure takes the exact one; of others whichever Go's map yields first. */
  #loses(all: GenericMap, written: string, key: Key): boolean {
    if (all.has(key.name)) return true
    const first = [...all.keys()].find((name) => foldCase(name) === key.name)
    return first !== written
  }

  #reportRepeats(key: Key, names: readonly WrittenKey[], place: Place, items: readonly Item[]): void {
    const { span: first } = (items[0] as Item).keys[0] as WrittenKey
    for (const name of names) {
      const more = first === name.span ? {} : { first: this.#decoding.at(first) }
      this.#decoding.addNamed('duplicate', name, 'ignored', place, { name: key.name, key, ...more })
    }
  }

  #decodeIdentities(struct: StructBuilder, items: readonly Item[], place: Place): void {
    for (const key of place.block.keys.values()) {
      if (key.block === undefined) continue
      const [first, ...more] = groupByKey(entriesOf(items))(key.name)
      if (first === undefined) continue
      const [name, label] = first.item.keys as [WrittenKey, WrittenKey?]
      const inside = placeInside(place, key)
      const identity = this.#decodeStruct(key, first.item.value, name, inside, false)
      if (identity !== undefined) struct.fields.set(key.name, identity)
      if (label !== undefined && !this.#decoding.json)
        this.#decoding.addNamed('label', label, 'ignored', place, { name: key.name })
      this.#reportRepeats(
        key,
        more.map(({ item }) => item.keys[0] as WrittenKey),
        place,
        [first.item],
      )
    }
  }

  /** The blocks of one name are merged as files are; but what is decoded after that does not reach the first. */
  #add(root: StructBuilder, key: Key, label: string, struct: StructBuilder, place: Place): void {
    const before = root.entry(key, label)
    if (before === undefined) root.setEntry(key, label, struct)
    else this.#mergeInto(before, struct, place)
  }

  #mergeInto(before: StructBuilder, struct: StructBuilder, place: Place): void {
    before.headers.push(...struct.headers)
    before.strays.push(...struct.strays)
    const mergers = this.#mergers.get(before) ?? new Map<string, LeafMerger>()
    this.#mergers.set(before, mergers)
    for (const [name, field] of struct.fields) {
      const known = before.fields.get(name)
      if (field instanceof StructBuilder) this.#reportLost(field, name, known, place)
      if (field.kind !== 'leaf' || field.key.merge === 'lost') continue
      const merger = mergers.get(name) ?? mergeLeaf(field.key, field.key.merge)
      if (!mergers.has(name) && known?.kind === 'leaf') merger.add(known)
      mergers.set(name, merger)
      merger.add(field)
    }
  }

  #reportLost(identity: StructBuilder, name: string, known: unknown, place: Place): void {
    const at = identity.headers[0] as Location
    const key = place.block.keys.get(name) as Key
    const first = known instanceof StructBuilder ? known.headers[0] : undefined
    const more = first === undefined ? {} : { first }
    this.#decoding.add({ kind: 'duplicate', effect: 'ignored', at, name, key, ...more }, place)
  }
}

function lastName({ path }: Place): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

/** What Nomad passes through ipaddr.NormalizeAddr as it decodes. */
const addresses = new Set(['address', 'grpc_address'])

function decodeMember(key: Key, value: GenericValue, written: Value): Leaf {
  if (isTemplated(value)) return { unknown: 'template' }
  const data = decodeWeakly(key.type, value)
  if (data !== undefined) return { data: addresses.has(key.name) ? shortenAddress(data as string) : data }
  return { unknown: 'refused', refusal: { span: spanOf(written), found: describeWeak(value) } }
}
