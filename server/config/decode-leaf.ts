import { readLike, type ScalarKind } from '../hcl/scalars.ts'
import type { Item, Value, Key as WrittenKey } from '../hcl/tree.ts'
import type { Key } from '../keys/key.ts'
import type { Span } from '../text/span.ts'
import { brokenKey, decodeItems, toData } from './generic-items.ts'
import type { Leaf, Refusal } from './leaf.ts'
import { describe, entriesOf, isEmptyBlock, isEntries, type Node, spanOf } from './node.ts'
import { isTemplate } from './template.ts'
import type { Data } from './values.ts'

type Scalar = Exclude<Leaf, { readonly unknown: unknown }> | Refused

interface Refused {
  readonly unknown: 'refused'
  readonly refusal: Refusal
}

/**
 * One value as the HCL library decodes it into a field of Nomad's configuration: weakly typed, and refusing
 * some of what looks harmless (hashicorp/hcl decoder.go).
 */
export function decodeLeaf(key: Key, node: Node): Leaf {
  if (!isEntries(node) && holdsTemplate(node)) return { unknown: 'template' }
  const kind = scalarKinds[key.type]
  if (kind !== undefined) return readScalar(kind, node)
  if (key.type === 'list') return readList(node)
  if (key.type === 'map') return readMap(node)
  return refuse(node)
}

const scalarKinds: Readonly<Partial<Record<Key['type'], ScalarKind>>> = {
  string: 'string',
  duration: 'string',
  bool: 'bool',
  int: 'int',
  float: 'float',
}

export function holdsTemplate(value: Value): boolean {
  if (value.kind === 'string') return isTemplate(value.value)
  return value.kind === 'list' && value.elements.some(holdsTemplate)
}

function readScalar(kind: ScalarKind, node: Node): Scalar {
  const data = isEntries(node) ? undefined : readLike(kind, node)
  return data === undefined ? refuse(node, kind) : { data: data as Data }
}

function refuse(node: Node, kind?: ScalarKind): Refused {
  const span = spanOf(node)
  if (isEntries(node) || (node.kind !== 'string' && node.kind !== 'number') || node.invalid === undefined)
    return { unknown: 'refused', refusal: { span, found: describe(node) } }
  // The text of a string is resolved only where text is wanted (token.go, Value), and that panics.
  const resolved = node.kind === 'string' && (kind === 'string' || kind === 'int')
  const reason = `Nomad cannot read this ${node.kind}: ${node.invalid}.`
  return { unknown: 'refused', refusal: { span, reason, ...(resolved ? { crashes: true } : {}) } }
}

/** A list, or an empty block. */
function readList(node: Node): Leaf {
  if (isEntries(node) || (node.kind !== 'list' && !isEmptyBlock(node))) return refuse(node)
  const texts: string[] = []
  for (const element of node.kind === 'list' ? node.elements : []) {
    const leaf = readScalar('string', element)
    if (!('data' in leaf)) return inPart(leaf, 'element')
    texts.push(leaf.data as string)
  }
  return { data: texts }
}

/** A block; or, as JSON without a colon between two names, the second of them as the name of a member. */
function readMap(node: Node): Leaf {
  if (!isEntries(node) && node.kind !== 'object') return refuse(node)
  const members = new Map<string, Data>()
  for (const { item, skip } of isEntries(node) ? node : entriesOf(node.body.items)) {
    const { keys, value } = item
    const [key, label] = keys.slice(skip) as [WrittenKey, WrittenKey?]
    if (value.kind === 'missing') continue
    if (key.invalid !== undefined) return { unknown: 'refused', refusal: brokenKey(key) }
    const leaf = readScalar('string', label === undefined ? value : [{ item, skip: skip + 1 }])
    if (!('data' in leaf)) return inPart(leaf, 'member')
    members.set(key.value, leaf.data)
  }
  return { data: Object.fromEntries(members) }
}

function inPart({ unknown, refusal }: Refused, part: 'element' | 'member'): Refused {
  return { unknown, refusal: { ...refusal, part } }
}

/** All blocks of a driver's configuration together, as untyped values. */
export function decodeFree(blocks: readonly (readonly Item[])[], span: Span): Leaf {
  const generic = decodeItems(blocks, span)
  return generic.ok ? { data: toData(generic.value) } : { unknown: 'refused', refusal: generic.refusal }
}
