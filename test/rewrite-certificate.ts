import { sign } from 'node:crypto'
import { type Der, readDer, readSequence, tags } from '../server/facts/der.ts'
import { writeDer, writeObjectIdentifier } from '../server/facts/der-write.ts'

/** Signature algorithms that no library issues any more. */
const algorithms = {
  'sha256-ecdsa': { digest: 'sha256', id: '1.2.840.10045.4.3.2' },
  'md5-rsa': { digest: 'md5', id: '1.2.840.113549.1.1.4' },
} as const

interface Changes {
  readonly algorithm: keyof typeof algorithms
  /** Without the version field and extensions. */
  readonly version1?: true
  /** Replaces the serial number's bytes. */
  readonly serial?: readonly number[]
  /** An extension that nobody knows, and that has to be understood. */
  readonly criticalExtension?: string
}

/** The same certificate with these changes, signed anew: forms that exist and that libraries do not write. */
export function rewriteCertificate(der: Uint8Array, issuerKeyPem: string, changes: Changes): string {
  const { digest, id } = algorithms[changes.algorithm]
  const parameters = id.startsWith('1.2.840.113549') ? [writeDer(tags.null)] : []
  const algorithm = writeDer(tags.sequence, writeObjectIdentifier(id), ...parameters)
  const fields = (readSequence(readSequence(readDer(der))?.[0]) ?? []).map((field, index) => {
    if (index === 2) return algorithm
    if (index === 1 && changes.serial) return writeDer(tags.integer, Uint8Array.from(changes.serial))
    return index === 7 ? extensions(field, changes.criticalExtension) : field.bytes
  })
  const toBeSigned = writeDer(tags.sequence, ...(changes.version1 ? fields.slice(1, 7) : fields))
  const signature = sign(digest, toBeSigned, issuerKeyPem)
  const bits = writeDer(tags.bitString, Uint8Array.of(0), signature)
  return pem(writeDer(tags.sequence, toBeSigned, algorithm, bits))
}

function extensions(wrapper: Der, critical: string | undefined): Uint8Array {
  if (critical === undefined) return wrapper.bytes
  const flag = writeDer(tags.boolean, Uint8Array.of(0xff))
  const value = writeDer(tags.octetString, writeDer(tags.null))
  const added = writeDer(tags.sequence, writeObjectIdentifier(critical), flag, value)
  return writeDer(0xa3, writeDer(tags.sequence, readDer(wrapper.content)?.content ?? wrapper.content, added))
}

export function pem(der: Uint8Array, label = 'CERTIFICATE'): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
