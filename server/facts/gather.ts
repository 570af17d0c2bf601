import { directoryOf } from '../agents/paths.ts'
import { join } from '../agents/system-paths.ts'
import { type Host, type Known, known, unknown } from '../host.ts'
import { Asker, type FoundFile } from './asker.ts'
import { Neighbourhood, nothingBeside } from './beside.ts'
import type { FactCache } from './cache.ts'
import type { Certificate, CertificateFile, Chain, KeyFile } from './certificate.ts'
import { type CertificateUse, readCertificateFile } from './certificate-file.ts'
import { verifyChain } from './chain.ts'
import { findOwn } from './chain-order.ts'
import type { Beside, FileFact, Policy, TlsFacts } from './facts.ts'
import { inspectKey, type KeyInspection } from './key.ts'
import { type Location, locate } from './locate.ts'

/** The files of a `tls` block; undefined where the setting is empty or not known. */
export interface TlsPaths {
  readonly ca?: string | undefined
  readonly certificate?: string | undefined
  readonly key?: string | undefined
}

/**
 * What is known of the files that a `tls` block names. `directory` is the one of the block's file, `all` those of all files
 * of the agent. Never throws; with a cache of the run, files that many agents name are read and verified once.
 */
export async function gatherTlsFacts(
  paths: TlsPaths,
  directory: string,
  host: Host,
  policy: Policy,
  cache: FactCache,
  all: readonly string[] = [directory],
): Promise<TlsFacts> {
  const [ca, certificate, key] = await Promise.all(
    [paths.ca, paths.certificate, paths.key].map(async (written) =>
      written ? await locate(written, directory, host, policy, cache) : undefined,
    ),
  )
  const asker = new Asker(host, cache, policy.root)
  const gatherer = new Gatherer(asker, cache)
  const isElsewhere = ca !== undefined && !ca.readable.known && !ca.place.required
  const namesake = isElsewhere ? await fileBeside(directory, ca.place.written, asker) : undefined
  return gatherer.gather({ ca, certificate, key }, namesake, all)
}

/** A file of the same name beside the configuration: in a repository, what will lie elsewhere on the node. */
async function fileBeside(directory: string, written: string, asker: Asker): Promise<FoundFile | undefined> {
  const path = join(directory, written.slice(written.lastIndexOf('/') + 1))
  const real = await asker.real(path)
  const facts = await asker.stat(real)
  if (!facts.known || facts.value.type !== 'file') return undefined
  return { path, real, readable: known(true), identity: facts.value.identity }
}

type Locations = Readonly<Record<'ca' | 'certificate' | 'key', Location | undefined>>

/** A fact about certificates that is known. */
type Read = FileFact<CertificateFile> | undefined

class Gatherer {
  readonly #asker: Asker
  readonly #cache: FactCache

  constructor(asker: Asker, cache: FactCache) {
    this.#asker = asker
    this.#cache = cache
  }

