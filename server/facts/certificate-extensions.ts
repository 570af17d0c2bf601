import { type AlternativeNames, readAlternativeNames } from './alternative-names.ts'
import type { Extension } from './certificate-parts.ts'
import {
  bits,
  boolean,
  objectIdentifier,
  readDer,
  readFields,
  readSequence,
  smallInteger,
  tags,
} from './der.ts'
import { idleExtensions, isMalformed } from './idle-extensions.ts'
import { type ConstraintExtension, readNameConstraints } from './name-constraints.ts'

/** What the extensions of a certificate say, as far as Go goes by it; absent what has no extension. */
export interface ExtensionValues {
  readonly names: AlternativeNames | undefined
  readonly basicConstraints: BasicConstraints | undefined
  readonly keyUsages: readonly string[] | undefined
  readonly extendedKeyUsages: readonly string[] | undefined
  readonly nameConstraints: ConstraintExtension | undefined
  /** Dotted identifiers of critical extensions that Go does not know: it refuses every chain with one. */
  readonly unhandledCritical: readonly string[]
}

interface BasicConstraints {
  readonly isCa: boolean
  /** How many CAs may stand between this one and the leaf; absent where that is not limited. */
  readonly pathLength: number | undefined
}

const ids = {
  keyUsage: '2.5.29.15',
  names: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  extendedKeyUsage: '2.5.29.37',
} as const

type Extensions = ReadonlyMap<string, Extension>

/** In words where one cannot be read: Go refuses the certificate for it (crypto/x509/parser.go, processExtensions). */
export function readExtensionValues(extensions: Extensions): ExtensionValues | string {
  const names = valueOf(extensions, ids.names, readAlternativeNames)
  if (typeof names === 'string') return names
  const basicConstraints = valueOf(extensions, ids.basicConstraints, readBasicConstraints)
  if (typeof basicConstraints === 'string') return basicConstraints
  const keyUsages = valueOf(extensions, ids.keyUsage, readKeyUsages)
  if (typeof keyUsages === 'string') return keyUsages
  const extendedKeyUsages = valueOf(extensions, ids.extendedKeyUsage, readExtendedKeyUsages)
  if (typeof extendedKeyUsages === 'string') return extendedKeyUsages
  const nameConstraints = valueOf(extensions, ids.nameConstraints, readNameConstraints)
  if (typeof nameConstraints === 'string') return nameConstraints
  const malformed = [...extensions].find(([id, extension]) => isMalformed(id, extension))
  if (malformed) return `its extension ${malformed[0]} cannot be read`

  const read = { names, basicConstraints, keyUsages, extendedKeyUsages, nameConstraints }
  return { ...read, unhandledCritical: unhandledOf(extensions, names, nameConstraints) }
}

function valueOf<T>(extensions: Extensions, id: string, read: (value: Uint8Array) => T): T | undefined {
  const extension = extensions.get(id)
  return extension && read(extension.value)
}

function unhandledOf(
  extensions: Extensions,
  names: AlternativeNames | undefined,
  constraints: ConstraintExtension | undefined,
): readonly string[] {
  const handled = new Set<string>([...Object.values(ids), ...idleExtensions])
  if (names && [names.dns, names.ip, names.email, names.uri].every(({ length }) => length === 0))
    handled.delete(ids.names)
  if (constraints?.otherKinds) handled.delete(ids.nameConstraints)
  return [...extensions].flatMap(([id, { critical }]) => (critical && !handled.has(id) ? [id] : []))
}

function readBasicConstraints(value: Uint8Array): BasicConstraints | string {
  const [...fields] = readFields(readDer(value)) ?? [undefined]
  const isCa = fields[0]?.tag === tags.boolean ? boolean(fields.shift()) : false
  const limited = fields[0]?.tag === tags.integer
  const pathLength = limited ? smallInteger(fields[0]) : undefined
  const unread = readDer(value)?.tag !== tags.sequence || (limited && pathLength === undefined)
  return isCa === undefined || unread ? 'its basic constraints cannot be read' : { isCa, pathLength }
}

/** In the order of their bits. */
const usageNames = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
]

function readKeyUsages(value: Uint8Array): readonly string[] | string {
  const read = bits(readDer(value))
  if (!read) return 'its key usages cannot be read'
  return usageNames.filter((_, bit) => (read.bytes[bit >> 3] ?? 0) & (0x80 >> (bit & 7)))
}

function readExtendedKeyUsages(value: Uint8Array): readonly string[] | string {
  const usages = readSequence(readDer(value))?.map(objectIdentifier)
  return usages?.every((usage) => usage !== undefined) ? usages : 'its extended key usages cannot be read'
}
