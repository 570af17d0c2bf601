import { decodeBlocks, type GenericMap, type GenericValue } from '../hcl/generic.ts'
import type { Item, Key, Value } from '../hcl/tree.ts'
import type { Span } from '../text/span.ts'
import type { Refusal } from './leaf.ts'
import type { Data } from './values.ts'

export type GenericItems =
  | { readonly ok: true; readonly value: GenericMap }
  | { readonly ok: false; readonly refusal: Refusal }

/** The items of blocks, one after the other, as the library decodes them when told nothing about their types. */
export function decodeItems(blocks: readonly (readonly Item[])[], span: Span): GenericItems {
  for (const items of blocks) {
    const broken = brokenText(items)
    if (broken !== undefined) return { ok: false, refusal: broken }
  }
  const generic = decodeBlocks(blocks, span)
  if (generic.ok) return { ok: true, value: generic.value as GenericMap }
  return { ok: false, refusal: { span: generic.problem.span, reason: generic.problem.message } }
}

/** The first text that Nomad's library panics over when it resolves the escapes in it. */
function brokenText(items: readonly Item[]): Refusal | undefined {
  for (const { keys, value } of items) {
    for (const key of keys) if (key.invalid !== undefined) return brokenKey(key)
    const broken = brokenValue(value)
    if (broken !== undefined) return broken
  }
  return undefined
}

/** The library resolves the escapes of every name it looks at, and panics where it cannot. */
export function brokenKey({ span, invalid = '' }: Key): Refusal & { readonly reason: string } {
  return { span, reason: `Nomad cannot read this key: ${invalid}.`, crashes: true }
}

function brokenValue(value: Value): Refusal | undefined {
  if (value.kind === 'string' && value.invalid !== undefined)
    return { span: value.span, reason: `Nomad cannot read this string: ${value.invalid}.`, crashes: true }
  if (value.kind === 'object') return brokenText(value.body.items)
  if (value.kind !== 'list') return undefined
  for (const element of value.elements) {
    const broken = brokenValue(element)
    if (broken !== undefined) return broken
  }
  return undefined
}

export function toData(value: GenericValue): Data {
  if (Array.isArray(value)) return value.map(toData)
  if (!(value instanceof Map)) return value
  return Object.fromEntries([...value].map(([name, member]) => [name, toData(member)]))
}
