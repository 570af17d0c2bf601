import { type Known, unknown } from '../host.ts'
import type { Certificate, KeyFile } from './certificate.ts'
import { certificateParts } from './certificate-parts.ts'
import { describeContents, isPrivateKeyLabel } from './contents.ts'
import { belongsTo } from './key-match.ts'
import { type PemBlock, readPem } from './pem.ts'
import { readPrivateKey } from './private-key.ts'

export interface KeyInspection {
  readonly file: KeyFile
  readonly matches: Known<boolean>
}

/**
 * What may be said of a private key file: all of it as Go's `tls.LoadX509KeyPair` takes it. The key stays inside:
 * neither the result nor any error holds a part of it.
 */
export async function inspectKey(
  bytes: Uint8Array,
  certificate: Certificate | undefined,
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
  const publicKey = certificate && certificateParts(certificate.der)?.publicKey
  return {
    file: { keyType: key.type, encrypted: false, contents },
    matches: publicKey ? await belongsTo(key, publicKey) : unknown('unsupported'),
  }
}

function isEncrypted({ type, encrypted }: PemBlock): boolean {
  return encrypted || type === 'ENCRYPTED PRIVATE KEY'
}

function unreadableContents({ type }: PemBlock): string {
  return type === 'OPENSSH PRIVATE KEY' ? 'an OpenSSH private key' : 'a private key that cannot be read'
}
