import type { Item, ObjectValue, Value } from './tree.ts'

/** A file of a mebibyte could otherwise ask for a thousand times its size in keys. */
const maximalKeys = 1_000_000

/**
 * Turns nested JSON objects into items with labels where Go's json/parser/flatten.go does: an object whose
 * members are all objects gives its members the keys above them, a list of objects becomes repeated items.
 * `undefined` if that would take an absurd number of keys.
 */
export function flattenItems(items: readonly Item[]): readonly Item[] | undefined {
  const flattening = new Flattening()
  const flat = flattening.flatten(items)
  return flattening.keys > maximalKeys ? undefined : flat
}

class Flattening {
  keys = 0

  flatten(items: readonly Item[]): readonly Item[] {
    const flat: Item[] = []
    const waiting = [...items]
    // The list is taken from the back and turned round at the end; what an item becomes goes back on it.
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
      this.keys += item.keys.length
      if (this.keys > maximalKeys) return []
      const parts = partsOf(item)
      if (parts !== undefined) for (const part of parts) waiting.push(part)
      else flat.push(this.flattenInside(item))
    }
    return flat.toReversed()
  }

  private flattenInside(item: Item): Item {
    const value = this.flattenValue(item.value)
    return value === item.value ? item : { ...item, value }
  }

  private flattenValue(value: Value): Value {
    if (value.kind === 'list') {
      return { ...value, elements: value.elements.map((element) => this.flattenValue(element)) }
    }
    if (value.kind !== 'object' || value.body.items.length === 0) return value
    return { ...value, body: { ...value.body, items: this.flatten(value.body.items) } }
  }
}

/** The items that replace one item; `undefined` where it stays. */
function partsOf(item: Item): readonly Item[] | undefined {
  const { value } = item
  if (value.kind === 'list') {
    if (value.elements.length === 0 || !value.elements.every(isObject)) return undefined
    return value.elements.map((element) => ({ ...item, span: cover(item, element), value: element }))
  }
  if (value.kind !== 'object' || value.body.items.length === 0) return undefined
  if (!value.body.items.every((member) => isObject(member.value))) return undefined
  return value.body.items.map((member) => ({
    ...item,
    span: cover(item, member.value),
    keys: [...item.keys, ...member.keys],
    value: member.value,
  }))
}

function isObject(value: Value): value is ObjectValue {
  return value.kind === 'object'
}

/** From the first key to the value: of a flattened item, the only span that holds all its parts. */
function cover(item: Item, value: Value): Item['span'] {
  return { start: item.span.start, end: value.span.end }
}
