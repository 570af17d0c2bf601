import type { GenericMap, GenericValue } from '../hcl/generic.ts'
import { readLike } from '../hcl/scalars.ts'
import type { Key } from '../keys/key.ts'
import { isTemplate } from './template.ts'
import type { Data } from './values.ts'

type Reader = (value: GenericValue) => Data | undefined

const readers: Readonly<Partial<Record<Key['type'], Reader>>> = {
  bool: readBool,
  int: readInteger,
  list: readList,
  map: readMap,
}

/** What mapstructure's `WeakDecode` makes of a value where one of this type is wanted; undefined where it errs. */
export function decodeWeakly(type: Key['type'], value: GenericValue): Data | undefined {
  return (readers[type] ?? readText)(value)
}

export function isTemplated(value: GenericValue): boolean {
  if (typeof value === 'string') return isTemplate(value)
  return Array.isArray(value) && value.some(isTemplated)
}

/** What stands there, for a message. */
export function describeWeak(value: GenericValue): string {
  if (value instanceof Map) return 'a block'
  if (Array.isArray(value))
    return value.length > 0 && value.every((element) => element instanceof Map) ? 'a block' : 'a list'
  if (typeof value === 'boolean') return 'true or false'
  return typeof value === 'string' ? 'text' : 'a number'
}

function readText(value: GenericValue): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'bigint') return String(value)
  return typeof value === 'number' ? formatNumber(value) : undefined
}

/** Go's `FormatFloat(value, 'f', -1, 64)`: never an exponent. */
function formatNumber(value: number): string {
  if (Object.is(value, -0)) return '-0'
  const text = String(value)
  const match = /^(-?)(\d)(?:\.(\d+))?e([-+]\d+)$/.exec(text)
  if (match === null) return text
  const [, sign = '', head = '', tail = '', power = '0'] = match
  const digits = head + tail
  const point = 1 + Number(power)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}

/** strconv.ParseBool, and empty for false. */
function readBool(value: GenericValue): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value) !== 0
  if (typeof value !== 'string') return undefined
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value)) return true
  return ['', '0', 'f', 'F', 'false', 'FALSE', 'False'].includes(value) ? false : undefined
}

/** As Go converts on amd64: what does not fit is the smallest integer. */
function truncated(value: number): number | bigint {
  const whole = Math.trunc(value)
  if (Number.isSafeInteger(whole)) return whole
  return Math.abs(whole) < 2 ** 63 ? BigInt(whole) : -(2n ** 63n)
}

function readInteger(value: GenericValue): number | bigint | undefined {
  if (typeof value === 'boolean') return Number(value)
  if (typeof value === 'number') return truncated(value)
  if (typeof value === 'bigint') return value
  if (typeof value !== 'string') return undefined
  if (value === '') return 0
  const text = { kind: 'string' as const, span: { start: 0, end: 0 }, heredoc: false, value }
  return readLike('int', text) as number | bigint | undefined
}

/** What is no list becomes the one element of a list. */
function readList(value: GenericValue): readonly string[] | undefined {
  const texts = (Array.isArray(value) ? value : [value]).map(readText)
  return texts.includes(undefined) ? undefined : (texts as string[])
}

/** A list of maps, which is what a block is at this point, is merged into one. */
function readMap(value: GenericValue): Data | undefined {
  const maps = Array.isArray(value) ? value : [value]
  if (!maps.every((map) => map instanceof Map)) return undefined
  const members = maps.flatMap((map: GenericMap) => [...map])
  const texts = members.map(([name, member]) => [name, readText(member)] as const)
  return texts.some(([, text]) => text === undefined)
    ? undefined
    : Object.fromEntries(texts as [string, string][])
}
