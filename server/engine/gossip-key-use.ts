import type { Facts } from '../facts/facts.ts'
import type { Severity } from './finding.ts'

/**
 * A keyring that is there is used, and `encrypt` is not: what is wrong with it keeps no server from starting then,
 * until the keyring is deleted or the next server is set up.
 */
export function milderBesideKeyring({ keyring }: Facts): { readonly severity?: Severity } {
  const content = keyring?.content
  const used = content?.known === true && content.value.ok && content.value.configured !== 'first'
  return used ? { severity: 'warning' } : {}
}
