import type { Certificate } from '../facts/certificate.ts'

/** What one name of a certificate lets its holder be in a cluster. */
export interface Identity {
  readonly name: string
  /** The name stands in the common name only, where outgoing connections do not look. */
  readonly commonNameOnly: boolean
  /**
   * `server`, `client`: an agent. `cli`: nobody asks for the name, nomad tls cert create writes it. `wildcard`: both
   * roles where names are matched, none where they are compared. `other-case`: the same. `other-domain`: of a role by
   * its first label, but not below nomad. `local`: for the command line on the same machine.
   */
  readonly kind: 'server' | 'client' | 'cli' | 'wildcard' | 'other-case' | 'other-domain' | 'local' | 'other'
  /** The region that it speaks of. */
  readonly region: string | undefined
}

/** What the names of a certificate let it be: the role names that Nomad knows, and what only looks like one. */
export function identitiesOf({ dnsNames, ipAddresses, commonName }: Certificate): readonly Identity[] {
  const all = [...new Set([...dnsNames, ...ipAddresses])].map((name) => identify(name, false))
  const isExtra = commonName !== undefined && !dnsNames.includes(commonName)
  return isExtra ? [...all, identify(commonName, true)] : all
}

function identify(name: string, commonNameOnly: boolean): Identity {
  const of = (kind: Identity['kind'], region?: string): Identity => ({ name, commonNameOnly, kind, region })
  if (/^(?:localhost|127\.0\.0\.1|::1)$/i.test(name)) return of('local')
  const [, first = '', region = '', last = ''] = /^([^.]+)\.(.+)\.([^.]+)$/.exec(name) ?? []
  const role = first.toLowerCase()
  if (!['server', 'client', 'cli', '*'].includes(role)) return of('other')
  if (last.toLowerCase() !== 'nomad') return role === '*' ? of('other') : of('other-domain', region)
  if (role === '*') return of('wildcard', region)
  if (role === 'cli') return of('cli', region)
  return first === role && last === 'nomad'
    ? of(role as 'server' | 'client', region)
    : of('other-case', region)
}
