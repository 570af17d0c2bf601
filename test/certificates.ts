import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import {
  type Authority,
  type AuthorityTraits,
  createAuthority,
  createIntermediate,
  createRequest,
  ed25519Keys,
  encryptKey,
  type Issued,
  issue,
  publicKeyPem,
} from '../scripts/certificates/issue.ts'
import { leaves, period, type Request, server } from './certificate-requests.ts'

export { testNow } from './certificate-requests.ts'

let catalogue: Promise<ReadonlyMap<string, Uint8Array>> | undefined

/**
 * The certificate files that rule examples and tests name, by path. They are issued in memory, once a process: no
 * key is ever written to disk.
 */
export function testCertificates(): Promise<ReadonlyMap<string, Uint8Array>> {
  catalogue ??= new Catalogue().fill()
  return catalogue
}

const authorityValidity = period('2025-01-01/2035-01-01')

function make({ valid = '2029-07-01/2030-07-01', ...request }: Request, issuer: Authority): Promise<Issued> {
  return issue({ ...request, issuer, ...period(valid) })
}

class Catalogue {
  readonly #files = new Map<string, Uint8Array>()

  async fill(): Promise<ReadonlyMap<string, Uint8Array>> {
    const ca = await createAuthority('Nomad Agent CA', authorityValidity)
    this.#add('ca.pem', ca.certificatePem)
    this.#add('with-ca-key/ca.pem', ca.certificatePem, '')
    this.#add('with-ca-key/ca-key.pem', ca.keyPem, '')
    const pairs = Object.entries(leaves).map(async ([name, request]) =>
      this.#pair(name, await make(request, ca)),
    )
    await Promise.all([...pairs, this.#addChains(ca), this.#addOwnAuthorities(), this.#addSpecial(ca)])
    this.#addUnfit(await createRequest('server.global.nomad'))
    this.#addAnotherDirectory()
    return this.#files
  }

  /** CAs between the root and the leaf. */
  async #addChains(ca: Authority): Promise<void> {
    const below = (name: string, traits?: AuthorityTraits) =>
      createIntermediate(ca, name, authorityValidity, traits)
    const [intermediate, lost, weak] = await Promise.all([
      below('Nomad Intermediate CA'),
      below('Nomad Lost Intermediate CA'),
      below('Nomad SHA-1 CA', { hash: 'SHA-1' }),
    ])
    const [chained, homeless, weakened] = await Promise.all(
      [intermediate, lost, weak].map((issuer) => make(server, issuer)),
    )
    if (!chained || !homeless || !weakened) return
    this.#add('intermediate.pem', intermediate.certificatePem)
    this.#pair('server-chain', chained, intermediate.certificatePem)
    this.#add('server-chain-reversed.pem', intermediate.certificatePem + chained.certificatePem)
    this.#add('server-no-intermediate.pem', chained.certificatePem)
    this.#pair('server-lost-intermediate', homeless)
    this.#pair('server-sha1-intermediate', weakened, weak.certificatePem)
  }

  /** CAs that are not like they should be, each with a certificate for a server. */
  async #addOwnAuthorities(): Promise<void> {
    const kinds: Readonly<Record<string, readonly [cn: string, valid: string, traits?: AuthorityTraits]>> = {
      other: ['Other CA', '2025-01-01/2035-01-01'],
      expired: ['Nomad Old CA', '2019-12-01/2029-12-01'],
      'expires-soon': ['Nomad Old CA', '2020-01-11/2030-01-11'],
      constrained: ['Example CA', '2025-01-01/2035-01-01', { permitted: ['example.com'] }],
      'leaf-like': ['node1.example.com', '2025-01-01/2035-01-01', { isCa: false }],
    }
    const added = Object.entries(kinds).map(async ([name, [commonName, valid, traits]]) => {
      const authority = await createAuthority(commonName, period(valid), traits)
      this.#add(`${name}-ca.pem`, authority.certificatePem)
      this.#pair(`${name}-ca-server`, await make({ ...server, valid: validityWithin(valid) }, authority))
    })
    await Promise.all(added)
  }

  async #addSpecial(ca: Authority): Promise<void> {
    this.#pair('ed25519', await make({ ...server, publicKey: ed25519Keys() }, ca))
    const isRoot = (text: string) => new X509Certificate(text).subject.includes('ISRG Root X1')
    this.#add('with-public-ca.pem', `${ca.certificatePem}${rootCertificates.find(isRoot)}\n`)
  }

  /** What people put in place of a certificate or a key. */
  #addUnfit(request: string): void {
    const body = this.#text('server.pem')
      .replaceAll(/-----.*-----/g, '')
      .trim()
    this.#add('request.pem', request)
    this.#add('empty.pem', '')
    this.#add(
      'page.pem',
      '<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body></body></html>\n',
    )
    this.#add(
      'server.der',
      Uint8Array.from(atob(body.replaceAll('\n', '')), (char) => char.charCodeAt(0)),
    )
    this.#add('encrypted-key.pem', encryptKey(this.#text('server-key.pem'), 'correct horse battery staple'))
    this.#add('server-with-key.pem', this.#text('server.pem') + this.#text('server-key.pem'))
    this.#add('public-key.pem', publicKeyPem(this.#text('server-key.pem')))
    this.#add(
      'broken.pem',
      `-----BEGIN CERTIFICATE-----\n${body.slice(0, 200)}!\n-----END CERTIFICATE-----\n`,
    )
    this.#add('two-roots.pem', this.#text('ca.pem') + this.#text('other-ca.pem'))
  }

  #addAnotherDirectory(): void {
    for (const name of ['server.pem', 'server-key.pem'])
      this.#add(`with-ca-key/${name}`, this.#text(name), '')
  }

  #text(name: string): string {
    return new TextDecoder().decode(this.#files.get(`certs/${name}`))
  }

  #add(name: string, content: string | Uint8Array, directory = 'certs/'): void {
    this.#files.set(
      directory + name,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    )
  }

  #pair(name: string, { certificatePem, keyPem }: Issued, chain = ''): void {
    this.#add(`${name}.pem`, certificatePem + chain)
    this.#add(`${name}-key.pem`, keyPem)
  }
}

/** A leaf of a CA that is nearly at its end does not outlive it. */
function validityWithin(valid: string): string {
  const { notAfter } = period(valid)
  const until = new Date(Math.min(notAfter.getTime(), period('2030-07-01/2030-07-01').notAfter.getTime()))
  return `2029-07-01/${until.toISOString()}`
}
