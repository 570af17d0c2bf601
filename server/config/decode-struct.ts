import { type Entry, foldCase, groupByKey, nextKey } from '../hcl/entries.ts'
import type { Key as WrittenKey } from '../hcl/tree.ts'
import type { Block, Key } from '../keys/key.ts'
import { findKey } from '../keys/lookup.ts'
import type { Location } from '../text/span.ts'
import { decodeGoField } from './decode-go-field.ts'
import { decodeFree, decodeLeaf } from './decode-leaf.ts'
import type { Decoding } from './decoding.ts'
import { findField, keepsUnused, type Place, placeInside } from './fields.ts'
import { brokenKey } from './generic-items.ts'
import { findGoField } from './go-names.ts'
import type { Leaf } from './leaf.ts'
import { reportIgnored } from './leftover.ts'
import { describe, entriesOf, isEntries, type Node, spanOf } from './node.ts'
import { setLeaf } from './set-leaf.ts'
import { StructBuilder } from './struct-builder.ts'
import { UnusedKeys } from './unused-keys.ts'
import { leafAt } from './values.ts'

/**
 * Fills blocks from items as the HCL library fills Nomad's structs (hashicorp/hcl decoder.go, decodeStruct): all
 * items of one name are decoded into the same field one after the other, labelled ones first.
 */
export class StructDecoder {
  /** Every `keyring` in the order of Nomad's list of them. */
  readonly keyrings: StructBuilder[] = []
  readonly #decoding: Decoding

  constructor(decoding: Decoding) {
    this.#decoding = decoding
  }

