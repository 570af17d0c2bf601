import type { Item, ObjectValue, Parsed } from '../hcl/tree.ts'
import type { Block, Key } from '../keys/key.ts'
import { findKey } from '../keys/lookup.ts'
import { rootBlock } from '../keys/table.generated.ts'
import type { Source } from '../text/source.ts'
import type { Location } from '../text/span.ts'
import { decodeLeaf } from './decode-leaf.ts'
import type { FieldValue, LeafValue, Origin, Stray, StructValue } from './values.ts'

/** A struct while it is being filled; read-only to everybody else. */
interface Struct {
  readonly kind: 'struct'
  readonly block: Block
  readonly headers: Location[]
  readonly fields: Map<string, FieldValue>
  readonly strays: Stray[]
}

/** One file as Nomad decodes it into its configuration struct, before any merging. */
export function decodeFile(source: Source, parsed: Parsed): StructValue {
  const root = emptyStruct(rootBlock)
  new FileDecoder(source).fill(root, parsed.tree.items, '', '')
  return root
}

function emptyStruct(block: Block): Struct {
  return { kind: 'struct', block, headers: [], fields: new Map(), strays: [] }
}

class FileDecoder {
  readonly #source: Source
  readonly #occurrences = new Map<string, number>()

  constructor(source: Source) {
    this.#source = source
  }

  fill(struct: Struct, items: readonly Item[], pointer: string, name: string): void {
    for (const item of items) {
      const written = item.keys[0] as Item['keys'][0]
      const key = findKey(struct.block, written.value)
      if (key === undefined)
        struct.strays.push({ name: written.value, at: this.#at(written.span), within: name })
      else if (key.type === 'block') this.#block(struct, key, item, `${pointer}/${key.name}`)
      else this.#leaf(struct, key, item, `${pointer}/${key.name}`)
    }
  }

  /**
   * Repeats of a block within one file fill the same struct, field by field (hashicorp/hcl decoder.go,
   * decodeStruct): that is no merge yet, and the last one wins even with a zero.
   */
  #block(parent: Struct, key: Key, item: Item, pointer: string): void {
    if (item.value.kind !== 'object' || key.block === undefined) return
    const header = this.#at((item.keys[0] as Item['keys'][0]).span)
    if (key.block.repeat === 'labelled') this.#labelled(parent, key, item, pointer, header)
    else if (key.block.repeat === 'named') this.#named(parent, key, item.value, pointer, header)
    else {
      const struct = (parent.fields.get(key.name) as Struct | undefined) ?? emptyStruct(key.block)
      parent.fields.set(key.name, struct)
      struct.headers.push(header)
      this.fill(struct, unlabelled(item), pointer, key.name)
    }
  }

  /** Without a label, the keys inside become the labels (decoder.go, decodeSlice with a `,key` field). */
  #labelled(parent: Struct, key: Key, item: Item, pointer: string, header: Location): void {
    const inner =
      item.keys.length > 1 ? [{ ...item, keys: item.keys.slice(1) }] : (item.value as ObjectValue).body.items
    for (const entry of inner) {
      if (entry.value.kind !== 'object') continue
      const label = (entry.keys[0] as Item['keys'][0]).value
      this.#entry(parent, key, label, header, unlabelled(entry), pointer)
    }
  }

  #named(parent: Struct, key: Key, value: ObjectValue, pointer: string, header: Location): void {
    const named = value.body.items.findLast(
      (item) => item.keys.length === 1 && item.keys[0]?.value === 'name',
    )
    const name = named?.value.kind === 'string' ? named.value.value : 'default'
    this.#entry(parent, key, name, header, value.body.items, pointer)
  }

  #entry(
    parent: Struct,
    key: Key,
    label: string,
    header: Location,
    items: readonly Item[],
    pointer: string,
  ): void {
    const index = this.#occurrences.get(pointer) ?? 0
    this.#occurrences.set(pointer, index + 1)
    const known = parent.fields.get(key.name)
    const entries = new Map(known?.kind === 'repeated' ? known.entries : [])
    const struct = (entries.get(label) as Struct | undefined) ?? emptyStruct(key.block as Block)
    entries.set(label, struct)
    parent.fields.set(key.name, { kind: 'repeated', key, entries })
    struct.headers.push(header)
    this.fill(struct, items, `${pointer}/${index}`, key.name)
  }

  #leaf(struct: Struct, key: Key, item: Item, pointer: string): void {
    const leaf = decodeLeaf(key, unlabelledValue(item))
    const origin: Origin = {
      pointer,
      key: this.#at((item.keys[0] as Item['keys'][0]).span),
      value: this.#at(item.value.span),
      data: 'data' in leaf ? leaf.data : undefined,
      ...('unknown' in leaf ? { unknown: leaf.unknown } : {}),
    }
    struct.fields.set(
      key.name,
      repeatedLeaf(key, struct.fields.get(key.name) as LeafValue | undefined, origin),
    )
  }

  #at(span: Location['span']): Location {
    return { source: this.#source, span }
  }
}

/** A label on a block that takes none is read as a key inside it; in JSON that is how objects in objects arrive. */
function unlabelled(item: Item): readonly Item[] {
  if (item.keys.length > 1) return [{ ...item, keys: item.keys.slice(1) }]
  return (item.value as ObjectValue).body.items
}

function unlabelledValue(item: Item): Item['value'] {
  if (item.keys.length === 1) return item.value
  const span = item.value.span
  return { kind: 'object', span, body: { kind: 'body', span, items: unlabelled(item) } }
}

/** The same key again in one file: lists grow, maps take each other's keys in, of all else the last one stands. */
function repeatedLeaf(key: Key, before: LeafValue | undefined, origin: Origin): LeafValue {
  const origins = [...(before?.origins ?? []), origin]
  const unknown = origin.unknown
  let data = origin.data
  if (key.type === 'list' && Array.isArray(before?.data) && Array.isArray(data))
    data = [...before.data, ...data]
  if (key.type === 'map' && before?.data !== undefined && data !== undefined) {
    data = { ...(before.data as object), ...(data as object) }
  }
  return { kind: 'leaf', key, data: unknown ? undefined : data, unknown, origins }
}
