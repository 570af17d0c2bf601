import { type Der, readFields } from './der.ts'
import { latin1 } from './pem.ts'

const utcTime = 0x17
const generalizedTime = 0x18

export interface Validity {
  readonly notBefore: Date
  readonly notAfter: Date
}

/** Undefined where Go cannot read it (crypto/x509/parser.go, parseValidity). */
export function readValidity(element: Der | undefined): Validity | undefined {
  const [from, until] = readFields(element) ?? []
  const [notBefore, notAfter] = [readTime(from), readTime(until)]
  return notBefore && notAfter && { notBefore, notAfter }
}

/** Like cryptobyte, which reads more than RFC 5280 allows: other zones, and a UTCTime without seconds. */
function readTime(element: Der | undefined): Date | undefined {
  const text = element ? latin1(element.content) : ''
  const parts = patternOf(element?.tag)?.exec(text)
  if (!parts) return undefined
  const [, digits = '', month, day, hour, minute, second = '0', zone] = parts
  const year = digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 50 ? 2000 : 1900)
  const fields = [Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)] as const
  const date = new Date(0)
  date.setUTCFullYear(year, fields[0], fields[1])
  date.setUTCHours(fields[2], fields[3], fields[4])
  const offset = zoneMinutes(zone)
  // A date that there is not, such as 31 June, comes out as another.
  const real = date.getUTCMonth() === fields[0]
  if (offset === undefined || !real || fields[2] > 23 || fields[3] > 59 || fields[4] > 59) return undefined
  return new Date(date.getTime() - offset * 60_000)
}

function patternOf(tag: number | undefined): RegExp | undefined {
  if (tag === utcTime) return /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})$/
  return tag === generalizedTime ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d{4})$/ : undefined
}

/** No offset at all is written as Z, and as nothing else. */
function zoneMinutes(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(3))
  const total = hours * 60 + minutes
  if (hours > 24 || minutes > 59 || total === 0) return undefined
  return zone.startsWith('-') ? -total : total
}