  decode(struct: StructBuilder, written: readonly Entry[], place: Place): void {
    // Nomad's parser drops a setting without a value where it does not err; else a value may be there yet.
    const entries = this.#decoding.parses ? written.filter(hasValue) : written
    const unused = new UnusedKeys(entries)
    const find = groupByKey(entries)
    for (const name of new Set(entries.map((entry) => foldCase(nameIn(entry).value)))) {
      const found = find(name)
      const key = findField(struct.block, name)
      const goField = key === undefined ? findGoField(place.path, name) : undefined
      if (key !== undefined) this.#field(struct, key, found, place)
      else if (goField !== undefined) decodeGoField(this.#decoding, goField, found, place)
      else continue
      unused.strikeKey(name)
    }
    this.#leave(struct, unused, place)
    this.#leaveOpen(struct, entries, place)
  }

  /**
   * A setting whose value does not parse is written, and not known. (Nomad silently drops one where it accepts the
   * file all the same; the reader of the tree has taken those out of what is decoded.)
   */
  #leaveOpen(struct: StructBuilder, entries: readonly Entry[], place: Place): void {
    if (this.#decoding.parses) return
    for (const entry of entries) {
      const name = nameIn(entry)
      const key = findKey(struct.block, name.value)
      if (key === undefined || key.block !== undefined) continue
      if (entry.item.value.kind !== 'missing') continue
      setLeaf(this.#decoding, struct, key, { unknown: 'refused' }, [{ name, item: entry.item }], place)
    }
  }

  #reportBroken(key: WrittenKey, place: Place): void {
    if (key.invalid === undefined) return
    this.#decoding.addNamed('crash', key, 'refused', place, { reason: brokenKey(key).reason })
  }

  #leave(struct: StructBuilder, unused: UnusedKeys, place: Place): void {
    const { left } = unused
    if (left.length === 0) return
    for (const { key, index } of left) {
      this.#reportBroken(key, place)
      if (index === 0 && findKey(struct.block, key.value) === undefined) {
        const within = place.path.slice(place.path.lastIndexOf('.') + 1)
        struct.strays.push({ name: key.value, at: this.#decoding.at(key.span), within })
      }
    }
    if (keepsUnused(struct.block)) struct.unused.push(unused)
    else reportIgnored(this.#decoding, unused, place)
  }

  /** `found` are the items of one name, with that name used up. */
  #field(struct: StructBuilder, key: Key, found: readonly Entry[], place: Place): void {
    // In a file that does not parse a name may stand there alone.
    if (found.length === 0) return
    if (key.type === 'free') return this.#free(struct, key, found, place)
    const labelled = found.filter(hasLabel)
    const [first] = labelled
    if (first !== undefined) this.#node(struct, key, first, labelled, place)
    for (const entry of found) if (!hasLabel(entry)) this.#node(struct, key, entry, entry.item.value, place)
  }

  #node(struct: StructBuilder, key: Key, entry: Entry, node: Node, place: Place): void {
    const name = nameOf(entry)
    if (key.block === undefined) {
      const reason = key.unusable
      const leaf: Leaf =
        reason === undefined
          ? decodeLeaf(key, node)
          : { unknown: 'refused', refusal: { span: name.span, reason } }
      setLeaf(this.#decoding, struct, key, leaf, [{ name, item: entry.item }], place)
    } else if (key.block.repeat === 'labelled') this.#labelled(struct, key, name, node, place)
    else this.#block(struct, key, name, node, place)
  }

  #block(struct: StructBuilder, key: Key, name: WrittenKey, node: Node, place: Place): void {
    if (!isEntries(node) && node.kind !== 'object') return this.#refuse(key, node, place)
    const known = struct.fields.get(key.name)
    const inside = known instanceof StructBuilder ? known : new StructBuilder(key.block as Block)
    struct.fields.set(key.name, inside)
    inside.headers.push(this.#decoding.at(name.span))
    this.decode(inside, isEntries(node) ? node : entriesOf(node.body.items), placeInside(place, key))
  }

  #refuse(key: Key, node: Node, place: Place): void {
    this.#decoding.refuse(key, { span: spanOf(node), found: describe(node) }, place)
  }

  /** A driver's configuration: several blocks of it become one untyped map. */
  #free(struct: StructBuilder, key: Key, found: readonly Entry[], place: Place): void {
    const odd = found.find(({ item, skip }) => item.keys.length === skip && item.value.kind !== 'object')
    const labelled = found.filter(({ item, skip }) => item.keys.length > skip)
    const bare = found.filter((entry) => !labelled.includes(entry))
    const blocks = [
      labelled.map(({ item, skip }) => ({ ...item, keys: item.keys.slice(skip) })),
      ...bare.map(({ item }) => (item.value.kind === 'object' ? item.value.body.items : [])),
    ]
    const writings = found.map((entry) => ({ name: nameOf(entry), item: entry.item }))
    const { span } = nameOf(found[0] as Entry)
    const leaf = odd === undefined ? decodeFree(blocks, span) : decodeLeaf(key, odd.item.value)
    setLeaf(this.#decoding, struct, key, leaf, writings, place)
  }

  /**
   * Blocks with a label become a list, one element a labelled item (decodeSlice). Without a label the names
   * inside the block become the labels, whatever they are.
   */
  #labelled(parent: StructBuilder, key: Key, name: WrittenKey, node: Node, place: Place): void {
    if (isEntries(node)) {
      for (const entry of node) this.#element(parent, key, nameOf(entry), entry, place)
    } else if (node.kind === 'object') {
      const entries = entriesOf(node.body.items)
      this.#reportMissingLabel(key, name, entries, place)
      for (const entry of entries) this.#element(parent, key, name, entry, place)
    } else if (node.kind !== 'list' || node.elements.length > 0) this.#refuse(key, node, place)
    else this.#reportMissingLabel(key, name, [], place)
  }

