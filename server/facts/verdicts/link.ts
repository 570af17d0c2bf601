import type { Certificate } from '../certificate.ts'
import { type CertificateParts, certificateParts } from '../certificate-parts.ts'
import { type Der, readDer, readSequence, unsignedInteger } from '../der.ts'

/** A certificate with what Go reads of its extensions to build a chain (crypto/x509/parser.go, processExtensions). */
export interface Link {
  readonly certificate: Certificate
  readonly parts: CertificateParts
  /** Undefined without the extension: what Go calls BasicConstraintsValid is that it is there. */
  readonly basicConstraints: { readonly isCa: boolean; readonly pathLength: number | undefined } | undefined
  /** An extension that has to be understood and is not. */
  readonly unhandled: string | undefined
}

/** Undefined where the certificate's bytes are none. */
export function linkOf(certificate: Certificate): Link | undefined {
  const parts = certificateParts(certificate.der)
  if (!parts) return undefined
  return { certificate, parts, basicConstraints: basicConstraints(parts), unhandled: unhandled(parts) }
}

const basicConstraintsId = '2.5.29.19'
const alternativeNamesId = '2.5.29.17'
const nameConstraintsId = '2.5.29.30'

function basicConstraints({ extensions }: CertificateParts): Link['basicConstraints'] {
  const value = extensions.get(basicConstraintsId)?.value
  if (!value) return undefined
  const fields = readSequence(readDer(value)) ?? []
  const length = unsignedInteger(fields.find(({ tag }) => tag === 0x02))
  return {
    isCa: fields[0]?.tag === 0x01 && fields[0].content[0] !== 0,
    pathLength: length?.reduce((sum, byte) => sum * 256 + byte, 0),
  }
}

/** Whatever else is critical is not understood, and the certificate refused for it. */
const understood: ReadonlySet<string> = new Set(
  [14, 15, 17, 19, 30, 31, 32, 33, 35, 36, 37, 54].map((number) => `2.5.29.${number}`),
)

function unhandled({ extensions }: CertificateParts): string | undefined {
  for (const [id, { bytes, value }] of extensions) {
    if (!isCritical(bytes)) continue
    if (!understood.has(id)) return `the critical extension ${id}`
    if (id === alternativeNamesId && !hasReadableNames(value))
      return 'critical alternative names of other kinds'
    if (id === nameConstraintsId && hasOtherConstraints(value))
      return 'critical name constraints of other kinds'
  }
  return undefined
}

function isCritical(extension: Uint8Array): boolean {
  const flag = readSequence(readDer(extension))?.[1]
  return flag?.tag === 0x01 && flag.content[0] !== 0
}

/** Email, DNS, URI and IP: the kinds of names that Go reads, among constraints as well. */
const nameTags: ReadonlySet<number> = new Set([0x81, 0x82, 0x86, 0x87])

function hasReadableNames(value: Uint8Array): boolean {
  return (readSequence(readDer(value)) ?? []).some(({ tag }) => nameTags.has(tag))
}

function hasOtherConstraints(value: Uint8Array): boolean {
  return (readSequence(readDer(value)) ?? []).flatMap(subtrees).some((name) => !nameTags.has(name.tag))
}

/** The names of a list of subtrees, which is tagged in place of SEQUENCE OF; each subtree begins with its name. */
export function subtrees(list: Der): readonly Der[] {
  const trees = readSequence({ ...list, tag: 0x30 }) ?? []
  return trees.flatMap((tree) => readSequence(tree)?.slice(0, 1) ?? [])
}
