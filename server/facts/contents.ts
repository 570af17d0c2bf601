import { objectIdentifier, readDer, readSequence, tags } from './der.ts'
import { latin1, type Pem, type PemBlock } from './pem.ts'
import { readPrivateKey } from './private-key.ts'

/** What a file holds, in words that fit behind "holds": `a certificate request`, `an HTML page`, `nothing`. */
export function describeContents(bytes: Uint8Array, pem: Pem): string {
  if (pem.blocks.length > 0) return describeBlocks(pem.blocks)
  const [damaged] = pem.damaged
  if (damaged) return describeDamaged(bytes, damaged)
  if (bytes.length === 0) return 'nothing'
  const magic = magics.find(([first]) => first.every((byte, index) => bytes[index] === byte))
  if (magic) return magic[1]
  if (bytes[0] === tags.sequence) return describeDer(bytes) ?? 'binary data'
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return 'UTF-16 text'
  return describeText(bytes)
}

/** What files begin with that are not text. */
const magics: readonly (readonly [first: readonly number[], words: string])[] = [
  [[0xfe, 0xed, 0xfe, 0xed], 'a Java keystore'],
  [[0xce, 0xce, 0xce, 0xce], 'a Java keystore'],
  // Lengths may be left open, which DER does not allow.
  [[0x30, 0x80, 0x02, 0x01, 0x03], 'a PKCS#12 bundle'],
  [[0x30, 0x80, 0x06, 0x09], 'a PKCS#7 bundle'],
  [[0x1f, 0x8b], 'a gzip archive'],
  [[0x50, 0x4b, 0x03, 0x04], 'a zip archive'],
]

function describeDamaged(bytes: Uint8Array, { type, problem }: Pem['damaged'][number]): string {
  const beginning = latin1(bytes.subarray(0, 100)).trimStart()
  if (/^-----BEGIN [A-Z0-9 ]+-----\\n/.test(beginning))
    return String.raw`PEM whose line breaks are written as \n`
  // The armour of PGP looks like PEM, but for a checksum at its end.
  return pgpWords(type) ?? `a damaged ${blockName(type)} block (${problem})`
}

function pgpWords(type: string): string | undefined {
  if (type.startsWith('PGP PUBLIC KEY')) return 'a PGP public key'
  if (type.startsWith('PGP PRIVATE KEY')) return 'a PGP private key'
  return type.startsWith('PGP ') ? 'a PGP message' : undefined
}

const blockWords: Readonly<Record<string, string>> = {
  CERTIFICATE: 'a certificate',
  'X509 CERTIFICATE': 'a certificate under the old label X509 CERTIFICATE',
  'TRUSTED CERTIFICATE': "a certificate in OpenSSL's own TRUSTED form",
  'CERTIFICATE REQUEST': 'a certificate request',
  'NEW CERTIFICATE REQUEST': 'a certificate request',
  'X509 CRL': 'a revocation list',
  'PUBLIC KEY': 'a public key',
  'RSA PUBLIC KEY': 'a public key',
  'ENCRYPTED PRIVATE KEY': 'an encrypted private key',
  'OPENSSH PRIVATE KEY': 'an OpenSSH private key',
  'EC PARAMETERS': 'curve parameters',
  'DH PARAMETERS': 'Diffie-Hellman parameters',
  PKCS7: 'a PKCS#7 bundle',
  CMS: 'a PKCS#7 bundle',
  PKCS12: 'a PKCS#12 bundle',
}

/** Go takes any block of this label for a key. */
export function isPrivateKeyLabel(type: string): boolean {
  return type === 'PRIVATE KEY' || type.endsWith(' PRIVATE KEY')
}

function describeBlock({ type, encrypted }: PemBlock): string {
  const words = Object.hasOwn(blockWords, type) ? blockWords[type] : undefined
  if (words) return words
  if (isPrivateKeyLabel(type)) return encrypted ? 'an encrypted private key' : 'a private key'
  const name = blockName(type)
  const pgp = pgpWords(type)
  if (pgp) return pgp
  return name === 'PEM' ? 'a PEM block of another kind' : `a block labelled ${name}`
}

