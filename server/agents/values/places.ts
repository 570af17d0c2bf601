import type { LeafValue } from '../../config/values.ts'
import type { Item, ObjectValue } from '../../hcl/tree.ts'
import type { Location } from '../../text/span.ts'
import type { Agent } from '../agent.ts'

/** Where one element of a list or one name of a map stands; else where the setting's key does. */
export function elementAt(agent: Agent, { origins }: Pick<LeafValue, 'origins'>, text: string): Location {
  for (const { value } of origins.toReversed()) {
    const { start, end } = value.span
    const tokens = agent.files.find(({ source }) => source === value.source)?.parsed.tokens ?? []
    for (const { type, span } of tokens) {
      if (span.start < start || span.end > end || (type !== 'string' && type !== 'ident')) continue
      const written = value.source.text.slice(span.start, span.end)
      if (written === text || (type === 'string' && written.slice(1, -1) === text))
        return { source: value.source, span }
    }
  }
  return (origins.at(-1) as LeafValue['origins'][0]).key
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
    const file = agent.files.find(({ source }) => source === value.source)
    const object = file && findObject(file.parsed.tree.items, value.span.start, value.span.end)
    const item = object && findItem(object, path)
    if (item === undefined || item.keys[0] === undefined) continue
    const { source } = value
    return { key: { source, span: item.keys[0].span }, value: { source, span: item.value.span } }
  }
  return undefined
}

function findObject(items: readonly Item[], start: number, end: number): ObjectValue | undefined {
  for (const { value } of items) {
    if (value.kind !== 'object' || value.span.start > start || value.span.end < end) continue
    if (value.span.start === start && value.span.end === end) return value
    return findObject(value.body.items, start, end)
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
