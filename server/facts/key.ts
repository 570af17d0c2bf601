import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { type Known, unknown } from '../host.ts'
import type { Certificate, KeyFile } from './certificate.ts'
import { certificateParts } from './certificate-parts.ts'
import { describeContents, isPrivateKeyLabel } from './contents.ts'
import { sameBytes } from './der.ts'
import { belongsTo } from './key-match.ts'
import { type PemBlock, readPem } from './pem.ts'
import { type PrivateKey, readPrivateKey } from './private-key.ts'

export interface KeyInspection {
  readonly file: KeyFile
  readonly matches: Known<boolean>
  /** The first of the other certificates that the key belongs to; only where it is not the leaf's. */
  readonly owner?: Certificate
  /** Tells whether two files hold the same key; nothing else can be got from it. */
  readonly digest?: string
}

/**
 * What may be said of a private key file: all of it as Go's `tls.LoadX509KeyPair` takes it. The key stays inside:
 * neither the result nor any error holds a part of it.
 */
export async function inspectKey(
  bytes: Uint8Array,
  certificate: Certificate | undefined,
  others: readonly Certificate[] = [],
): Promise<KeyInspection> {
  const pem = readPem(bytes)
  const block = pem.blocks.find(({ type }) => isPrivateKeyLabel(type))
  const contents = describeContents(bytes, pem)
  if (!block || isEncrypted(block)) {
    const file = { keyType: undefined, encrypted: block !== undefined, contents }
    return { file, matches: unknown('unsupported') }
  }
  const key = readPrivateKey(block.bytes)
  if (!key) {
    const file = { keyType: undefined, encrypted: false, contents: unreadableContents(block) }
    return { file, matches: unknown('unsupported') }
  }
  const matches = await match(key, certificate)
  const owner = matches.known && !matches.value ? await ownerOf(key, others) : undefined
  const file = { keyType: key.type, encrypted: false, contents }
  return { file, matches, ...digestOf(key), ...(owner && { owner }) }
}

/** The certificates whose private key stands in a file, in whatever block of it that is not encrypted. */
export async function keyOwners(
  bytes: Uint8Array,
  certificates: readonly Certificate[],
): Promise<readonly Certificate[]> {
  const blocks = readPem(bytes).blocks.filter((block) => isPrivateKeyLabel(block.type) && !isEncrypted(block))
  const owners = await Promise.all(
    blocks.slice(0, ownerLimit).map(async (block) => {
      const key = readPrivateKey(block.bytes)
      return (
        key &&
        ownerOf(
          key,
          certificates.filter((certificate) => mayOwn(certificate, key)),
        )
      )
    }),
  )
  return owners.filter((owner) => owner !== undefined)
}

/** Most keys of elliptic curves say themselves which public key is theirs: that spares comparing signatures. */
function mayOwn({ der }: Certificate, key: PrivateKey): boolean {
  if (key.type !== 'ecdsa' || !key.point) return true
  const own = certificateParts(der)?.publicKey.key
  return own !== undefined && sameBytes(own, key.point)
}

async function match(key: PrivateKey, certificate: Certificate | undefined): Promise<Known<boolean>> {
  const publicKey = certificate && certificateParts(certificate.der)?.publicKey
  return publicKey ? belongsTo(key, publicKey) : unknown('unsupported')
}

async function ownerOf(
  key: PrivateKey,
  certificates: readonly Certificate[],
): Promise<Certificate | undefined> {
  for (const certificate of certificates.slice(0, ownerLimit)) {
    const matches = await match(key, certificate)
    if (matches.known && matches.value) return certificate
  }
  return undefined
}

/** Of the numbers that make it, whatever format it is written in. */
function digestOf(key: PrivateKey): Pick<KeyInspection, 'digest'> {
  const number = key.type === 'rsa' ? key.modulus : key.type === 'ecdsa' ? key.scalar : undefined
  return number === undefined ? {} : { digest: bytesToHex(sha256(number)) }
}

/** No chain is longer. */
const ownerLimit = 10

function isEncrypted({ type, encrypted }: PemBlock): boolean {
  return encrypted || type === 'ENCRYPTED PRIVATE KEY'
}

function unreadableContents({ type }: PemBlock): string {
  return type === 'OPENSSH PRIVATE KEY' ? 'an OpenSSH private key' : 'a private key that cannot be read'
}
