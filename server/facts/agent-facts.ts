import type { Agent } from '../agents/agent.ts'
import type { Setting } from '../agents/model.ts'
import { directoryOf } from '../agents/paths.ts'
import { type Host, known, unknown } from '../host.ts'
import { readAccounts } from './accounts.ts'
import { readLimit } from './asker.ts'
import { nothingBeside } from './beside.ts'
import { FactCache } from './cache.ts'
import type { Facts, FileFact, NodeFacts, Policy, TlsFacts } from './facts.ts'
import { type FileAccess, readAccess } from './file-access.ts'
import type { FileCache } from './file-cache.ts'
import { gatherTlsFacts } from './gather.ts'
import { inspectKeyring, type KeyringFile } from './keyring.ts'
import { locate } from './locate.ts'
import { findServiceUser } from './service-user.ts'
import { SharedKeys } from './shared-keys.ts'
import { isTracked } from './tracked.ts'

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

  async gather(agents: readonly Agent[]): Promise<readonly AgentWithFacts[]> {
    const gathered: AgentWithFacts[] = []
    for (const agent of agents) gathered.push({ agent, facts: await this.#factsOf(agent) })
    return gathered
  }

  /** Remarks for the summary. */
  hints(): readonly string[] {
    const { onNode, root } = this.#policy
    if (onNode && root !== undefined)
      return ['modes and owners below --root are not those of the node: not checked']
    return this.#absoluteHere && !onNode && root === undefined
      ? [
          'files with absolute paths exist here: if this machine is the node, --on-node requires every one of them, and checks modes and owners',
        ]
      : []
  }

  async #factsOf(agent: Agent): Promise<Facts> {
    const policy = this.#policy
    const tls = await this.#tlsFacts(agent)
    return {
      policy,
      tls,
      keyring: await this.#keyring(agent),
      tracked: await this.#tracked(tls),
      sharedKey: this.#sharedKeys.earlier(agent, tls, policy),
      node: policy.onNode && policy.root === undefined ? await this.#node(agent, tls) : undefined,
    }
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

  /** Every server reads it, whatever the configuration says (command/agent/agent.go, setupKeyrings). */
  async #keyring({ config, role }: Agent): Promise<FileFact<KeyringFile> | undefined> {
    const { data_dir, server } = config
    if (role === 'client' || role === 'none' || (data_dir.value ?? '') === '') return undefined
    const separator = data_dir.value?.includes('\\') ? '\\' : '/'
    const written = [data_dir.value, 'server', 'serf.keyring'].join(separator)
    const directory = directoryOf(data_dir.at.source.path)
    const { place, real, readable } = await locate(written, directory, this.#host, this.#policy, this.#cache)
    const bytes = readable.known ? await this.#host.read(real, readLimit) : readable
    const encrypt = server.encrypt.value === '' ? undefined : server.encrypt.value
    // Nobody has to have one.
    const { similar: _, ...rest } = { ...place, required: false }
    if (bytes.known) return { ...rest, content: known(inspectKeyring(bytes.value, encrypt)) }
    return { ...rest, content: bytes, ...(readable.known ? { found: 'not readable' } : {}) }
  }

  async #tracked({ ca, certificate, key }: TlsFacts): Promise<ReadonlySet<string>> {
    const secret = [
      key?.content.known && key.content.value.keyType !== undefined ? key : undefined,
      ...[ca, certificate].filter((file) => file?.content.known && file.content.value.holdsKey),
    ]
    const tracked = new Set<string>()
    for (const file of secret) {
      if (file === undefined) continue
      const answer = await isTracked(file.path, this.#host, this.#cache)
      if (answer.known && answer.value) tracked.add(file.path)
    }
    return tracked
  }

  async #node(agent: Agent, { ca, certificate, key }: TlsFacts): Promise<NodeFacts> {
    const accounts = await readAccounts(this.#host, this.#cache)
    const user = await findServiceUser(agent, this.#policy, this.#host, this.#cache)
    const named = [ca, certificate, key].flatMap((file) => file?.path ?? [])
    const access = new Map<string, FileAccess>()
    for (const path of [...agent.files.map(({ source }) => source.path), ...named]) {
      const own = await readAccess(path, this.#host, this.#cache)
      if (own.known) access.set(path, own.value)
    }
    const isUser = user !== undefined && user.uid === this.#host.userId?.()
    return { accounts, user, isUser, access }
  }
}

function fileName(setting: Setting<string>): string | undefined {
  return setting.value === '' ? undefined : setting.value
}
