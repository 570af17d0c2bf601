import type { Agent } from '../agents/agent.ts'
import { isAbsolute } from '../agents/system-paths.ts'
import type { FileFact, Policy, SharedKey, TlsFacts } from './facts.ts'

interface Holder extends SharedKey {
  readonly path: string
}

/** Which agents of a run have which private key. */
export class SharedKeys {
  readonly #holders = new Map<string, Holder>()

  /** The agent that was asked about before and has the same key; the first one, where several have. */
  earlier(agent: Agent, { key, keyDigest: digest }: TlsFacts, policy: Policy): SharedKey | undefined {
    if (key === undefined || digest === undefined) return undefined
    const holder = this.#holders.get(digest)
    if (holder === undefined) {
      const { name, config } = agent
      this.#holders.set(digest, { agent: name, at: config.tls.key_file.at, path: key.path })
      return undefined
    }
    if (holder.agent === agent.name) return undefined
    return holder.path !== key.path || isOneFile(key, policy) ? holder : undefined
  }
}

/**
 * Whether the same path is the same file to two agents. An absolute one is another file on every node; on the node
 * it is not, and a relative one comes along with the configuration.
 */
function isOneFile({ written }: FileFact<unknown>, { onNode }: Policy): boolean {
  return onNode || !isAbsolute(written)
}
