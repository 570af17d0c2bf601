import type { Certificate } from '../../server/facts/certificate.ts'
import { buildCertificate, extension, extensions, type Fields } from './build-certificate.ts'

/** A certificate that Go refuses, and what we say of it. */
export type Refused = readonly [what: string, der: Uint8Array, words: string]
/** One that Go takes, and what we read in it. */
export type Taken = readonly [what: string, der: Uint8Array, fields: Partial<Certificate>]

/** Certificates that are refused for one reason, each with these fields in place of sound ones. */
export function refuse(words: string, list: Readonly<Record<string, Partial<Fields>>>): readonly Refused[] {
  return Object.entries(list).map(([what, changes]) => [what, buildCertificate(changes), words])
}

/** An extension's value and, where it matters, its BOOLEAN. */
export type Value = readonly [value: Uint8Array, critical?: Uint8Array]

export function certificateWith(name: string, [value, flag]: Value): Uint8Array {
  return buildCertificate({ optional: extensions(extension(name, value, flag)) })
}

export function refuseExtension(
  name: string,
  words: string,
  list: Readonly<Record<string, Uint8Array>>,
): readonly Refused[] {
  return Object.entries(list).map(([what, value]) => [what, certificateWith(name, [value]), words])
}
