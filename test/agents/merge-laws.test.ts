import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { mergeConfigs } from '../../server/agents/merge.ts'
import type { FieldValue, StructValue } from '../../server/config/values.ts'
import { filesOf } from './agent-of.ts'

/** What files say, in every way that merging treats differently. */
const statements = [
  'region = "eu"',
  'region = "us"',
  'region = ""',
  'region = "${region}"',
  'tls {\n  rpc = true\n}',
  'tls {\n  rpc = false\n  http = true\n}',
  'tls {\n  rpc = "{{ rpc }}"\n}',
  'ui {\n  enabled = true\n}',
  'ui {\n  label {\n    text = "x"\n  }\n}',
  'disable_update_check = false',
  'disable_update_check = true',
  'acl {\n  token_ttl = "0s"\n}',
  'acl {\n  token_ttl = "9s"\n}',
  'server {\n  start_join = ["a"]\n}',
  'server {\n  start_join = ["b", "a"]\n  log_file = "x"\n}',
  'server {\n  search {\n    limit_query = 3\n  }\n}',
  'server {\n  search {\n    fuzzy_enabled = true\n  }\n}',
  'server {\n  default_scheduler_config {\n    preemption_config {\n      service_scheduler_enabled = true\n    }\n  }\n}',
  'server {\n  default_scheduler_config {\n    pause_eval_broker = true\n  }\n}',
  'client {\n  meta {\n    a = "1"\n    b = "2"\n  }\n}',
  'client {\n  meta {\n    b = "3"\n  }\n}',
  'client {\n  host_volume "v" {\n    path = "/a"\n    read_only = true\n  }\n}',
  'client {\n  host_volume "v" {\n    path = "/b"\n  }\n}',
  'client {\n  host_network "n" {\n    cidr = "10.0.0.0/8"\n  }\n}',
  'client {\n  host_network "n" {\n    interface = "eth0"\n  }\n  host_network "m" {\n  }\n}',
  'keyring "awskms" {\n  active = true\n}',
  'keyring "awskms" {\n  region = "eu"\n}',
  'keyring "awskms" {\n  name = "x"\n}',
  'plugin "docker" {\n  config {\n    a = 1\n  }\n}',
  'plugin "docker" {\n  args = ["x"]\n}',
  'vault {\n  default_identity {\n    aud = ["a", "a"]\n  }\n}',
  'vault {\n  default_identity {\n    aud = ["b", "a"]\n    ttl = "1h"\n  }\n}',
  'consul {\n  name = "x"\n  ssl = false\n}',
  'consul {\n  name = "x"\n  ssl = true\n  tags = ["t"]\n}',
]

const file = fc.uniqueArray(fc.constantFrom(...statements), { maxLength: 5 }).map((lines) => lines.join('\n'))

function configsOf(texts: readonly string[]): readonly StructValue[] {
  return filesOf(texts).map(({ config }) => config)
}

/** Values alone, with the place each comes from. */
function plain(field: FieldValue): unknown {
  if (field.kind === 'leaf') {
    const { data, unknown, origins } = field
    // How often a block has left it out depends on what was merged when; that it has does not.
    const places = origins.filter(({ implied }) => !implied).map(({ value }) => value)
    return { data, unknown, winner: origins.at(-1)?.value, places: new Set(places) }
  }
  const inside = field.kind === 'struct' ? field.fields : field.entries
  const headers = field.kind === 'struct' ? field.headers : []
  return { headers, inside: [...inside].map(([name, value]) => [name, plain(value)]) }
}

it('does not matter in which order neighbours are merged', () => {
  fc.assert(
    fc.property(fc.array(file, { minLength: 2, maxLength: 5 }), fc.nat(), fc.nat(), (texts, from, length) => {
      const configs = configsOf(texts)
      const start = from % configs.length
      const end = Math.min(configs.length, start + 1 + (length % configs.length))
      const middle = mergeConfigs([configs.slice(start, end)])
      const grouped = mergeConfigs([[...configs.slice(0, start), middle, ...configs.slice(end)]])
      expect(plain(grouped)).toEqual(plain(mergeConfigs([configs])))
    }),
    { numRuns: 300 },
  )
})

it('changes none of the files, and a file that says nothing changes nothing', () => {
  fc.assert(
    fc.property(fc.array(file, { minLength: 1, maxLength: 4 }), (texts) => {
      const configs = configsOf(texts)
      const before = configs.map(plain)
      const merged = plain(mergeConfigs([configs]))
      expect(configs.map(plain)).toEqual(before)
      const [empty] = configsOf(['# nothing'])
      const padded = configs.flatMap((config) => [empty as StructValue, config, empty as StructValue])
      expect(plain(mergeConfigs([padded]))).toEqual(merged)
    }),
    { numRuns: 100 },
  )
})
