import type { Agent } from '../agents/agent.ts'
import type { Setting } from '../agents/model.ts'
import { directoryOf } from '../agents/paths.ts'
import { type Host, unknown } from '../host.ts'
import { nothingBeside } from './beside.ts'
import { FactCache } from './cache.ts'
import type { Facts, Policy, TlsFacts } from './facts.ts'
import type { FileCache } from './file-cache.ts'
import { gatherTlsFacts } from './gather.ts'
import { gatherKeyring } from './gather-keyring.ts'
import { gatherNodeFacts } from './node-facts.ts'
import { gatherOtherFiles, trackedKeys } from './other-files.ts'
import { unknownReleaseHint } from './releases.ts'
import { SharedKeys } from './shared-keys.ts'

const noFiles: TlsFacts = {
  ca: undefined,
  certificate: undefined,
  key: undefined,
  chain: unknown('missing'),
  keyMatches: unknown('missing'),
  beside: nothingBeside,
}

/** Looks at the files that agents name; one run asks each file once, however many agents share it. */
export class FactCollector {
  readonly #host: Host
  readonly #policy: Policy
  readonly #cache: FactCache
  readonly #sharedKeys = new SharedKeys()
  #absoluteHere = false

  constructor(host: Host, policy: Policy, files?: FileCache) {
    this.#host = host
    this.#policy = policy
    this.#cache = new FactCache(files)
  }

  async gather(agent: Agent): Promise<Facts> {
    const [host, policy, cache] = [this.#host, this.#policy, this.#cache]
    const tls = await this.#tlsFacts(agent)
    const otherFiles = await gatherOtherFiles(agent, host, policy, cache)
    const named = [tls.ca, tls.certificate, tls.key, ...otherFiles].flatMap((file) => file?.path ?? [])
    return {
      policy,
      tls,
      otherFiles,
      keyring: await gatherKeyring(agent, host, policy, cache),
      tracked: await trackedKeys(tls, otherFiles, host, cache),
      sharedKey: this.#sharedKeys.earlier(agent, tls, policy),
      node: await gatherNodeFacts(agent, named, host, policy, cache),
    }
  }

  /**
   * Whether facts of an earlier run are those of this one, as far as they are about other agents: who has which key. All else
   * is as it was as long as no file is another.
   */
  stillHold(agent: Agent, { tls, sharedKey }: Facts): boolean {
    const now = this.#sharedKeys.earlier(agent, tls, this.#policy)
    return now?.agent === sharedKey?.agent && now?.at.source === sharedKey?.at.source
  }

  /** Remarks for the summary. */
  hints(): readonly string[] {
    const { version } = this.#policy
    const hints = [version && unknownReleaseHint(version), this.#nodeHint()]
    return hints.filter((hint) => hint !== undefined)
  }

  #nodeHint(): string | undefined {
    const { onNode, root } = this.#policy
    if (root !== undefined)
      return onNode ? 'modes and owners below --root are not those of the node: not checked' : undefined
    return this.#absoluteHere && !onNode
      ? 'files with absolute paths exist here: if this machine is the node, --on-node requires every one of them, and checks modes and owners'
      : undefined
  }

  async #tlsFacts({ config: { tls }, files }: Agent): Promise<TlsFacts> {
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
    const all = [...new Set(files.map(({ source }) => directoryOf(source.path)))]
    const facts = await gatherTlsFacts(paths, directory, this.#host, this.#policy, this.#cache, all)
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
