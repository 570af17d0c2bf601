import type { Agent } from '../agents/agent.ts'
import type { Setting } from '../agents/model.ts'
import { directoryOf } from '../agents/paths.ts'
import { type Host, unknown } from '../host.ts'
import type { Facts, Policy, TlsFacts } from './facts.ts'
import { FactCache, gatherTlsFacts } from './gather.ts'

export interface AgentWithFacts {
  readonly agent: Agent
  readonly facts: Facts
}

const noFiles: TlsFacts = {
  ca: undefined,
  certificate: undefined,
  key: undefined,
  chain: unknown('missing'),
  keyMatches: unknown('missing'),
}

/** Looks at the files that agents name; one run asks each file once, however many agents share it. */
export class FactCollector {
  readonly #host: Host
  readonly #policy: Policy
  readonly #cache = new FactCache()
  #absoluteHere = false

  constructor(host: Host, policy: Policy) {
    this.#host = host
    this.#policy = policy
  }

  async gather(agents: readonly Agent[]): Promise<readonly AgentWithFacts[]> {
    const gathered: AgentWithFacts[] = []
    for (const agent of agents) {
      const tls = await this.#tlsFacts(agent)
      gathered.push({ agent, facts: { policy: this.#policy, tls } })
    }
    return gathered
  }

  /** Remarks for the summary. */
  hints(): readonly string[] {
    const { onNode, root } = this.#policy
    return this.#absoluteHere && !onNode && root === undefined
      ? [
          'files with absolute paths exist here: if this machine is the node, --on-node requires every one of them',
        ]
      : []
  }

  async #tlsFacts({ config: { tls } }: Agent): Promise<TlsFacts> {
    const ca = fileName(tls.ca_file)
    const certificate = fileName(tls.cert_file)
    const key = fileName(tls.key_file)
    if (ca === undefined && certificate === undefined && key === undefined) return noFiles
    const paths = {
      ...(ca === undefined ? {} : { ca }),
      ...(certificate === undefined ? {} : { certificate }),
      ...(key === undefined ? {} : { key }),
    }
    const directory = directoryOf(tls.at.source.path)
    const facts = await gatherTlsFacts(paths, directory, this.#host, this.#policy, this.#cache)
    for (const fact of [facts.ca, facts.certificate, facts.key]) {
      if (fact?.content.known && fact.path === fact.written && fact.written.startsWith('/'))
        this.#absoluteHere = true
    }
    return facts
  }
}

function fileName(setting: Setting<string>): string | undefined {
  return setting.value === '' ? undefined : setting.value
}
