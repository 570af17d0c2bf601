import type { Certificate, CertificateFile } from '../../server/facts/certificate.ts'
import { readCertificateFile } from '../../server/facts/certificate-file.ts'
import { testCertificates } from '../certificates.ts'

/** The bytes of a test certificate's file, by its name alone: `server-key`. */
export async function fileBytes(name: string): Promise<Uint8Array> {
  const bytes = (await testCertificates()).get(`certs/${name}.pem`)
  if (!bytes) throw new Error(`no test certificate ${name}`)
  return bytes
}

export async function fileText(name: string): Promise<string> {
  return new TextDecoder().decode(await fileBytes(name))
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** One file that holds the certificates of several. */
export async function certificatesOf(...names: readonly string[]): Promise<CertificateFile> {
  const texts = await Promise.all(names.map(fileText))
  return readCertificateFile(encode(texts.join('')), 'ca')
}

export async function leafOf(name: string): Promise<Certificate> {
  const [leaf] = (await certificatesOf(name)).certificates
  if (!leaf) throw new Error(`no certificate in ${name}`)
  return leaf
}
