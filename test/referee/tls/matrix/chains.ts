import type { MatrixCell, Texts } from './cell.ts'
import { agent, authority, issue, root, type Wanted } from './openssl.ts'
import type { Issued, Workshop } from './workshop.ts'

const server = 'server.global.nomad'

interface Hierarchy {
  readonly root: Issued
  readonly upper: Issued
  readonly lower: Issued
  readonly leaf: Issued
}

/** Root, two CAs below it, and a server's certificate of the lower one. */
function hierarchy(
  shop: Workshop,
  wanted: { readonly upper?: Partial<Wanted>; readonly root?: Partial<Wanted> } = {},
): Hierarchy {
  const top = root(shop, wanted.root)
  const below = (issuer: Issued, name: string, more: Partial<Wanted> = {}) =>
    issue(shop, { subject: `/CN=${name}`, extensions: authority, issuer, ...more })
  const upper = below(top, 'Upper CA', wanted.upper)
  const lower = below(upper, 'Lower CA')
  return { root: top, upper, lower, leaf: agent(shop, lower, [server]) }
}

type Arrange = (made: Hierarchy) => { readonly chain: readonly Issued[]; readonly ca: readonly Issued[] }

function arranged(arrange: Arrange) {
  return (shop: Workshop): Texts => {
    const made = hierarchy(shop)
    const { chain, ca } = arrange(made)
    return { certificate: together(chain), key: made.leaf.key, ca: together(ca) }
  }
}

function together(all: readonly Issued[]): string {
  return all.map(({ certificate }) => certificate).join('')
}

/** One CA between a root of its own and the leaf. */
function single(arrange: (made: Omit<Hierarchy, 'lower'>) => ReturnType<Arrange>) {
  return (shop: Workshop): Texts => {
    const top = root(shop)
    const upper = issue(shop, { subject: '/CN=Upper CA', extensions: authority, issuer: top })
    const leaf = agent(shop, upper, [server])
    const { chain, ca } = arrange({ root: top, upper, leaf })
    return { certificate: together(chain), key: leaf.key, ca: together(ca) }
  }
}

/** A server's certificate and the CA that signed it, both as wanted. */
function signed(ca: Partial<Wanted>, leaf: Partial<Wanted> = {}) {
  return (shop: Workshop): Texts => {
    const made = root(shop, ca)
    const { certificate, key } = agent(shop, made, [server], leaf)
    return { certificate, key, ca: made.certificate }
  }
}

function everywhere(refusal: string): readonly string[] {
  return ['outbound', 'inbound', 'https-local'].map((check) => `${check}: ${refusal}`)
}

const unknownAuthority = everywhere('unknown-authority')
const mismatch = ['key-pair: key-mismatch', 'expiry-metrics: key-mismatch']

function constrained(constraint: string) {
  return signed({ extensions: [...authority, `nameConstraints=critical,${constraint}`] })
}

/** A CA that openssl makes of a request without extensions: of version 1. */
function versionOne(shop: Workshop): Texts {
  const key = shop.write(shop.fresh('.pem'), root(shop).key)
  const request = shop.fresh('.csr')
  const out = shop.fresh('.pem')
  shop.openssl('req', '-new', '-config', 'empty.cnf', '-key', key, '-subj', '/CN=Old CA', '-out', request)
  shop.openssl('x509', '-req', '-in', request, '-signkey', key, '-days', '365', '-out', out)
  const ca = { certificate: shop.read(out), key: shop.read(key) }
  if (!shop.openssl('x509', '-in', out, '-noout', '-text').includes('Version: 1'))
    throw new Error('this openssl makes no certificates of version 1')
  const { certificate, key: own } = agent(shop, ca, [server])
  return { certificate, key: own, ca: ca.certificate }
}

