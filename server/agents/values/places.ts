import type { LeafValue, Origin } from '../../config/values.ts'
import type { Item, ObjectValue, Token } from '../../hcl/tree.ts'
import type { Location, Span } from '../../text/span.ts'
import type { Agent } from '../agent.ts'
import { fileOf } from '../reading-order.ts'

/** Where one element of a list or one name of a map stands; else where the setting's key does. */
export function elementAt(agent: Agent, leaf: Pick<LeafValue, 'origins'>, text: string): Location {
  let elements = remembered.get(leaf)
  if (elements === undefined) {
    elements = elementsOf(agent, leaf.origins)
    remembered.set(leaf, elements)
  }
  return elements.get(text) ?? (leaf.origins.at(-1) as Origin).key
}

/** Asked for one by one, where thousands may be wrong. */
const remembered = new WeakMap<Pick<LeafValue, 'origins'>, ReadonlyMap<string, Location>>()

/** By their text; of equal ones the first in the file that is read last. */
function elementsOf(agent: Agent, origins: readonly Origin[]): ReadonlyMap<string, Location> {
  const elements = new Map<string, Location>()
  // What is set last stands.
  for (const { value } of origins) {
    const { source } = value
    const tokens = fileOf(agent, source)?.parsed.tokens ?? []
    for (const { type, span } of tokensWithin(tokens, value.span).toReversed()) {
      const written = source.text.slice(span.start, span.end)
      if (type === 'string') elements.set(written.slice(1, -1), { source, span })
      else if (type === 'ident' || type === 'number') elements.set(written, { source, span })
    }
  }
  return elements
}

function tokensWithin(tokens: readonly Token[], { start, end }: Span): readonly Token[] {
  return tokens.slice(firstAt(tokens, start), firstAt(tokens, end))
}

/** Index of the first token that starts at an offset, or behind it. */
function firstAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle] as Token).span.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

export interface Place {
  readonly key: Location
  readonly value: Location
}

/** Where something stands inside free configuration, such as that of a driver: by the names that lead to it. */
export function placeInside(
  agent: Pick<Agent, 'files'>,
  { origins }: Pick<LeafValue, 'origins'>,
  path: readonly string[],
): Place | undefined {
  for (const { value } of origins.toReversed()) {
    const file = fileOf(agent, value.source)
    const object = file && findObject(file.parsed.tree.items, value.span.start)
    const item = object && findItem(object, path)
    if (item === undefined || item.keys[0] === undefined) continue
    const { source } = value
    return { key: { source, span: item.keys[0].span }, value: { source, span: item.value.span } }
  }
  return undefined
}

function findObject(items: readonly Item[], start: number): ObjectValue | undefined {
  for (const { value } of items) {
    if (value.kind !== 'object' || value.span.end <= start) continue
    return value.span.start === start ? value : findObject(value.body.items, start)
  }
  return undefined
}

/** The last of several, as that is the one that counts. */
function findItem({ body }: ObjectValue, [name, ...inside]: readonly string[]): Item | undefined {
  const items = body.items.filter(({ keys }) => keys[0]?.value === name)
  if (inside.length === 0) return items.at(-1)
  for (const { value } of items.toReversed()) {
    const objects = value.kind === 'list' ? value.elements : [value]
    for (const object of objects) {
      const found = object.kind === 'object' ? findItem(object, inside) : undefined
      if (found !== undefined) return found
    }
  }
  return undefined
}
