import type { Block, Key } from './key.ts'
import { rootBlock } from './table.generated.ts'

export { secretNames } from './table.generated.ts'

/**
 * The key Nomad takes a written name for. Its HCL library compares names without regard to case, by Unicode's
 * simple folding; a few are looked up by Nomad itself, and exactly (command/agent/config_parse.go).
 */
export function findKey(block: Block, name: string): Key | undefined {
  const exact = block.keys.get(name)
  if (exact) return exact
  const folded = block.keys.get(foldCase(name))
  return folded?.exactCase ? undefined : folded
}

/**
 * Enough of Go's EqualFold to look a name up among ASCII ones: of the letters that it takes for one of theirs `ſ` alone
 * escapes `toLowerCase`. Decoding compares written names with each other, too, and folds all letters (hcl/entries.ts).
 */
export function foldCase(name: string): string {
  return name.replaceAll('ſ', 's').toLowerCase()
}

/** A key on the way along a pointer. */
interface Step {
  readonly key: Key
  /** The names passed, and the labels of which something is known. */
  readonly path: string
  /** The names alone. */
  readonly names: string
}

/**
 * The key a JSON pointer leads to, into a file (`/plugin/0/config`) or into a merged agent
 * (`/plugin/docker/config/volumes/enabled`). A pointer into a list, a map or free configuration leads to the
 * key that holds it unless more is known, one to a repeated block itself leads to the key of the block.
 */
export function keyAt(pointer: string): Key | undefined {
  return trail(pointer)?.at(-1)?.key
}

/** All keys a pointer passes, outermost first; undefined where it leaves what is known. */
export function trail(pointer: string): readonly Step[] | undefined {
  return walk(rootBlock, { path: '', names: '' }, segmentsOf(pointer))
}

type Place = Pick<Step, 'path' | 'names'>

function walk(block: Block, above: Place, segments: readonly string[]): readonly Step[] | undefined {
  const [name, ...inside] = segments
  if (name === undefined) return []
  const key = findKey(block, name)
  if (key === undefined) return undefined
  const segment = escapeSegment(key.name)
  const place = { path: `${above.path}/${segment}`, names: `${above.names}/${segment}` }
  const further = key.block ? walkBlock(key.block, place, inside) : walkKnown(key.known, place, inside)
  return further && [{ key, ...place }, ...further]
}

function walkBlock(block: Block, place: Place, segments: readonly string[]): readonly Step[] | undefined {
  const [first, ...inside] = segments
  if (first === undefined) return []
  const label = block.labels?.get(first)
  if (label) return walk(label, { ...place, path: `${place.path}/${escapeSegment(first)}` }, inside)
  // A label nothing is known of, or which occurrence in the file it is. No key is a number.
  if (block.repeat || /^\d+$/.test(first)) return walk(block, place, inside)
  return walk(block, place, segments)
}

function walkKnown(known: Block | undefined, place: Place, segments: readonly string[]): readonly Step[] {
  const [name] = segments
  if (known === undefined || name === undefined || !known.keys.has(name)) return []
  return walk(known, place, segments) ?? []
}

/**
 * Where keys of this name are, as paths of names alone (`/consul/token`); those that no longer are, are left
 * out.
 */
export function placesOf(name: string): readonly string[] {
  places ??= placesIn(rootBlock, '', new Map())
  return places.get(foldCase(name)) ?? []
}

let places: ReadonlyMap<string, readonly string[]> | undefined

function placesIn(block: Block, above: string, found: Map<string, string[]>): typeof found {
  for (const key of block.keys.values()) {
    const path = `${above}/${escapeSegment(key.name)}`
    const same = found.get(key.name) ?? []
    if (!key.removed) found.set(key.name, [...same, path])
    if (key.block) placesIn(key.block, path, found)
  }
  return found
}

/** The names of a JSON pointer. */
export function segmentsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** A name as it stands in a JSON pointer. */
export function escapeSegment(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
