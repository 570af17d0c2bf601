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

/** Lower case as Go's EqualFold sees it where the other side is ASCII: `ſ` alone escapes `toLowerCase`. */
export function foldCase(name: string): string {
  return name.replaceAll('ſ', 's').toLowerCase()
}

/** A key on the way along a pointer; `path` is made of names and known labels only, as the descriptions have it. */
export interface Step {
  readonly key: Key
  readonly path: string
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
  return walk(rootBlock, '', segmentsOf(pointer))
}

function walk(block: Block, above: string, segments: readonly string[]): readonly Step[] | undefined {
  const [name, ...inside] = segments
  if (name === undefined) return []
  const key = findKey(block, name)
  if (key === undefined) return undefined
  const path = `${above}/${escapeSegment(key.name)}`
  const further = key.block ? walkBlock(key.block, path, inside) : walkKnown(key.known, path, inside)
  return further && [{ key, path }, ...further]
}

function walkBlock(block: Block, path: string, segments: readonly string[]): readonly Step[] | undefined {
  const [first, ...inside] = segments
  if (first === undefined) return []
  const label = block.labels?.get(first)
  if (label) return walk(label, `${path}/${escapeSegment(first)}`, inside)
  // A label nothing is known of, or which occurrence in the file it is. No key is a number.
  if (block.repeat || /^\d+$/.test(first)) return walk(block, path, inside)
  return walk(block, path, segments)
}

function walkKnown(known: Block | undefined, path: string, segments: readonly string[]): readonly Step[] {
  const [name] = segments
  if (known === undefined || name === undefined || !known.keys.has(name)) return []
  return walk(known, path, segments) ?? []
}

/** Pointers of the keys of this name anywhere in the configuration, those no version reads any more left out. */
export function placesOf(name: string): readonly string[] {
  return placesIn(rootBlock, foldCase(name), '')
}

function placesIn(block: Block, name: string, above: string): readonly string[] {
  return [...block.keys.values()].flatMap((key) => {
    const path = `${above}/${escapeSegment(key.name)}`
    const inside = key.block ? placesIn(key.block, name, path) : []
    return key.name === name && !key.removed ? [path, ...inside] : inside
  })
}

function segmentsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function escapeSegment(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
