import type { Agent } from '../agents/agent.ts'
import type { Host } from '../host.ts'
import { readAccounts } from './accounts.ts'
import type { FactCache } from './cache.ts'
import type { NodeFacts, Policy } from './facts.ts'
import { type FileAccess, readAccess } from './file-access.ts'
import { findServiceUser } from './service-user.ts'

/** Modes and owners of the files of an agent, and of those it names; undefined where this machine is not the node. */
export async function gatherNodeFacts(
  agent: Agent,
  named: readonly string[],
  host: Host,
  policy: Policy,
  cache: FactCache,
): Promise<NodeFacts | undefined> {
  if (!policy.onNode || policy.root !== undefined) return undefined
  const accounts = await readAccounts(host, cache)
  const user = await findServiceUser(agent, policy, host, cache)
  const access = new Map<string, FileAccess>()
  for (const path of [...agent.files.map(({ source }) => source.path), ...named]) {
    const own = await readAccess(path, host, cache)
    if (own.known) access.set(path, own.value)
  }
  return { accounts, user, isUser: user !== undefined && user.uid === host.userId?.(), access }
}
