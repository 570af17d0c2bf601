import type { Span } from '../text/span.ts'
import { type Entry, groupByKey, nextKey, toEntries } from './entries.ts'
import { type GenericMap, type GenericValue, genericToJson } from './generic-value.ts'
import { isScalar, kindOf, readLike, readNew, type ScalarKind } from './scalars.ts'
import type { Item, Parsed, Problem, Value } from './tree.ts'

export { type GenericMap, type GenericValue, genericToJson }

export type Generic =
  | { readonly ok: true; readonly value: GenericValue }
  | { readonly ok: false; readonly problem: Problem }

/**
 * The value that the library makes of a file when told nothing about it (`map[string]interface{}`,
 * decoder.go): objects are lists of maps, except directly inside a list, and a repeated key is appended to what
 * is there or, if that is no list, read as the same kind of value. Refused where the library gives an error or
 * panics.
 */
export function decodeGeneric(parsed: Parsed): Generic {
  const broken = parsed.problems.find(({ severity }) => severity === 'error')
  if (!parsed.ok && broken !== undefined) return { ok: false, problem: broken }
  return decodeBlocks([parsed.tree.items], parsed.tree.span)
}

/** The same for blocks that are decoded into one map, one after the other. */
export function decodeBlocks(blocks: readonly (readonly Item[])[], around: Span): Generic {
  const decoder = new GenericDecoder(around.end)
  const filled: Filled = { map: new Map(), kinds: new Map() }
  for (const items of blocks)
    if (decoder.decodeMap(toEntries(items), around, filled) === undefined)
      return { ok: false, problem: decoder.problem as Problem }
  return { ok: true, value: filled.map }
}

/** What a map's value is made from: a value, or all labelled items of one name. */
type Node = Value | readonly Entry[]

/** A map with what was put into it so far. */
interface Filled {
  readonly map: GenericMap
  /** Of the keys that hold a scalar: what Go's type is. */
  readonly kinds: Map<string, ScalarKind>
}

/** What is known while one map is filled from one block. */
interface Scope extends Filled {
  /** Labelled names, whose items are all taken at the first. */
  readonly done: Set<string>
  readonly find: (name: string) => readonly Entry[]
  readonly around: Span
}

/** Objects and labels inside each other. */
const deepest = 600

class GenericDecoder {
  problem: Problem | undefined
  /** Lists whose elements are typed as maps in Go, so that nothing else can be appended. */
  private readonly mapLists = new Set<GenericValue>()
  private depth = 0
  private nodes = 0
  /** A name written in many letter cases asks for all blocks of the name anew in each. */
  private readonly mostNodes: number

  constructor(size: number) {
    this.mostNodes = 10_000 + size / 2
  }

  decodeMap(
    entries: readonly Entry[],
    around: Span,
    filled: Filled = { map: new Map(), kinds: new Map() },
  ): GenericMap | undefined {
    if (this.depth >= deepest || this.nodes > this.mostNodes) {
      return this.refuse(around, 'This nests or repeats more than nomadlint follows.')
    }
    this.depth++
    const { map, kinds } = filled
    const scope: Scope = { map, kinds, done: new Set(), find: groupByKey(entries), around }
    for (const entry of entries) if (!this.decodeEntry(entry, scope)) return undefined
    this.depth--
    return scope.map
  }

  private decodeEntry(entry: Entry, { map, kinds, done, find, around }: Scope): boolean {
    const { item, skip } = entry
    if (item.value.kind === 'missing') return true
    this.nodes++
    const key = nextKey(entry)
    if (key === undefined) {
      this.refuse(around, 'Blocks of one name must all have labels here, or none of them.')
      return false
    }
    if (key.invalid !== undefined) {
      this.refuse(key.span, `Nomad cannot read this key: ${key.invalid}.`)
      return false
    }
    if (done.has(key.value)) return true
    const labelled = item.keys.length > skip + 1
    if (labelled) done.add(key.value)
    const node: Node = labelled ? find(key.value) : item.value
    const old = map.get(key.value)
    const scalar = !isEntries(node) && isScalar(node)
    const value = scalar
      ? this.decodeScalar(kinds.get(key.value), old, node)
      : this.append(old ?? this.createList(node), node, key.span)
    if (value === undefined) return false
    map.set(key.value, value)
    if (scalar && old === undefined) kinds.set(key.value, kindOf(node))
    return true
  }

  /** Read as the kind of what an earlier item of the same key left. */
  private decodeScalar(
    kind: ScalarKind | undefined,
    old: GenericValue | undefined,
    node: Value,
  ): GenericValue | undefined {
    if (kind === undefined && old !== undefined) return this.refuseMix(node.span)
    return (kind === undefined ? readNew(node) : readLike(kind, node)) ?? this.refuseLiteral(node)
  }

  private createList(node: Node): GenericValue[] {
    const list: GenericValue[] = []
    if (isEntries(node) || node.kind !== 'list') this.mapLists.add(list)
    return list
  }

  /** Few calls per level on purpose: files may nest hundreds of levels deep. */
  private append(list: GenericValue, node: Node, span: Span): GenericValue | undefined {
    if (!Array.isArray(list)) return this.refuseMix(span)
    const ofMaps = this.mapLists.has(list)
    if (isEntries(node)) {
      if (!ofMaps) return this.refuseMix(span)
      for (const entry of node) {
        const map = this.decodeMap([entry], span)
        if (map === undefined) return undefined
        list.push(map)
      }
      return list
    }
    const elements = node.kind === 'list' ? node.elements : [node]
    for (const element of elements) {
      this.nodes++
      const { kind } = element
      if (kind !== 'object' && ofMaps) return this.refuseMix(element.span)
      const value =
        kind === 'object'
          ? this.decodeMap(toEntries(element.body.items), element.span)
          : kind === 'list'
            ? this.append([], element, element.span)
            : this.decodeScalar(undefined, undefined, element)
      if (value === undefined) return undefined
      list.push(value)
    }
    return list
  }

  private refuseLiteral(node: Value): undefined {
    const invalid = node.kind === 'string' || node.kind === 'number' ? node.invalid : undefined
    if (invalid === undefined) return this.refuseMix(node.span)
    return this.refuse(node.span, `Nomad cannot read this ${node.kind}: ${invalid}.`)
  }

  private refuseMix(span: Span): undefined {
    return this.refuse(
      span,
      'This key is set twice, to values of different kinds, which Nomad cannot combine.',
    )
  }

  private refuse(span: Span, message: string): undefined {
    this.problem ??= { severity: 'error', span, message }
    return undefined
  }
}

function isEntries(node: Node): node is readonly Entry[] {
  return Array.isArray(node)
}
