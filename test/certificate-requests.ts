import { clientAuth, type LeafRequest, serverAuth } from '../scripts/certificates/issue.ts'

/** The clock of all tests. */
export const testNow = new Date('2030-01-01T00:00:00Z')

export type Request = Omit<LeafRequest, 'issuer' | 'notBefore' | 'notAfter'> & { readonly valid?: string }

/** The names of an agent's certificate, as `nomad tls cert create` writes them. */
function agent(name: string, ...more: readonly string[]): Request {
  return { commonName: name, dnsNames: [name, ...more, 'localhost'], ipAddresses: ['127.0.0.1'] }
}

export const server = agent('server.global.nomad')
const client = agent('client.global.nomad')

/** Certificates of the CA of ca.pem, by the name of their file. */
export const leaves: Readonly<Record<string, Request>> = {
  server,
  client,
  'server-eu': agent('server.eu.nomad'),
  'client-eu': agent('client.eu.nomad'),
  'server-10.0.0.5': { ...server, ipAddresses: ['127.0.0.1', '10.0.0.5'] },
  'server-and-client': agent('server.global.nomad', 'client.global.nomad'),
  'server-of-two-regions': agent('server.eu.nomad', 'server.global.nomad'),
  'server-upper-case': agent('SERVER.global.nomad'),
  'server-example-com': agent('server.global.example.com'),
  wildcard: agent('*.global.nomad'),
  'server-cn-only': { commonName: 'server.global.nomad' },
  'client-cn-only': { commonName: 'client.global.nomad' },
  'server-name-only': { ...server, dnsNames: ['server.global.nomad'], ipAddresses: [] },
  cli: { commonName: 'cli.global.nomad', dnsNames: ['cli.global.nomad'] },
  host: { commonName: 'node1.example.com', dnsNames: ['node1.example.com', 'localhost'] },
  nameless: {},
  expired: { ...server, valid: '2028-12-01/2029-12-01' },
  'not-yet-valid': { ...server, valid: '2030-02-01/2031-02-01' },
  'expires-soon': { ...server, valid: '2029-01-11/2030-01-11' },
  'short-lived': { ...server, valid: '2029-12-31T20:00:00Z/2030-01-01T20:00:00Z' },
  'ten-years': { ...server, valid: '2029-07-01/2034-12-31' },
  'outlives-ca': { ...server, valid: '2029-07-01/2035-07-01' },
  'server-rsa': { ...server, keyType: 'rsa' },
  'server-rsa-1024': { ...server, keyType: 'rsa', keyBits: 1024 },
  'server-sha1': { ...server, hash: 'SHA-1' },
  'server-auth-only': { ...server, extendedKeyUsages: [serverAuth] },
  'client-auth-only': { ...server, extendedKeyUsages: [clientAuth] },
  'client-client-auth-only': { ...client, extendedKeyUsages: [clientAuth] },
}

/** `FROM/UNTIL`. */
export function period(text: string): { notBefore: Date; notAfter: Date } {
  const [notBefore = testNow, notAfter = testNow] = text.split('/').map((date) => new Date(date))
  return { notBefore, notAfter }
}