  /** `namesake`: where the CA's file is not here, one of its name beside the configuration, which is in `directories`. */
  async gather(
    locations: Locations,
    namesake: FoundFile | undefined,
    directories: readonly string[],
  ): Promise<TlsFacts> {
    const ca = locations.ca && (await this.#certificates(locations.ca, 'ca'))
    const certificate =
      locations.certificate && (await this.#certificates(locations.certificate, 'certificate'))
    const inspected = locations.key && (await this.#inspection(locations.key, certificate))
    const chain = await this.#chain(certificate, ca)
    return {
      ca,
      certificate,
      key: locations.key && inspected && { ...locations.key.place, content: keyContent(inspected) },
      ownBehind: await this.#certificateBehind(certificate, inspected),
      chain,
      keyMatches: matchOf(inspected, certificate),
      ...(inspected?.known && inspected.value.digest !== undefined
        ? { keyDigest: inspected.value.digest }
        : {}),
      beside: namesake
        ? await this.#besideConfiguration(namesake, directories)
        : await this.#beside(certificate, ca, chain, locations, directories),
    }
  }

  async #certificates(location: Location, use: CertificateUse): Promise<FileFact<CertificateFile>> {
    const content = await this.#asker.read(location, use, (bytes) => readCertificateFile(bytes, use))
    return { ...location.place, content }
  }

  /** The key is read and judged in one go, so that no cache holds its bytes: only what was found out. */
  #inspection(location: Location, certificate: Read): Promise<Known<KeyInspection>> {
    const file = certificate?.content.known ? certificate.content.value : undefined
    const [leaf, ...others] = file?.certificates ?? []
    return this.#asker.read(location, 'key', (bytes) => inspectKey(bytes, leaf, others), file)
  }

  /** The key says which certificate is the agent's own; without a key, who issued whom may say it. */
  async #certificateBehind(
    certificate: Read,
    inspected: Known<KeyInspection> | undefined,
  ): Promise<Certificate | undefined> {
    if (!certificate?.content.known) return undefined
    const { certificates } = certificate.content.value
    if (inspected?.known && inspected.value.matches.known) return inspected.value.owner
    return this.#cache.once(`own\0${certificate.path}`, () => findOwn(certificates))
  }

  async #chain(certificate: Read, ca: Read): Promise<Known<Chain>> {
    if (!certificate || !ca) return unknown('missing')
    const { content: leaf } = certificate
    const { content: anchors } = ca
    if (!leaf.known) return leaf
    if (!anchors.known) return anchors
    const { files } = this.#cache
    return files.derive('chain', leaf.value, anchors.value, () => verifyChain(leaf.value, anchors.value))
  }

  async #besideConfiguration(namesake: FoundFile, directories: readonly string[]): Promise<Beside> {
    const file = await this.#asker.read(namesake, 'ca', (bytes) => readCertificateFile(bytes, 'ca'))
    if (!file.known) return nothingBeside
    const neighbourhood = new Neighbourhood(this.#asker, this.#cache)
    const authorityKeys = await neighbourhood.authorityKeys(file.value, [namesake.path], directories)
    return { ...nothingBeside, authorityKeys }
  }

  async #beside(
    certificate: Read,
    ca: Read,
    chain: Known<Chain>,
    locations: Locations,
    directories: readonly string[],
  ): Promise<Beside> {
    if (!ca?.content.known) return nothingBeside
    const neighbourhood = new Neighbourhood(this.#asker, this.#cache)
    const named = Object.values(locations).filter((location) => location?.readable.known)
    const paths = named.flatMap((location) => location?.place.path ?? [])
    const keys = await neighbourhood.authorityKeys(ca.content.value, paths, [
      ...Object.values(locations).flatMap((location) => (location ? [directoryOf(location.place.path)] : [])),
      ...directories,
    ])
    // The agent's own certificate may be the CA as well: then its key has to be here.
    const own = [locations.certificate?.place.path, locations.key?.place.path]
    const authorityKeys = keys.filter(({ path }) => path === ca.path || !own.includes(path))
    const open = chain.known && chain.value.status !== 'signed' && certificate?.content.known
    const completion = open
      ? await neighbourhood.completion(certificate.content.value, ca.content.value, paths)
      : nothingBeside
    const keyOwner = keys.find(({ path }) => path === locations.key?.place.path)?.certificate
    return { ...completion, authorityKeys, keyOwner }
  }
}

function keyContent(inspected: Known<KeyInspection>): Known<KeyFile> {
  return inspected.known ? { known: true, value: inspected.value.file } : inspected
}

/** Why the one or the other is not known is why the match is not. */
function matchOf(inspected: Known<KeyInspection> | undefined, certificate: Read): Known<boolean> {
  if (!certificate || !inspected) return unknown('missing')
  if (!certificate.content.known) return certificate.content
  return inspected.known ? inspected.value.matches : inspected
}
