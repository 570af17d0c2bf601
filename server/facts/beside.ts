import { directoryOf } from '../agents/paths.ts'
import { join } from '../agents/system-paths.ts'
import { known } from '../host.ts'
import type { Asker, FoundFile } from './asker.ts'
import type { FactCache } from './cache.ts'
import type { Certificate, CertificateFile, Chain } from './certificate.ts'
import { readCertificateFile } from './certificate-file.ts'
import { verifyChain } from './chain.ts'
import { sameBytes } from './der.ts'
import type { Beside, FoundCertificate } from './facts.ts'
import { keyOwners } from './key.ts'

/** Beside the files of one agent. */
const fileLimit = 200

const pemName = /\.(?:pem|crt|cer|cert|ca|key|chain|bundle)$/i

/** Whether a file of this name is looked into, beside one that is named. */
export function isPemName(name: string): boolean {
  return pemName.test(name)
}

export const nothingBeside: Beside = {
  intermediates: [],
  root: undefined,
  authorityKeys: [],
  keyOwner: undefined,
}

/** Looks at the PEM files of some directories; each is read once a run, for all agents that name something in it. */
export class Neighbourhood {
  readonly #asker: Asker
  readonly #cache: FactCache

  constructor(asker: Asker, cache: FactCache) {
    this.#asker = asker
    this.#cache = cache
  }

  /** CAs of the file whose private key lies beside one of the paths, or in one of the directories, or in the file itself. */
  async authorityKeys(
    caFile: CertificateFile,
    paths: readonly string[],
    others: readonly string[],
  ): Promise<readonly FoundCertificate[]> {
    const authorities = caFile.certificates.filter(({ isCa, version }) => isCa || version < 3)
    if (authorities.length === 0) return []
    const neighbours = await this.#neighbours(paths, others)
    return this.#cache.files.derive('authority-keys', caFile, neighbours, async () => {
      const found: FoundCertificate[] = []
      for (const neighbour of neighbours) {
        const find = (bytes: Uint8Array) => keyOwners(bytes, authorities)
        const owners = await this.#asker.read(neighbour, 'authority-keys', find, caFile)
        for (const certificate of owners.known ? owners.value : [])
          found.push({ path: neighbour.path, certificate })
      }
      return found
    })
  }

  /** What completes the chain of a certificate that does not lead to ca_file. */
  async completion(
    certificateFile: CertificateFile,
    caFile: CertificateFile,
    paths: readonly string[],
  ): Promise<Pick<Beside, 'intermediates' | 'root'>> {
    const others = await this.#authorities(paths)
    const more = others.map(({ certificate }) => certificate)
    const carried = [...certificateFile.certificates, ...caFile.certificates]
    const extended = withCertificates(certificateFile, more)
    const complete = await verifyChain(extended, caFile)
    if (complete.known && complete.value.status === 'signed')
      return { intermediates: foundIn(complete.value, others, carried), root: undefined }
    const roots = withCertificates(
      { ...caFile, certificates: [] },
      more.filter(({ selfSigned }) => selfSigned),
    )
    const rooted = await verifyChain(extended, roots)
    if (!rooted.known || rooted.value.status !== 'signed') return nothingBeside
    const last = rooted.value.certificates.at(-1)
    return {
      intermediates: foundIn(rooted.value, others, carried).filter(({ certificate }) => certificate !== last),
      root: others.find(({ certificate }) => certificate === last),
    }
  }

  /** The CAs in all files of these directories. */
  async #authorities(paths: readonly string[]): Promise<readonly FoundCertificate[]> {
    const found: FoundCertificate[] = []
    for (const neighbour of await this.#neighbours(paths)) {
      const file = await this.#asker.read(neighbour, 'ca', (bytes) => readCertificateFile(bytes, 'ca'))
      for (const certificate of file.known ? file.value.certificates : [])
        if (certificate.isCa) found.push({ path: neighbour.path, certificate })
    }
    return found
  }

  /** Where there are too many, what is beside the paths comes before what is in the other directories. */
  #neighbours(paths: readonly string[], others: readonly string[] = []): Promise<readonly FoundFile[]> {
    const directories = [...new Set([...paths.map(directoryOf).toSorted(), ...others.toSorted()])]
    return this.#cache.once(['beside', ...directories].join('\0'), async () => {
      const found = directories.map((directory) =>
        this.#cache.once(`files\0${directory}`, () => this.#filesIn(directory)),
      )
      return (await Promise.all(found)).flat().slice(0, fileLimit)
    })
  }

  async #filesIn(directory: string): Promise<readonly FoundFile[]> {
    const entries = await this.#asker.list(await this.#asker.real(directory))
    if (!entries.known) return []
    const names = entries.value.flatMap(({ name, isDirectory }) =>
      !isDirectory && isPemName(name) ? [name] : [],
    )
    const found: FoundFile[] = []
    for (const name of names.toSorted().slice(0, fileLimit)) {
      const path = join(directory, name)
      const real = await this.#asker.real(path)
      const facts = await this.#asker.stat(real)
      if (facts.known && facts.value.type === 'file')
        found.push({ path, real, readable: known(true), identity: facts.value.identity })
    }
    return found
  }
}

function withCertificates(file: CertificateFile, more: readonly Certificate[]): CertificateFile {
  return { ...file, certificates: [...file.certificates, ...more] }
}

/** The part of a chain that the named files do not carry. */
function foundIn(
  { certificates }: Extract<Chain, { status: 'signed' }>,
  found: readonly FoundCertificate[],
  carried: readonly Certificate[],
): readonly FoundCertificate[] {
  return certificates.flatMap((certificate) => {
    const place = found.find((each) => each.certificate === certificate)
    return place && !carried.some(({ der }) => sameBytes(der, certificate.der)) ? [place] : []
  })
}
