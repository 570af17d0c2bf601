import type { MatrixCell, Texts } from './cell.ts'
import { everywhere, type Hierarchy, hierarchy, server, signed, together } from './hierarchy.ts'
import { agent, authority, issue, root } from './openssl.ts'
import type { Issued, Workshop } from './workshop.ts'

type Arrange = (made: Hierarchy) => { readonly chain: readonly Issued[]; readonly ca: readonly Issued[] }

function arranged(arrange: Arrange) {
  return (shop: Workshop): Texts => {
    const made = hierarchy(shop)
    const { chain, ca } = arrange(made)
    return { certificate: together(chain), key: made.leaf.key, ca: together(ca) }
  }
}

/** One CA between a root of its own and the leaf. */
function single(arrange: (made: Omit<Hierarchy, 'lower'>) => ReturnType<Arrange>) {
  return (shop: Workshop): Texts => {
    const top = root(shop)
    const upper = issue(shop, { subject: '/CN=Upper CA', extensions: authority, issuer: top })
    const leaf = agent(shop, upper, [server])
    const { chain, ca } = arrange({ top, upper, leaf })
    return { certificate: together(chain), key: leaf.key, ca: together(ca) }
  }
}

const unknownAuthority = everywhere('unknown-authority')
const mismatch = ['key-pair: key-mismatch', 'expiry-metrics: key-mismatch']

/** Who signed the certificate, and what of that is in the files. */
export const chains: readonly MatrixCell[] = [
  {
    name: 'one intermediate, in cert_file',
    make: single(({ leaf, upper, top }) => ({ chain: [leaf, upper], ca: [top] })),
    refused: [],
  },
  {
    name: 'one intermediate, missing',
    make: single(({ leaf, top }) => ({ chain: [leaf], ca: [top] })),
    refused: unknownAuthority,
  },
  {
    name: 'one intermediate, in ca_file behind the root',
    make: single(({ leaf, upper, top }) => ({ chain: [leaf], ca: [top, upper] })),
    refused: [],
  },
  {
    name: 'one intermediate, alone in ca_file',
    make: single(({ leaf, upper }) => ({ chain: [leaf], ca: [upper] })),
    refused: [],
  },
  {
    name: 'one intermediate, before the leaf',
    make: single(({ leaf, upper, top }) => ({ chain: [upper, leaf], ca: [top] })),
    refused: mismatch,
  },
  {
    name: 'two intermediates in order',
    make: arranged(({ leaf, lower, upper, top }) => ({ chain: [leaf, lower, upper], ca: [top] })),
    refused: [],
  },
  {
    name: 'two intermediates out of order',
    make: arranged(({ leaf, lower, upper, top }) => ({ chain: [leaf, upper, lower], ca: [top] })),
    refused: [],
  },
  {
    name: 'two intermediates, the upper missing',
    make: arranged(({ leaf, lower, top }) => ({ chain: [leaf, lower], ca: [top] })),
    refused: unknownAuthority,
  },
  {
    name: 'two intermediates, the lower missing',
    make: arranged(({ leaf, upper, top }) => ({ chain: [leaf, upper], ca: [top] })),
    refused: unknownAuthority,
  },
  {
    name: 'two intermediates and the root, all in cert_file',
    make: arranged(({ leaf, lower, upper, top }) => ({ chain: [leaf, lower, upper, top], ca: [top] })),
    refused: [],
  },
  {
    name: 'two intermediates and the root, all in ca_file',
    make: arranged(({ leaf, lower, upper, top }) => ({ chain: [leaf], ca: [top, upper, lower] })),
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
]
