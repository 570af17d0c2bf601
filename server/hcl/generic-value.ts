/** What the library decodes a file into when told nothing about it. Integers beyond 2^53 are bigint. */
export type GenericValue = string | number | bigint | boolean | GenericValue[] | GenericMap

export type GenericMap = Map<string, GenericValue>

/** As JSON, with integers of any size written out in full. */
export function genericToJson(value: GenericValue): string {
  const parts: string[] = []
  write(value, parts)
  return parts.join('')
}

function write(value: GenericValue, parts: string[]): void {
  if (Array.isArray(value)) {
    parts.push('[')
    for (let index = 0; index < value.length; index++) {
      if (index > 0) parts.push(',')
      write(value[index] as GenericValue, parts)
    }
    parts.push(']')
  } else if (value instanceof Map) {
    parts.push('{')
    let comma = ''
    for (const [key, member] of value) {
      parts.push(comma, JSON.stringify(key.replace(/\p{Cs}/gu, '\ufffd')), ':')
      write(member, parts)
      comma = ','
    }
    parts.push('}')
  } else parts.push(typeof value === 'string' ? JSON.stringify(value) : textOf(value))
}

function textOf(value: number | bigint | boolean): string {
  return Object.is(value, -0) ? '-0' : String(value)
}
