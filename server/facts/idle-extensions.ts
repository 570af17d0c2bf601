import type { Extension } from './certificate-parts.ts'
import { type Der, integer, isA, objectIdentifier, readDer, readFields, readSequence, tags } from './der.ts'

/** Whether Go refuses the value of an extension. */
type Check = (extension: Extension) => boolean

const policyConstraints = '2.5.29.36'

/**
 * Extensions that decide nothing between agents, and that keep Go from reading the certificate where they are
 * malformed (crypto/x509/parser.go, processExtensions).
 */
const checks: ReadonlyMap<string, Check> = new Map([
  ['2.5.29.14', ({ critical, value }) => critical || !isA(readDer(value), tags.octetString)],
  ['2.5.29.31', ({ value }) => !isListOf(value, isDistributionPoint)],
  ['2.5.29.32', ({ value }) => !isListOf(value, isPolicy) || repeats(value)],
  ['2.5.29.33', ({ value }) => !isListOf(value, isPolicyMapping)],
  ['2.5.29.35', ({ critical, value }) => critical || !isKeyIdentifier(value)],
  [policyConstraints, ({ value }) => !arePolicyConstraints(value)],
  ['2.5.29.54', ({ value }) => !isCount(readDer(value))],
  ['1.3.6.1.5.5.7.1.1', ({ critical, value }) => critical || !isListOf(value, isAccessDescription)],
])

export const idleExtensions: readonly string[] = [...checks.keys()]

export function isMalformed(id: string, extension: Extension): boolean {
  return checks.get(id)?.(extension) ?? false
}

function isListOf(value: Uint8Array, isItem: (fields: readonly Der[]) => boolean): boolean {
  const items = readSequence(readDer(value))?.map((item) => readFields(item))
  return items?.every((fields) => fields !== undefined && isItem(fields)) ?? false
}

function isDistributionPoint([point]: readonly Der[]): boolean {
  if (point?.tag !== 0xa0) return true
  const [name] = readFields(point, 0xa0) ?? []
  if (!isA(name, 0xa0)) return false
  // The names are looked at up to the first that is no URI.
  const names = readFields(name, 0xa0) ?? []
  const last = names.find((item) => item.tag !== 0x86 || item.broken)
  return last?.tag !== 0x86
}

function isPolicy([id]: readonly Der[]): boolean {
  return isA(id, tags.objectIdentifier) && isIdentifier(id.content)
}

/** An identifier with parts of any size. */
function isIdentifier(content: Uint8Array): boolean {
  if (content.length === 0 || (content.at(-1) ?? 0) & 0x80) return false
  return content.every((byte, index) => byte !== 0x80 || ((content[index - 1] ?? 0) & 0x80) !== 0)
}

function repeats(value: Uint8Array): boolean {
  const ids = (readSequence(readDer(value)) ?? []).map((item) => readFields(item)?.[0]?.content.join())
  return new Set(ids).size < ids.length
}

function isPolicyMapping([issuer, subject]: readonly Der[]): boolean {
  return isA(issuer, tags.objectIdentifier) && isA(subject, tags.objectIdentifier)
}

function isKeyIdentifier(value: Uint8Array): boolean {
  const fields = readFields(readDer(value))
  const [id] = fields ?? []
  return fields !== undefined && (id?.tag !== 0x80 || !id.broken)
}

function arePolicyConstraints(value: Uint8Array): boolean {
  const [...fields] = readFields(readDer(value)) ?? [undefined]
  if (fields[0] === undefined) return fields.length === 0
  for (const tag of [0x80, 0x81]) {
    if (fields[0]?.tag === tag && !isCount({ ...(fields.shift() as Der), tag: tags.integer })) return false
  }
  return true
}

/** A number that Go can count with: eight bytes, of any sign. */
function isCount(element: Der | undefined): boolean {
  const bytes = integer(element)
  return bytes !== undefined && bytes.length <= 8
}

function isAccessDescription([method, location]: readonly Der[]): boolean {
  return objectIdentifier(method) !== undefined && (location?.tag !== 0x86 || !location.broken)
}
