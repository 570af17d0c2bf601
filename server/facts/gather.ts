import { type Host, type Known, known, unknown } from '../host.ts'
import type { FactCache } from './cache.ts'
import type { Certificate, CertificateFile, Chain, KeyFile } from './certificate.ts'
import { type CertificateUse, readCertificateFile } from './certificate-file.ts'
import { verifyChain } from './chain.ts'
import { findOwn } from './chain-order.ts'
import type { FileFact, Policy, TlsFacts } from './facts.ts'
import { inspectKey, type KeyInspection } from './key.ts'
import { type Location, locate, readLimit } from './locate.ts'

export { FactCache } from './cache.ts'

/** The files of a `tls` block; undefined where the setting is empty or not known. */
export interface TlsPaths {
  readonly ca?: string | undefined
  readonly certificate?: string | undefined
  readonly key?: string | undefined
}

/**
 * What is known of the files that a `tls` block names. `directory` is the one of the configuration. Never throws;
 * with a cache of the run, files that many agents name are read and verified once.
 */
export async function gatherTlsFacts(
  paths: TlsPaths,
  directory: string,
  host: Host,
  policy: Policy,
  cache: FactCache,
): Promise<TlsFacts> {
  const [ca, certificate, key] = await Promise.all(
    [paths.ca, paths.certificate, paths.key].map(async (written) =>
      written ? await locate(written, directory, host, policy, cache) : undefined,
    ),
  )
  const caFact = ca && (await certificateFact(ca, 'ca', host, cache))
  const certificateFileFact = certificate && (await certificateFact(certificate, 'certificate', host, cache))
  const inspected = key && (await inspection(key, certificateFileFact, host, cache))
  return {
    ca: caFact,
    certificate: certificateFileFact,
    key: key && inspected && { ...key.place, content: keyContent(inspected) },
    ownBehind: await certificateBehind(certificateFileFact, inspected, cache),
    chain: await chainOf(certificateFileFact, caFact, cache),
    keyMatches: matchOf(inspected, certificateFileFact),
    ...(inspected?.known && inspected.value.digest !== undefined
      ? { keyDigest: inspected.value.digest }
      : {}),
  }
}

async function certificateFact(
  { place, real, readable }: Location,
  use: CertificateUse,
  host: Host,
  cache: FactCache,
): Promise<FileFact<CertificateFile>> {
  const content = await cache.once(`${use}\0${place.path}`, async () => {
    const bytes = readable.known ? await host.read(real, readLimit) : readable
    return bytes.known ? known(await readCertificateFile(bytes.value, use)) : bytes
  })
  return { ...place, content }
}

/** The key is read and judged in one go, so that the cache holds what was found and never the bytes. */
function inspection(
  { place, real, readable }: Location,
  certificate: FileFact<CertificateFile> | undefined,
  host: Host,
  cache: FactCache,
): Promise<Known<KeyInspection>> {
  const [leaf, ...others] = certificate?.content.known ? certificate.content.value.certificates : []
  return cache.once(`key\0${place.path}\0${leaf ? certificate?.path : ''}`, async () => {
    const bytes = readable.known ? await host.read(real, readLimit) : readable
    return bytes.known ? known(await inspectKey(bytes.value, leaf, others)) : bytes
  })
}

function keyContent(inspected: Known<KeyInspection>): Known<KeyFile> {
  return inspected.known ? known(inspected.value.file) : inspected
}

/** Why the one or the other is not known is why the match is not. */
function matchOf(
  inspected: Known<KeyInspection> | undefined,
  certificate: FileFact<CertificateFile> | undefined,
): Known<boolean> {
  if (!certificate || !inspected) return unknown('missing')
  if (!certificate.content.known) return certificate.content
  return inspected.known ? inspected.value.matches : inspected
}

/** The key says which certificate is the agent's own; without a key, who issued whom may say it. */
async function certificateBehind(
  certificate: FileFact<CertificateFile> | undefined,
  inspected: Known<KeyInspection> | undefined,
  cache: FactCache,
): Promise<Certificate | undefined> {
  if (!certificate?.content.known) return undefined
  const { certificates } = certificate.content.value
  if (inspected?.known && inspected.value.matches.known) return inspected.value.owner
  return cache.once(`own\0${certificate.path}`, () => findOwn(certificates))
}

async function chainOf(
  certificate: FileFact<CertificateFile> | undefined,
  ca: FileFact<CertificateFile> | undefined,
  cache: FactCache,
): Promise<Known<Chain>> {
  if (!certificate || !ca) return unknown('missing')
  const { content: leaf } = certificate
  const { content: anchors } = ca
  if (!leaf.known) return leaf
  if (!anchors.known) return anchors
  return cache.once(`chain\0${certificate.path}\0${ca.path}`, () => verifyChain(leaf.value, anchors.value))
}
