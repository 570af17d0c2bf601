import type { Value } from '../hcl/tree.ts'
import type { Key } from '../keys/key.ts'
import { isTemplate } from './template.ts'
import type { Data } from './values.ts'

export type Leaf = { readonly data: Data } | { readonly unknown: 'template' | 'refused' }

const refused: Leaf = { unknown: 'refused' }

/**
 * One value as Nomad's decoding into its configuration structs takes it: weakly typed, and refusing some of
 * what looks harmless (hashicorp/hcl decoder.go; mapstructure's weak decoding for `consul` and `vault`).
 */
export function decodeLeaf(key: Key, value: Value): Leaf {
  if (value.kind === 'missing') return refused
  if ((value.kind === 'string' || value.kind === 'number') && value.invalid !== undefined) return refused
  if (holdsTemplate(value)) return { unknown: 'template' }
  const data = readers[key.type](value, key.weak === true)
  return data === undefined ? refused : { data }
}

type Reader = (value: Value, weak: boolean) => Data | undefined

const readers: Readonly<Record<Key['type'], Reader>> = {
  string: readString,
  duration: readString,
  bool: readBool,
  int: readInteger,
  float: (value) => (value.kind === 'number' ? Number(value.value) : undefined),
  list: readList,
  map: readMap,
  free: readFree,
  block: () => undefined,
}

function holdsTemplate(value: Value): boolean {
  if (value.kind === 'string') return isTemplate(value.value)
  if (value.kind === 'list') return value.elements.some(holdsTemplate)
  return false
}

function readString(value: Value, weak: boolean): string | undefined {
  if (value.kind === 'string') return value.value
  if (value.kind === 'number') return value.text
  if (value.kind === 'bool') return weak ? (value.value ? '1' : '0') : String(value.value)
  return undefined
}

/** hcl's decodeBool lower-cases and takes four words; mapstructure goes by strconv.ParseBool. */
function readBool(value: Value, weak: boolean): boolean | undefined {
  if (value.kind === 'bool') return value.value
  if (value.kind === 'number') {
    if (weak) return Number(value.value) !== 0
    return value.text === '1' ? true : value.text === '0' ? false : undefined
  }
  if (value.kind !== 'string' || (value.heredoc && !weak)) return undefined
  const text = weak ? value.value : value.value.toLowerCase()
  if (text === '1' || text === 'true') return true
  if (text === '0' || text === 'false') return false
  if (!weak) return undefined
  if (['t', 'T', 'TRUE', 'True'].includes(text)) return true
  return ['', 'f', 'F', 'FALSE', 'False'].includes(text) ? false : undefined
}

function readInteger(value: Value, weak: boolean): number | bigint | undefined {
  if (value.kind === 'number') {
    if (value.float) return weak ? Math.trunc(Number(value.value)) : undefined
    return value.value
  }
  if (value.kind === 'bool') return weak ? Number(value.value) : undefined
  if (value.kind !== 'string') return undefined
  if (value.value === '') return weak ? 0 : undefined
  return readGoInteger(value.value)
}

/** strconv.ParseInt with base 0: prefixes, underscores between digits, a sign. */
function readGoInteger(text: string): number | bigint | undefined {
  const match = /^([+-]?)(0[xX][\da-fA-F_]+|0[oO]?[0-7_]*|0[bB][01_]+|[1-9][\d_]*)$/.exec(text)
  if (!match || /__|_$/.test(text)) return undefined
  const digits = (match[2] as string).replaceAll('_', '')
  const octal = /^0[0-7]+$/.test(digits)
  const size = BigInt(octal ? `0o${digits.slice(1)}` : digits)
  const value = match[1] === '-' ? -size : size
  if (BigInt.asIntN(64, value) !== value) return undefined
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}

function readList(value: Value, weak: boolean): readonly string[] | undefined {
  if (value.kind === 'list') {
    const texts = value.elements.map((element) => readString(element, weak))
    return texts.includes(undefined) ? undefined : (texts as string[])
  }
  // An empty object decodes into an empty list.
  if (value.kind === 'object' && value.body.items.length === 0) return []
  const single = weak ? readString(value, weak) : undefined
  return single === undefined ? undefined : [single]
}

function readMap(value: Value): { readonly [key: string]: Data } | undefined {
  if (value.kind !== 'object') return undefined
  const map: Record<string, Data> = {}
  for (const item of value.body.items) {
    const text = item.keys.length === 1 ? readString(item.value, false) : undefined
    if (text === undefined) return undefined
    map[(item.keys[0] as { value: string }).value] = text
  }
  return map
}

function readFree(value: Value): Data | undefined {
  if (value.kind === 'string' || value.kind === 'bool' || value.kind === 'number') return value.value
  if (value.kind === 'list') {
    const elements = value.elements.map(readFree)
    return elements.includes(undefined) ? undefined : (elements as Data[])
  }
  if (value.kind !== 'object') return undefined
  const map: Record<string, Data> = {}
  for (const item of value.body.items) {
    const inner = readFree(item.value)
    if (inner === undefined) continue
    const [last, ...outer] = item.keys.map((key) => key.value).reverse() as [string, ...string[]]
    map[outer.at(-1) ?? last] = outer.reduce<Data>(
      (data, label, index) => (index === outer.length - 1 ? { [last]: data } : { [label]: data }),
      inner,
    )
  }
  return map
}
