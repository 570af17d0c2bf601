import type { MatrixCell, Texts } from './cell.ts'
import { everywhere, hierarchy, server, signed, together } from './hierarchy.ts'
import { agent, authority, root } from './openssl.ts'
import type { Workshop } from './workshop.ts'

const unknownAuthority = everywhere('unknown-authority')

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

/** Who may sign, and for whom. */
export const authorities: readonly MatrixCell[] = [
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
      const { top, upper, lower, leaf } = hierarchy(shop, {
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