  /** A block inside the block may well be meant as its label; a setting is not. */
  #reportMissingLabel(key: Key, name: WrittenKey, entries: readonly Entry[], place: Place): void {
    const isLabel = (entry: Entry): boolean =>
      entry.item.value.kind === 'object' && !findKey(key.block as Block, nameIn(entry).value)
    if (!entries.every(hasValue) || (entries.length > 0 && entries.every(isLabel))) return
    const refused = entries.some(
      ({ item, skip }) => item.value.kind === 'list' && item.keys.length !== skip + 2,
    )
    const effect = refused ? 'refused' : 'ignored'
    this.#decoding.addNamed('label-missing', name, effect, place, { name: key.name, key })
  }

  #element(parent: StructBuilder, key: Key, name: WrittenKey, entry: Entry, place: Place): void {
    const label = nameIn(entry)
    const { item, skip } = entry
    // One more label is read as a block inside, even more are dropped (decoder.go, expandObject).
    const expanded = item.keys.length === skip + 2
    if (item.value.kind === 'missing' || (item.value.kind === 'list' && !expanded)) return
    const struct = new StructBuilder(key.block as Block)
    struct.headers.push(this.#decoding.at(name.span))
    const index = this.#decoding.nextOccurrence(`${place.pointer}/${key.name}`)
    const inside = placeInside(place, key, index)
    if (expanded) this.decode(struct, [{ item, skip: skip + 1 }], inside)
    else if (item.value.kind === 'object') this.decode(struct, entriesOf(item.value.body.items), inside)
    else this.#fillFromLabel(struct, entry, inside)
    this.#addElement(parent, key, label, struct, place)
  }

  /** What was meant for a setting is the label, and the only setting as well. */
  #fillFromLabel(struct: StructBuilder, { item, skip }: Entry, place: Place): void {
    const entry = { item, skip: skip + 1 }
    const { value: name } = nameOf(entry)
    this.#reportBroken(nameOf(entry), place)
    const key = findField(struct.block, name)
    const goField = findGoField(place.path, name)
    if (key !== undefined) this.#node(struct, key, entry, item.value, place)
    else if (goField !== undefined) decodeGoField(this.#decoding, goField, [entry], place)
    else struct.unused.push(new UnusedKeys([{ item, skip }]))
  }

  #addElement(parent: StructBuilder, key: Key, label: WrittenKey, struct: StructBuilder, place: Place): void {
    if (key.block?.unknownKeys === 'free') this.keyrings.push(struct)
    const labels = parent.labels.get(key.name)
    if (labels === undefined) parent.labels.set(key.name, [label.value])
    else labels.push(label.value)
    const name = entryName(key, label.value, struct)
    const before = parent.entry(key, name)
    if (before !== undefined) {
      struct.replaces = before
      this.#reportReplaced(key, label, before, place)
    }
    parent.setEntry(key, name, struct)
  }

  #reportReplaced(key: Key, label: WrittenKey, before: StructBuilder, place: Place): void {
    if (!lastOneCounts.has(key.name)) return
    const first = before.headers[0] as Location
    this.#decoding.addNamed('duplicate', label, 'ignored', place, { name: key.name, key, first })
  }
}

function hasLabel({ item, skip }: Entry): boolean {
  return item.keys.length > skip
}

function nameOf({ item, skip }: Entry): WrittenKey {
  return item.keys[skip - 1] as WrittenKey
}

/** The name that is still to be looked up: every item has one, and of its labels only so many are used up. */
function nameIn(entry: Entry): WrittenKey {
  return nextKey(entry) as WrittenKey
}

function hasValue({ item }: Entry): boolean {
  return item.value.kind !== 'missing'
}

/** Blocks that end up in a map by their labels (command/agent/agent.go, convertClientConfig). */
const lastOneCounts = new Set(['plugin', 'host_volume', 'host_network', 'fingerprint'])

/** Blocks of one label may be told apart by another key of theirs as well. */
function entryName({ block }: Key, label: string, struct: StructBuilder): string {
  const qualifier = (leafAt(struct, block?.qualifier ?? '')?.data ?? '') as string
  return qualifier === '' ? label : `${label}.${qualifier}`
}
