import type { Stray } from '../config/values.ts'

/** The gossip key where Nomad does not know it. */
export function isMisplacedGossipKey({ name, within }: Pick<Stray, 'name' | 'within'>): boolean {
  return name.toLowerCase() === 'encrypt' && within !== 'server'
}

const generate = '`nomad operator gossip keyring generate`'

/** A server with another key than its peers is alone. */
export const keyOfNewCluster = `only for a new cluster, generate one with ${generate}`

/** For a key that no server can have. */
export const keyOfTheOthers = `copy the key of the other servers; ${keyOfNewCluster}`

/** For a key that works, on all servers alike. */
export const newKeyForAll = `generate one with ${generate}, the same for all servers; on a running cluster, \`nomad operator gossip keyring install\`, \`use\` and \`remove\` bring it to all of them`
