import {
  createAuthority,
  createIntermediate,
  createRequest,
  ed25519Keys,
  encryptKey,
  type Issued,
  issue,
  type LeafRequest,
  publicKeyPem,
} from '../scripts/certificates/issue.ts'

/** The clock of all tests. */
export const testNow = new Date('2030-01-01T00:00:00Z')

let catalogue: Promise<ReadonlyMap<string, Uint8Array>> | undefined

/**
 * The certificate files that rule examples and tests name, by path. They are issued in memory, once a process: no
 * key is ever written to disk.
 */
export function testCertificates(): Promise<ReadonlyMap<string, Uint8Array>> {
  catalogue ??= issueAll()
  return catalogue
}

type Request = Omit<LeafRequest, 'issuer' | 'notBefore' | 'notAfter'> & { readonly valid?: string }

/** The names of an agent's certificate, as `nomad tls cert create` writes them. */
function agent(name: string, ...more: readonly string[]): Request {
  return { commonName: name, dnsNames: [name, ...more, 'localhost'], ipAddresses: ['127.0.0.1'] }
}

const server = agent('server.global.nomad')

const leaves: Readonly<Record<string, Request>> = {
  server,
  client: agent('client.global.nomad'),
  'server-eu': agent('server.eu.nomad'),
  'client-eu': agent('client.eu.nomad'),
  'server-and-client': agent('server.global.nomad', 'client.global.nomad'),
  wildcard: agent('*.global.nomad'),
  'server-cn-only': { commonName: 'server.global.nomad' },
  'client-cn-only': { commonName: 'client.global.nomad' },
  cli: { commonName: 'cli.global.nomad', dnsNames: ['cli.global.nomad'] },
  nameless: {},
  expired: { ...server, valid: '2028-12-01/2029-12-01' },
  'not-yet-valid': { ...server, valid: '2030-02-01/2031-02-01' },
  'expires-soon': { ...server, valid: '2029-01-11/2030-01-11' },
  'short-lived': { ...server, valid: '2029-12-31T20:00:00Z/2030-01-01T20:00:00Z' },
  'server-rsa': { ...server, keyType: 'rsa' },
}

const authorityValidity = period('2025-01-01/2035-01-01')

async function issueAll(): Promise<ReadonlyMap<string, Uint8Array>> {
  const [ca, otherCa] = await Promise.all([
    createAuthority('Nomad Agent CA', authorityValidity),
    createAuthority('Other CA', authorityValidity),
  ])
  const intermediate = await createIntermediate(ca, 'Nomad Intermediate CA', authorityValidity)
  const make = ({ valid = '2029-07-01/2030-07-01', ...request }: Request, issuer = ca) =>
    issue({ ...request, issuer, ...period(valid) })

  const files = new Map<string, Uint8Array>()
  const add = (name: string, content: string | Uint8Array) =>
    files.set(`certs/${name}`, typeof content === 'string' ? new TextEncoder().encode(content) : content)
  const addPair = (name: string, { certificatePem, keyPem }: Issued, chain = '') => {
    add(`${name}.pem`, certificatePem + chain)
    add(`${name}-key.pem`, keyPem)
  }

  add('ca.pem', ca.certificatePem)
  add('other-ca.pem', otherCa.certificatePem)
  add('intermediate.pem', intermediate.certificatePem)
  const pairs = Object.entries(leaves).map(async ([name, request]) => addPair(name, await make(request)))
  const [own, other, chained, request] = await Promise.all([
    make({ ...server, publicKey: ed25519Keys() }),
    make(server, otherCa),
    make(server, intermediate),
    createRequest('server.global.nomad'),
    ...pairs,
  ])
  addPair('ed25519', own)
  addPair('other-ca-server', other)
  addPair('server-chain', chained, intermediate.certificatePem)
  add('server-chain-reversed.pem', intermediate.certificatePem + chained.certificatePem)
  add('server-no-intermediate.pem', chained.certificatePem)
  addUnfit(add, files, request)
  return files
}

/** What people put in place of a certificate or a key. */
function addUnfit(
  add: (name: string, content: string | Uint8Array) => void,
  files: ReadonlyMap<string, Uint8Array>,
  request: string,
): void {
  const text = (name: string) => new TextDecoder().decode(files.get(`certs/${name}`))
  const body = text('server.pem')
    .replaceAll(/-----.*-----/g, '')
    .trim()
  add('request.pem', request)
  add('empty.pem', '')
  add('page.pem', '<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head><body></body></html>\n')
  add(
    'server.der',
    Uint8Array.from(atob(body.replaceAll('\n', '')), (char) => char.charCodeAt(0)),
  )
  add('encrypted-key.pem', encryptKey(text('server-key.pem'), 'correct horse battery staple'))
  add('server-with-key.pem', text('server.pem') + text('server-key.pem'))
  add('public-key.pem', publicKeyPem(text('server-key.pem')))
  add('broken.pem', `-----BEGIN CERTIFICATE-----\n${body.slice(0, 200)}!\n-----END CERTIFICATE-----\n`)
}

/** `FROM/UNTIL`. */
function period(text: string): { notBefore: Date; notAfter: Date } {
  const [notBefore = testNow, notAfter = testNow] = text.split('/').map((date) => new Date(date))
  return { notBefore, notAfter }
}
