import type { Span } from '../text/span.ts'
import { type Entry, groupByKey, nextKey } from './entries.ts'
import { type GenericMap, type GenericValue, genericToJson } from './generic-value.ts'
import { isScalar, kindOf, readLike, readNew, type ScalarKind } from './scalars.ts'
import type { Parsed, Problem, Value } from './tree.ts'

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
  const decoder = new GenericDecoder()
  const entries = parsed.tree.items.map((item) => ({ item, skip: 0 }))
  const value = decoder.decodeMap(entries, parsed.tree.span)
  if (value !== undefined) return { ok: true, value }
  return { ok: false, problem: decoder.problem as Problem }
}

/** What a map's value is made from: a value, or all labelled items of one name. */
type Node = Value | readonly Entry[]

/** What is known while one map is filled. */
interface Scope {
  readonly map: GenericMap
  /** Of the keys that hold a scalar: what Go's type is. */
  readonly kinds: Map<string, ScalarKind>
  /** Labelled names, whose items are all taken at the first. */
  readonly done: Set<string>
  readonly find: (name: string) => readonly Entry[]
  readonly around: Span
}

const deepest = 6000
const mostNodes = 4_000_000

class GenericDecoder {
  problem: Problem | undefined
  /** Lists whose elements are typed as maps in Go, so that nothing else can be appended. */
  private readonly mapLists = new Set<GenericValue>()
  private depth = 0
  private nodes = 0

  decodeMap(entries: readonly Entry[], around: Span): GenericMap | undefined {
    if (this.depth >= deepest || this.nodes > mostNodes) {
      return this.refuse(around, 'This nests or repeats more than nomadlint follows.')
    }
    this.depth++
    const scope: Scope = {
      map: new Map(),
      kinds: new Map(),
      done: new Set(),
      find: groupByKey(entries),
      around,
    }
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
    const value =
      isEntries(node) || !isScalar(node)
        ? this.decodeInto(old, node, key.span)
        : this.decodeScalar(kinds.get(key.value), old, node)
    if (value === undefined) return false
    map.set(key.value, value)
    if (old === undefined && !isEntries(node) && isScalar(node)) kinds.set(key.value, kindOf(node))
    return true
  }

  /** `old` is what an earlier item of the same key left. */
  private decodeInto(old: GenericValue | undefined, node: Node, span: Span): GenericValue | undefined {
    if (old === undefined) return this.decodeNew(node, span, false)
    return Array.isArray(old) ? this.append(old, node, span) : this.refuseMix(span)
  }

  private decodeScalar(
    kind: ScalarKind | undefined,
    old: GenericValue | undefined,
    node: Value,
  ): GenericValue | undefined {
    if (kind === undefined && old !== undefined) return this.refuseMix(node.span)
    const value = kind === undefined ? readNew(node) : readLike(kind, node)
    return value ?? this.refuseLiteral(node)
  }

  private decodeNew(node: Node, span: Span, inList: boolean): GenericValue | undefined {
    if (isEntries(node)) return inList ? this.refuseMix(span) : this.append(this.createMapList(), node, span)
    if (node.kind === 'list') return this.append([], node, span)
    if (node.kind !== 'object') return this.decodeScalar(undefined, undefined, node)
    if (!inList) return this.append(this.createMapList(), node, span)
    return this.decodeObject(node)
  }

  private createMapList(): GenericValue[] {
    const list: GenericValue[] = []
    this.mapLists.add(list)
    return list
  }

  private append(list: GenericValue[], node: Node, span: Span): GenericValue | undefined {
    const ofMaps = this.mapLists.has(list)
    if (isEntries(node)) return ofMaps ? this.appendEntries(list, node, span) : this.refuseMix(span)
    if (node.kind !== 'list') {
      const map = this.decodeObject(node)
      if (map === undefined) return undefined
      list.push(map)
      return list
    }
    for (const element of node.elements) {
      this.nodes++
      if (ofMaps && element.kind !== 'object') return this.refuseMix(element.span)
      const value = this.decodeNew(element, element.span, true)
      if (value === undefined) return undefined
      list.push(value)
    }
    return list
  }

  private appendEntries(
    list: GenericValue[],
    entries: readonly Entry[],
    span: Span,
  ): GenericValue | undefined {
    for (const entry of entries) {
      const map = this.decodeMap([entry], span)
      if (map === undefined) return undefined
      list.push(map)
    }
    return list
  }

  private decodeObject(node: Value): GenericMap | undefined {
    if (node.kind !== 'object') return this.refuseMix(node.span)
    const entries = node.body.items.map((item) => ({ item, skip: 0 }))
    return this.decodeMap(entries, node.span)
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
