import { type Known, known, unknown } from '../host.ts'
import type { KeyType } from './certificate.ts'
import { sameBytes, tags } from './der.ts'
import { writeDer, writeObjectIdentifier } from './der-write.ts'
import { curves } from './elliptic-curve.ts'
import type { PrivateKey } from './private-key.ts'
import { dsaKey, ecKey, ed25519Key, type PublicKey, rsaKey } from './public-key.ts'
import { unshared } from './unshared.ts'

const typeAlgorithms: ReadonlyMap<KeyType, string> = new Map([
  ['rsa', rsaKey],
  ['ecdsa', ecKey],
  ['ed25519', ed25519Key],
  ['dsa', dsaKey],
])

/** Whether the key belongs to the certificate of this public key, as Go's `tls.X509KeyPair` finds out. */
export async function belongsTo(key: PrivateKey, publicKey: PublicKey): Promise<Known<boolean>> {
  const algorithm = typeAlgorithms.get(key.type)
  if (algorithm === undefined) return unknown('unsupported')
  if (algorithm !== publicKey.algorithm) return known(false)
  if (key.type === 'rsa') {
    const { modulus, exponent } = publicKey
    if (!modulus || !exponent) return unknown('unsupported')
    return known(sameBytes(key.modulus, modulus) && sameBytes(key.exponent, exponent))
  }
  return key.type === 'ecdsa' ? ecdsaBelongsTo(key, publicKey) : unknown('unsupported')
}

async function ecdsaBelongsTo(
  key: Extract<PrivateKey, { type: 'ecdsa' }>,
  publicKey: PublicKey,
): Promise<Known<boolean>> {
  if (publicKey.curve === undefined) return unknown('unsupported')
  if (key.curve !== publicKey.curve) return known(false)
  const curve = curves.get(key.curve)
  if (!curve) return unknown('unsupported')
  const scalar = padded(key.scalar, Math.ceil(curve.bits / 8))
  const signs = await signsFor(key.curve, scalar, curve.name, publicKey)
  if (signs.known) return signs
  // WebCrypto has no P-224: there the point that the key file carries has to do.
  return key.point ? known(sameBytes(key.point, publicKey.key)) : unknown('unsupported')
}

/**
 * Signs with the one and verifies with the other, for Go derives the public point from the number and ignores the
 * one written beside it (crypto/x509/sec1.go).
 */
async function signsFor(
  curve: string,
  scalar: Uint8Array,
  namedCurve: string,
  publicKey: PublicKey,
): Promise<Known<boolean>> {
  const algorithm = { name: 'ECDSA', namedCurve }
  const signing = { name: 'ECDSA', hash: 'SHA-256' }
  const sample = new Uint8Array(32)
  try {
    const pkcs8 = writePkcs8(curve, scalar)
    const privateKey = await crypto.subtle.importKey('pkcs8', unshared(pkcs8), algorithm, false, ['sign'])
    const verifying = await crypto.subtle.importKey('spki', unshared(publicKey.bytes), algorithm, false, [
      'verify',
    ])
    const signature = await crypto.subtle.sign(signing, privateKey, sample)
    return known(await crypto.subtle.verify(signing, verifying, signature, sample))
  } catch {
    // Nothing of the error is passed on: it comes from the key.
    return unknown('unsupported')
  }
}

function writePkcs8(curve: string, scalar: Uint8Array): Uint8Array {
  const version = (number: number) => writeDer(tags.integer, new Uint8Array([number]))
  const key = writeDer(tags.sequence, version(1), writeDer(tags.octetString, scalar))
  const algorithm = writeDer(tags.sequence, writeObjectIdentifier(ecKey), writeObjectIdentifier(curve))
  return writeDer(tags.sequence, version(0), algorithm, writeDer(tags.octetString, key))
}

function padded(bytes: Uint8Array, size: number): Uint8Array {
  const result = new Uint8Array(size)
  result.set(bytes, size - bytes.length)
  return result
}