function describeBlocks(blocks: readonly PemBlock[]): string {
  const counts = new Map<string, number>()
  for (const block of blocks) {
    const words = describeBlock(block)
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const parts = [...counts].map(([words, count]) =>
    count > 1 && words === 'a certificate' ? `${count} certificates` : words,
  )
  if (parts.length > 4) parts.splice(3, parts.length, 'other blocks')
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? 'nothing')
}

/** A label comes from the file, so only what a label may have is repeated, and not much of it. */
function blockName(type: string): string {
  // A key whose line breaks were lost stands on the line of its label: only words that labels are made of are told.
  const words = type.split(' ').filter((word) => labelWords.has(word))
  return words.length > 0 ? words.join(' ') : 'PEM'
}

const labelWords: ReadonlySet<string> = new Set(
  'X509 X.509 CERTIFICATE CERTIFICATES REQUEST NEW TRUSTED CRL ATTRIBUTE PRIVATE PUBLIC KEY RSA EC DSA DH ANY ENCRYPTED OPENSSH SSH2 PKCS7 PKCS #7 SIGNED DATA CMS PARAMETERS PGP MESSAGE BLOCK SIGNATURE'.split(
    ' ',
  ),
)

/** DER begins alike; the second and third level tell the kinds apart. */
function describeDer(bytes: Uint8Array): string | undefined {
  const outer = readSequence(readDer(bytes))
  const [first, second, third] = outer ?? []
  if (!first) return undefined
  const inner = readSequence(first) ?? []
  if (inner.length === 2 && first.tag === tags.sequence && second?.tag === tags.octetString) {
    return 'an encrypted private key in DER form'
  }
  if (third?.tag === tags.bitString) {
    return inner.length >= 6 ? 'a certificate in DER form' : 'a certificate request in DER form'
  }
  if (second?.tag === tags.bitString) return 'a public key in DER form'
  if (first.tag === tags.objectIdentifier) return 'a PKCS#7 bundle'
  if (first.tag !== tags.integer) return undefined
  const isPkcs12 =
    first.content[0] === 3 && objectIdentifier(readSequence(second)?.[0])?.startsWith('1.2.840.113549.1.7')
  if (isPkcs12) return 'a PKCS#12 bundle'
  return readPrivateKey(bytes) && 'a private key in DER form'
}

function describeText(bytes: Uint8Array): string {
  // The kind shows at the beginning; the rest is not looked at.
  const text = latin1(bytes.subarray(0, 4096)).replace(/^\xef\xbb\xbf/, '')
  const start = text.trimStart()
  if (start === '' && bytes.length <= 4096) return 'nothing but white space'
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return 'an HTML page'
  if (/^<\?xml\b/i.test(start)) return 'an XML document'
  if (/^[[{]/.test(start)) return 'JSON'
  if (/^(?:ssh-|ecdsa-sha2-|sk-ssh-|sk-ecdsa-)/.test(start)) return 'an OpenSSH public key'
  if (start.startsWith('---- BEGIN SSH2 PUBLIC KEY')) return 'an SSH public key'
  if (start.startsWith('$ANSIBLE_VAULT;')) return 'a file that Ansible Vault encrypted'
  if (start.startsWith('LS0tLS1CRUdJTi')) return 'PEM that is encoded in base64 once more'
  if (start.startsWith('PuTTY-User-Key-File')) return 'a PuTTY key'
  if (start.startsWith('version https://git-lfs')) return 'a Git LFS pointer'
  if (bytes.subarray(0, 4096).some(isControl)) return 'binary data'
  if (/^MI[A-Za-z0-9+/=\s]+$/.test(start)) return 'base64 without its BEGIN and END lines'
  return 'text'
}

/** A control character that text does not have: all but white space and escape. */
function isControl(byte: number): boolean {
  return byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b
}
