import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { tags } from '../server/facts/der.ts'
import { writeDer, writeObjectIdentifier } from '../server/facts/der-write.ts'

/** A key pair, and what may be said of it. */
export interface Keys {
  readonly kind: KeyKind
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

export type KeyKind = 'p224' | 'p256' | 'p384' | 'p521' | 'rsa768' | 'rsa1024' | 'rsa2048' | 'ed25519'

export function generateKeys(kind: KeyKind): Keys {
  if (kind === 'ed25519') return { kind, ...generateKeyPairSync('ed25519') }
  if (kind === 'rsa768' || kind === 'rsa1024' || kind === 'rsa2048')
    return { kind, ...generateKeyPairSync('rsa', { modulusLength: Number(kind.slice(3)) }) }
  const namedCurve = { p224: 'secp224r1', p256: 'prime256v1', p384: 'secp384r1', p521: 'secp521r1' }[kind]
  return { kind, ...generateKeyPairSync('ec', { namedCurve }) }
}

export interface Extension {
  readonly id: string
  readonly critical: boolean
  readonly value: Uint8Array
}

/** Every field of a certificate, said in full: tools refuse to issue most of what is asked for here. */
export interface Order {
  readonly subject: string
  readonly keys: Keys
  readonly issuer: { readonly subject: string; readonly keys: Keys }
  readonly version: 1 | 3
  readonly notBefore: Date
  readonly notAfter: Date
  readonly hash: 'sha1' | 'sha256' | 'sha384'
  readonly extensions: readonly Extension[]
  readonly serial: number
}

export interface Forged {
  readonly order: Order
  readonly der: Uint8Array
}

/** A certificate by the letter of the order, good or bad. */
export function forge(order: Order): Forged {
  const { issuer, keys, notBefore, notAfter } = order
  const algorithm = signatureAlgorithm(order)
  const fields = [
    ...(order.version === 3 ? [writeDer(0xa0, integer(2))] : []),
    integer(order.serial),
    algorithm,
    name(issuer.subject),
    sequence(time(notBefore), time(notAfter)),
    name(order.subject),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    ...(order.version === 3 && order.extensions.length > 0 ? [extensions(order.extensions)] : []),
  ]
  const signed = sequence(...fields)
  const hash = issuer.keys.kind === 'ed25519' ? null : order.hash
  const signature = sign(hash, signed, issuer.keys.privateKey)
  return { order, der: sequence(signed, algorithm, bits(signature)) }
}

export function pem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

export function keyPem({ privateKey }: Keys): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export function basicConstraints(isCa: boolean, pathLength?: number): Extension {
  const fields = [
    ...(isCa ? [writeDer(0x01, Uint8Array.of(0xff))] : []),
    ...(pathLength === undefined ? [] : [integer(pathLength)]),
  ]
  return { id: '2.5.29.19', critical: true, value: sequence(...fields) }
}

/** Bits from the first: 0 digitalSignature, 2 keyEncipherment, 5 keyCertSign, 6 cRLSign. */
export function keyUsage(...numbers: readonly number[]): Extension {
  const byte = numbers.reduce((sum, number) => sum | (0x80 >> number), 0)
  return { id: '2.5.29.15', critical: true, value: writeDer(tags.bitString, Uint8Array.of(0, byte)) }
}

export function extendedKeyUsage(...ids: readonly string[]): Extension {
  return { id: '2.5.29.37', critical: false, value: sequence(...ids.map(writeObjectIdentifier)) }
}

/** Names as `dns:a.b`, `ip:127.0.0.1`, `email:a@b.c`, `uri:spiffe://a/b`. */
export function alternativeNames(names: readonly string[], critical = false): Extension {
  return { id: '2.5.29.17', critical, value: sequence(...names.map((text) => generalName(text, false))) }
}

export function nameConstraints(
  permitted: readonly string[],
  excluded: readonly string[],
  critical = true,
): Extension {
  const trees = (tag: number, names: readonly string[]) =>
    names.length > 0 ? [writeDer(tag, ...names.map((text) => sequence(generalName(text, true))))] : []
  return { id: '2.5.29.30', critical, value: sequence(...trees(0xa0, permitted), ...trees(0xa1, excluded)) }
}

export function keyIdentifiers(own: Keys, issuer: Keys | undefined): readonly Extension[] {
  const subject = { id: '2.5.29.14', critical: false, value: writeDer(tags.octetString, keyId(own)) }
  const authority = issuer && {
    id: '2.5.29.35',
    critical: false,
    value: sequence(writeDer(0x80, keyId(issuer))),
  }
  return authority ? [subject, authority] : [subject]
}

function keyId({ publicKey }: Keys): Uint8Array {
  return createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()
}

function generalName(text: string, isConstraint: boolean): Uint8Array {
  const kind = text.slice(0, text.indexOf(':'))
  const value = text.slice(kind.length + 1)
  const tag = { email: 0x81, dns: 0x82, uri: 0x86, ip: 0x87 }[kind]
  if (tag === undefined) return writeDer(0xa4, name(value))
  if (kind !== 'ip') return writeDer(tag, Buffer.from(value, 'latin1'))
  const [address = '', length = '32'] = value.split('/')
  const mask = (0xffffffff << (32 - Number(length))) >>> 0
  const bytes = address.split('.').map(Number)
  const maskBytes = [24, 16, 8, 0].map((shift) => (mask >>> shift) & 0xff)
  return writeDer(tag, Uint8Array.from(isConstraint ? [...bytes, ...maskBytes] : bytes))
}

/** Of a common name alone; none at all for `''`. */
function name(commonName: string): Uint8Array {
  if (commonName === '') return sequence()
  const text = writeDer(0x0c, Buffer.from(commonName))
  return sequence(writeDer(0x31, sequence(writeObjectIdentifier('2.5.4.3'), text)))
}

function extensions(list: readonly Extension[]): Uint8Array {
  const written = list.map(({ id, critical, value }) => {
    const flag = critical ? [writeDer(0x01, Uint8Array.of(0xff))] : []
    return sequence(writeObjectIdentifier(id), ...flag, writeDer(tags.octetString, value))
  })
  return writeDer(0xa3, sequence(...written))
}

function signatureAlgorithm({ issuer: { keys }, hash }: Order): Uint8Array {
  const number = { sha1: 5, sha256: 11, sha384: 12 }[hash]
  if (keys.kind === 'ed25519') return sequence(writeObjectIdentifier('1.3.101.112'))
  if (keys.kind.startsWith('rsa'))
    return sequence(writeObjectIdentifier(`1.2.840.113549.1.1.${number}`), Uint8Array.of(5, 0))
  const ecdsa = { sha1: '1', sha256: '3.2', sha384: '3.3' }[hash]
  return sequence(writeObjectIdentifier(`1.2.840.10045.4.${ecdsa}`))
}

function sequence(...contents: readonly Uint8Array[]): Uint8Array {
  return writeDer(tags.sequence, ...contents)
}

function integer(number: number): Uint8Array {
  const digits = [number & 0xff]
  for (let rest = number >>> 8; rest > 0; rest >>>= 8) digits.unshift(rest & 0xff)
  if ((digits[0] ?? 0) > 0x7f) digits.unshift(0)
  return writeDer(tags.integer, Uint8Array.from(digits))
}

function bits(bytes: Uint8Array): Uint8Array {
  return writeDer(tags.bitString, Uint8Array.of(0), bytes)
}

/** UTCTime until 2049, GeneralizedTime from 2050 on (RFC 5280, 4.1.2.5). */
function time(date: Date): Uint8Array {
  const text = date.toISOString().replaceAll(/[-:T]|\.\d+/g, '')
  const short = date.getUTCFullYear() < 2050
  return writeDer(short ? 0x17 : 0x18, Buffer.from(short ? text.slice(2) : text))
}
