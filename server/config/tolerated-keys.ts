import { foldCase } from '../hcl/entries.ts'
import type { StructBuilder } from './struct-builder.ts'
import type { NameToken, UnusedKeys } from './unused-keys.ts'

/** Names that Nomad strikes off a block's list of unused keys before it refuses the rest. */
interface Tolerance {
  /** How often each is struck off: why `server` may stand there five times, and a stray `meta` once. */
  readonly times?: Readonly<Record<string, number>>
  /** Struck off however often they stand there, but in this spelling alone. */
  readonly always?: readonly string[]
  /** Blocks with a label: for each of them its label is struck off, and these names. */
  readonly labelled?: Readonly<Record<string, readonly string[]>>
}

/** command/agent/config_parse.go, extraKeys, by the path of the block. */
const tolerances: Readonly<Record<string, Tolerance>> = {
  '': {
    times: {
      options: 1,
      meta: 1,
      chroot_env: 1,
      servers: 1,
      server_join: 2,
      template: 1,
      client: 6,
      enabled_schedulers: 1,
      start_join: 1,
      retry_join: 1,
      server: 4,
      datadog_tags: 1,
      telemetry: 1,
      service_identity: 1,
      task_identity: 1,
      default_identity: 1,
    },
    always: ['license', 'vault', 'consul'],
    labelled: { plugin: ['config', 'plugin'], keyring: [] },
  },
  client: {
    times: {
      stats: 1,
      function_denylist: 1,
      disable_file_sandbox: 1,
      max_stale: 1,
      wait: 1,
      wait_bounds: 1,
      block_query_wait: 1,
      consul_retry: 1,
      vault_retry: 1,
      nomad_retry: 1,
      template: 9,
    },
    labelled: {
      host_volume: ['host_volume'],
      host_network: ['host_network'],
      fingerprint: ['fingerprint'],
    },
  },
  server: { times: { preemption_config: 1 } },
  audit: { labelled: { filter: ['filter'], sink: ['sink'] } },
}

interface Labels {
  /** How many there are of each name, letter case aside. */
  readonly byName: ReadonlyMap<string, number>
  readonly count: number
}

/** What Nomad strikes off the unused keys of one block, each time it is filled. */
export class Toleration {
  readonly #path: string
  readonly #rule: Tolerance
  /** For each of the rule's labelled blocks. */
  readonly #labels: readonly Labels[]
  readonly #headers: number

  constructor(struct: StructBuilder, path: string) {
    this.#path = path
    this.#rule = tolerances[path] ?? {}
    this.#labels = Object.keys(this.#rule.labelled ?? {}).map((block) => {
      const labels = struct.labels.get(block) ?? []
      return { byName: countNames(labels), count: labels.length }
    })
    this.#headers = path === '' ? headerCount(struct) : 0
  }

  /** Strikes off what is tolerated; gives back what that was. */
  strike(unused: UnusedKeys): readonly NameToken[] {
    const { times = {}, always = [], labelled = {} } = this.#rule
    const struck: NameToken[] = []
    for (const [index, names] of Object.values(labelled).entries()) {
      const { byName, count } = this.#labels[index] as Labels
      // Of thousands of labels only those matter that stand in this block.
      for (const name of count === 0 ? [] : unused.names)
        take(struck, byName.get(name) ?? 0, () => unused.strikeLabel(name))
      for (const name of names) take(struck, count, () => unused.strikeKey(name))
    }
    for (const [name, count] of Object.entries(times)) take(struck, count, () => unused.strikeKey(name))
    for (const name of always) struck.push(...unused.strikeAll(name, (written) => written === name))
    if (this.#path === '') struck.push(...unused.strikeAll('keyring', () => true))
    take(struck, this.#headers, () => unused.strikeKey('http_api_response_headers'))
    return struck
  }
}

/** Strikes at most so often, and no more once nothing is left. */
function take(struck: NameToken[], most: number, strike: () => NameToken | undefined): void {
  for (let count = 0; count < most; count++) {
    const token = strike()
    if (token === undefined) return
    struck.push(token)
  }
}

function countNames(labels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const label of labels) {
    const name = foldCase(label)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

/** As often as there are headers: the names of a map in JSON were once taken for keys. */
function headerCount(struct: StructBuilder): number {
  const headers = struct.fields.get('http_api_response_headers')
  return headers?.kind === 'leaf' && headers.data !== undefined ? Object.keys(headers.data).length : 0
}
