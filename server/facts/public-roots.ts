import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'
import type { CertificateParts } from './certificate-parts.ts'
import { isA, readDer, readFields, tags } from './der.ts'
import { publicRoots } from './public-roots.generated.ts'

const known: ReadonlySet<string> = new Set(publicRoots)

/** A root of the web, under whatever name and signature, or a CA that one of them issued. */
export function isPublicAuthority(parts: CertificateParts): boolean {
  const issuer = issuerPrint(parts)
  return known.has(keyPrint(parts)) || (issuer !== undefined && known.has(issuer))
}

/** The prints of a root: its key, and its name with the key identifier that the CAs below it name. */
export function printsOf(parts: CertificateParts): readonly string[] {
  const id = readDer(parts.extensions.get('2.5.29.14')?.value ?? new Uint8Array())
  const named = isA(id, tags.octetString) ? [shortPrint(concatBytes(parts.subject.bytes, id.content))] : []
  return [keyPrint(parts), ...named]
}

function keyPrint({ publicKey }: CertificateParts): string {
  return shortPrint(publicKey.bytes)
}

function issuerPrint({ issuer, extensions }: CertificateParts): string | undefined {
  const value = extensions.get('2.5.29.35')?.value
  const [id] = (value && readFields(readDer(value))) ?? []
  return isA(id, 0x80) ? shortPrint(concatBytes(issuer.bytes, id.content)) : undefined
}

/** Half of SHA-256: nothing hangs on it but telling a few hundred roots from all other CAs. */
function shortPrint(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes).subarray(0, 16))
}
