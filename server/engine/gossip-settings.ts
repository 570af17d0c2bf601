import type { Stray } from '../config/values.ts'

/** The gossip key where Nomad does not know it. */
export function isMisplacedGossipKey({ name, within }: Pick<Stray, 'name' | 'within'>): boolean {
  return name.toLowerCase() === 'encrypt' && within !== 'server'
}
