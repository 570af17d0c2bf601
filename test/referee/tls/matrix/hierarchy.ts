import type { Texts } from './cell.ts'
import { agent, authority, issue, root, type Wanted } from './openssl.ts'
import type { Issued, Workshop } from './workshop.ts'

/** The name of all servers here. */
export const server = 'server.global.nomad'

export interface Hierarchy {
  readonly top: Issued
  readonly upper: Issued
  readonly lower: Issued
  readonly leaf: Issued
}

/** Root, two CAs below it, and a server's certificate of the lower one. */
export function hierarchy(
  shop: Workshop,
  wanted: { readonly upper?: Partial<Wanted>; readonly root?: Partial<Wanted> } = {},
): Hierarchy {
  const top = root(shop, wanted.root)
  const below = (issuer: Issued, name: string, more: Partial<Wanted> = {}) =>
    issue(shop, { subject: `/CN=${name}`, extensions: authority, issuer, ...more })
  const upper = below(top, 'Upper CA', wanted.upper)
  const lower = below(upper, 'Lower CA')
  return { top, upper, lower, leaf: agent(shop, lower, [server]) }
}

/** The certificates of several, in one file. */
export function together(all: readonly Issued[]): string {
  return all.map(({ certificate }) => certificate).join('')
}

/** A server's certificate and the CA that signed it, both as wanted. */
export function signed(ca: Partial<Wanted>, leaf: Partial<Wanted> = {}) {
  return (shop: Workshop): Required<Texts> => {
    const made = root(shop, ca)
    const { certificate, key } = agent(shop, made, [server], leaf)
    return { certificate, key, ca: made.certificate }
  }
}

/** What every handshake says of it. */
export function everywhere(refusal: string): readonly string[] {
  return ['outbound', 'inbound', 'https-local'].map((check) => `${check}: ${refusal}`)
}
