import { type Der, objectIdentifier, readFields, readSequence, tags } from './der.ts'
import { latin1 } from './pem.ts'

/** A subject or issuer. */
export interface DistinguishedName {
  /** `CN=server.global.nomad, O=Example`, in the order of the certificate; empty where the name is. */
  readonly text: string
  /** Of several, the last: Go keeps that one (crypto/x509/pkix, FillFromRDNSequence). */
  readonly commonName: string | undefined
}

interface Attribute {
  readonly type: string
  readonly value: string
}

const commonName = '2.5.4.3'

/** The short names of RFC 4514 and what else is common; others are written as dotted identifiers. */
const shortNames: ReadonlyMap<string, string> = new Map([
  [commonName, 'CN'],
  ['2.5.4.4', 'SN'],
  ['2.5.4.5', 'serialNumber'],
  ['2.5.4.6', 'C'],
  ['2.5.4.7', 'L'],
  ['2.5.4.8', 'ST'],
  ['2.5.4.9', 'STREET'],
  ['2.5.4.10', 'O'],
  ['2.5.4.11', 'OU'],
  ['2.5.4.12', 'title'],
  ['2.5.4.17', 'postalCode'],
  ['2.5.4.42', 'GN'],
  ['0.9.2342.19200300.100.1.1', 'UID'],
  ['0.9.2342.19200300.100.1.25', 'DC'],
  ['1.2.840.113549.1.9.1', 'emailAddress'],
])

/** Undefined where Go cannot read it (crypto/x509/parser.go, parseName). */
export function readName(element: Der | undefined): DistinguishedName | undefined {
  const sets = readSequence(element)?.map(readRelativeName)
  if (!sets?.every((set) => set !== undefined)) return undefined
  const text = sets.map((set) => set.map(attributeText).join('+')).join(', ')
  const names = sets.flat().filter(({ type }) => type === commonName)
  return { text, commonName: names.at(-1)?.value }
}

function readRelativeName(set: Der): readonly Attribute[] | undefined {
  const attributes = readSequence(set, tags.set)?.map((attribute) => {
    const [id, content] = readFields(attribute) ?? []
    const type = objectIdentifier(id)
    const value = content && !content.broken ? readString(content) : undefined
    return type === undefined || value === undefined ? undefined : { type, value }
  })
  return attributes?.every((attribute) => attribute !== undefined) ? attributes : undefined
}

/** RFC 4514, 2.4: what has a meaning in the text of a name stands behind a backslash. */
function attributeText({ type, value }: Attribute): string {
  const escaped = value.replaceAll(/[\\",+;<>]|^[ #]| $/g, String.raw`\$&`)
  return `${shortNames.get(type) ?? type}=${escaped}`
}

/** Undefined where the bytes are none of their type (crypto/x509/parser.go, parseASN1String). */
function readString({ tag, content }: Der): string | undefined {
  const text = latin1(content)
  switch (tag) {
    case 0x0c:
      return readUtf8(content)
    case 0x12:
      return /^[0-9 ]*$/.test(text) ? text : undefined
    case 0x13:
      return /^[a-zA-Z0-9'()+,\-./ :=?*&]*$/.test(text) ? text : undefined
    case 0x14:
      return text
    case 0x16:
      return isAscii(content) ? text : undefined
    case 0x1e:
      return readBasicPlane(content)
    default:
      return undefined
  }
}

function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Two bytes a character, without surrogates and what Unicode reserves. */
function readBasicPlane(bytes: Uint8Array): string | undefined {
  if (bytes.length % 2 !== 0) return undefined
  let text = ''
  for (let index = 0; index < bytes.length; index += 2) {
    const code = ((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0)
    const reserved =
      code >= 0xfffe || (code >= 0xfdd0 && code <= 0xfdef) || (code >= 0xd800 && code <= 0xdfff)
    const isTerminator = code === 0 && index === bytes.length - 2
    if (reserved) return undefined
    if (!isTerminator) text += String.fromCharCode(code)
  }
  return text
}

export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80)
}
