import { expect, test } from 'vitest'
import { findingsOf } from './findings-of.ts'

const truth = 'write `true` or `false`, without quotes'
const whole = 'write a number such as 3'
const units = 'write numbers with units, in double quotes: "30s", "1h30m"; units are h, m, s, ms, us and ns'

// What is wrong, and what to write, by what the key takes.
test.each([
  ['region = ["a"]', '`region` takes text, not a list.', 'write one text, in double quotes'],
  ['datacenter = { a = 1 }', '`datacenter` takes text, not a block.', 'write one text, in double quotes'],
  ['leave_on_terminate = "maybe"', '`leave_on_terminate` takes `true` or `false`, not text.', truth],
  ['tls { rpc = ["true"] }', '`rpc` takes `true` or `false`, not a list.', truth],
  ['ports { http = "x" }', '`http` takes a whole number, not text.', whole],
  ['ports { http = 1.5 }', '`http` takes a whole number, not a number with a fraction.', whole],
  [
    'client { gc_disk_usage_threshold = "80" }',
    '`gc_disk_usage_threshold` takes a number without quotes, not text.',
    'write a number such as 80, without quotes',
  ],
  ['client { gc_interval = ["1m"] }', '`gc_interval` takes a duration such as "30s", not a list.', units],
  [
    'server { heartbeat_grace = "soon" }',
    '`heartbeat_grace` is no duration that Nomad can read.',
    'write numbers with units, such as "30s", "5m" or "1h30m"',
  ],
  [
    'server { heartbeat_grace = "1d" }',
    '`heartbeat_grace` is no duration that Nomad can read.',
    'write "24h": there is no unit for days',
  ],
  ['client { servers = "a" }', '`servers` takes a list, not text.', 'put brackets around it: `["..."]`'],
  [
    'client { servers = [["a"]] }',
    'The elements of `servers` are text, not a list.',
    'write each element as text in double quotes',
  ],
  ['client { meta = "a" }', '`meta` takes a block of settings, not text.', 'write `meta { key = "value" }`'],
  [
    'client { meta { a = ["b"] } }',
    'The settings in `meta` are text, not a list.',
    'write one text for each name',
  ],
  ['tls = "x"', '`tls` takes a block, not text.', 'write `tls { ... }`'],
  ['plugin "docker" { config = "x" }', '`config` takes a block, not text.', 'write `config { ... }`'],
])('%s', async (text, message, help) => {
  const found = await findingsOf('config/wrong-type', text)
  expect(found.map((finding) => [finding.message, finding.help])).toEqual([[message, help]])
})
