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

/** Strikes off what Nomad tolerates; gives back what that was. */
export function strikeTolerated(
  unused: UnusedKeys,
  struct: StructBuilder,
  path: string,
): readonly NameToken[] {
  const { times = {}, always = [], labelled = {} } = tolerances[path] ?? {}
  const struck: (NameToken | undefined)[] = []
  for (const [block, names] of Object.entries(labelled)) {
    for (const label of struct.labels.get(block) ?? []) {
      struck.push(unused.strikeLabel(label), ...names.map((name) => unused.strikeKey(name)))
    }
  }
  for (const [name, count] of Object.entries(times))
    for (let time = 0; time < count; time++) struck.push(unused.strikeKey(name))
  for (const name of always) struck.push(...unused.strikeAll(name, (written) => written === name))
  if (path === '') {
    struck.push(...unused.strikeAll('keyring', () => true))
    for (let count = headerCount(struct); count > 0; count--)
      struck.push(unused.strikeKey('http_api_response_headers'))
  }
  return struck.filter((token) => token !== undefined)
}

/** As often as there are headers: the names of a map in JSON were once taken for keys. */
function headerCount(struct: StructBuilder): number {
  const headers = struct.fields.get('http_api_response_headers')
  return headers?.kind === 'leaf' && headers.data !== undefined ? Object.keys(headers.data).length : 0
}