/** Who signed the certificate, and what of that is in the files. */
export const chains: readonly MatrixCell[] = [
  {
    name: 'one intermediate, in cert_file',
    make: single(({ leaf, upper, root }) => ({ chain: [leaf, upper], ca: [root] })),
    refused: [],
  },
  {
    name: 'one intermediate, missing',
    make: single(({ leaf, root }) => ({ chain: [leaf], ca: [root] })),
    refused: unknownAuthority,
  },
  {
    name: 'one intermediate, in ca_file behind the root',
    make: single(({ leaf, upper, root }) => ({ chain: [leaf], ca: [root, upper] })),
    refused: [],
  },
  {
    name: 'one intermediate, alone in ca_file',
    make: single(({ leaf, upper }) => ({ chain: [leaf], ca: [upper] })),
    refused: [],
  },
  {
    name: 'one intermediate, before the leaf',
    make: single(({ leaf, upper, root }) => ({ chain: [upper, leaf], ca: [root] })),
    refused: mismatch,
  },
  {
    name: 'two intermediates in order',
    make: arranged(({ leaf, lower, upper, root }) => ({ chain: [leaf, lower, upper], ca: [root] })),
    refused: [],
  },
  {
    name: 'two intermediates out of order',
    make: arranged(({ leaf, lower, upper, root }) => ({ chain: [leaf, upper, lower], ca: [root] })),
    refused: [],
  },
  {
    name: 'two intermediates, the upper missing',
    make: arranged(({ leaf, lower, root }) => ({ chain: [leaf, lower], ca: [root] })),
    refused: unknownAuthority,
  },
  {
    name: 'two intermediates, the lower missing',
    make: arranged(({ leaf, upper, root }) => ({ chain: [leaf, upper], ca: [root] })),
    refused: unknownAuthority,
  },
  {
    name: 'two intermediates and the root, all in cert_file',
    make: arranged(({ leaf, lower, upper, root }) => ({ chain: [leaf, lower, upper, root], ca: [root] })),
    refused: [],
  },
  {
    name: 'two intermediates and the root, all in ca_file',
    make: arranged(({ leaf, lower, upper, root }) => ({ chain: [leaf], ca: [root, upper, lower] })),
    refused: [],
  },
  {
    name: 'the lower of two intermediates alone in ca_file',
    make: arranged(({ leaf, lower }) => ({ chain: [leaf], ca: [lower] })),
    refused: [],
  },
  {
    name: 'a foreign CA in ca_file',
    make: (shop) => ({ ...signed({})(shop), ca: root(shop, { subject: '/CN=Other CA' }).certificate }),
    refused: unknownAuthority,
  },
  {
    name: 'a foreign CA of the same name',
    make: (shop) => ({ ...signed({})(shop), ca: root(shop).certificate }),
    refused: unknownAuthority,
  },
  {
    name: 'a foreign CA before the right one',
    make: (shop) => {
      const made = signed({})(shop)
      return { ...made, ca: root(shop).certificate + made.ca }
    },
    refused: [],
  },
  {
    name: 'the CA as the certificate of the agent',
    make: (shop) => {
      const { certificate, key } = root(shop)
      return { certificate, key, ca: certificate }
    },
    refused: [
      'outbound: host-name',
      'inbound: role-or-region',
      'raft: exact-name',
      'server-rpc: exact-name',
      'client-rpc: exact-name',
      'https-local: host-name',
    ],
  },
  {
    name: 'the certificate of the agent as the CA',
    make: (shop) => {
      const { certificate, key } = agent(shop, root(shop), [server])
      return { certificate, key, ca: certificate }
    },
    refused: [],
  },
  {
    name: "another agent's certificate as the CA",
    make: (shop) => {
      const ca = root(shop)
      const { certificate, key } = agent(shop, ca, [server])
      return { certificate, key, ca: agent(shop, ca, ['client.global.nomad']).certificate }
    },
    refused: unknownAuthority,
  },
  {
    name: 'signed by the certificate of an agent',
    make: (shop) => {
      const between = agent(shop, root(shop), ['client.global.nomad'])
      const { certificate, key } = agent(shop, between, [server])
      return { certificate, key, ca: between.certificate }
    },
    refused: unknownAuthority,
  },
  {
    name: 'self-signed, and its own CA',
    make: (shop) => {
      const { certificate, key } = agent(shop, undefined, [server])
      return { certificate, key, ca: certificate }
    },
    refused: [],
  },
  {
    name: 'self-signed, with a CA that has nothing to do with it',
    make: (shop) => ({ ...agent(shop, undefined, [server]), ca: root(shop).certificate }),
    refused: unknownAuthority,
  },
  { name: 'a CA of version 1', make: versionOne, refused: [] },
  {
    name: 'a CA without basic constraints',
    make: signed({ extensions: ['keyUsage=critical,keyCertSign,cRLSign'] }),
    refused: unknownAuthority,
  },
  {
    name: 'a CA that may not sign certificates',
    make: signed({ extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,digitalSignature'] }),
    refused: unknownAuthority,
  },
  {
    name: 'a CA without key usage',
    make: signed({ extensions: ['basicConstraints=critical,CA:TRUE'] }),
    refused: [],
  },
  {
    name: 'a CA for servers only',
    make: signed({ extensions: [...authority, 'extendedKeyUsage=serverAuth'] }),
    refused: ['inbound: usage'],
  },
  {
    name: 'a CA below one that allows none',
    make: (shop) => {
      const {
        root: top,
        upper,
        lower,
        leaf,
      } = hierarchy(shop, {
        upper: {
          extensions: ['basicConstraints=critical,CA:TRUE,pathlen:0', 'keyUsage=critical,keyCertSign'],
        },
      })
      return { certificate: together([leaf, lower, upper]), key: leaf.key, ca: top.certificate }
    },
    refused: everywhere('path-length'),
  },
  {
    name: 'name constraints for nomad and localhost',
    make: constrained('permitted;DNS:nomad,permitted;DNS:localhost'),
    refused: [],
  },
  {
    name: 'name constraints for nomad alone',
    make: constrained('permitted;DNS:nomad'),
    refused: everywhere('name-constraints'),
  },
  {
    name: 'name constraints for another domain',
    make: constrained('permitted;DNS:example.com'),
    refused: everywhere('name-constraints'),
  },
  {
    name: 'name constraints against nomad',
    make: constrained('excluded;DNS:nomad'),
    refused: everywhere('name-constraints'),
  },
  {
    name: 'name constraints against another domain',
    make: constrained('excluded;DNS:example.com'),
    refused: [],
  },
  {
    name: 'name constraints for addresses elsewhere',
    make: constrained('permitted;IP:10.0.0.0/255.0.0.0'),
    refused: everywhere('name-constraints'),
  },
  {
    name: 'a critical extension that nobody knows',
    make: signed(
      {},
      {
        extensions: [
          '1.2.3.4=critical,DER:0500',
          'extendedKeyUsage=serverAuth,clientAuth',
          `subjectAltName=DNS:${server},DNS:localhost`,
        ],
      },
    ),
    refused: everywhere('critical-extension'),
  },
]
