import type { Certificate } from '../certificate.ts'

export type Usage = 'serverAuth' | 'clientAuth'

const identifiers: Readonly<Record<Usage, string>> = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
}
const anyUsage = '2.5.29.37.0'

/**
 * The certificate of a chain that does not allow the usage, where there is one (crypto/x509/verify.go,
 * checkChainForKeyUsage): all of them are asked, the CA in ca_file too, and one without the extension allows all.
 */
export function usageDenier(chain: readonly Certificate[], usage: Usage): Certificate | undefined {
  return chain.toReversed().find(({ extendedKeyUsages: listed }) => {
    if (listed === undefined || listed.length === 0) return false
    return !listed.includes(anyUsage) && !listed.includes(identifiers[usage])
  })
}
