import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'

const agent = (text: string) => `data_dir = "/d"\nclient {\n  enabled = true\n${text}\n}\n`

describe('config/invalid-value', () => {
  const said = async (text: string, version?: string) =>
    (await findingsOf('config/invalid-value', text, version)).map(
      ({ severity, message }) => `${severity} ${/\((.*)\)\.$/.exec(message)?.[1] ?? ''}`,
    )

  it.each([
    ['always', 'log_level = "LOUD"', undefined, ['error ']],
    [
      'checked later than known',
      agent('bridge_network_subnet = "x"'),
      undefined,
      ['warning since Nomad 1.9.0'],
    ],
    ['', agent('bridge_network_subnet = "x"'), '1.8', []],
    ['', agent('bridge_network_subnet = "x"'), '1.9', ['error ']],
    [
      'ignored where not known',
      'client { artifact { filesystem_isolation_extra_paths = ["x"] } }',
      undefined,
      ['warning since Nomad 1.8.0'],
    ],
    ['', 'client { artifact { filesystem_isolation_extra_paths = ["x"] } }', '1.7', []],
    ['', 'client { artifact { filesystem_isolation_extra_paths = ["x"] } }', '2.0', ['error ']],
    ['refused where not known', agent('preferred_address_family = "x"'), undefined, ['error ']],
    ['', agent('preferred_address_family = "x"'), '1.6', []],
    [
      'inside a block that is refused where not known',
      'data_dir = "/d" server { enabled = true raft_logstore { backend = "x" } }',
      undefined,
      ['error '],
    ],
    ['checked no more', agent('reservable_cores = "x"'), undefined, ['warning before Nomad 1.7.0']],
    ['', agent('reservable_cores = "x"'), '1.6', ['error ']],
    ['', agent('reservable_cores = "x"'), '1.7', []],
    [
      'backported',
      'keyring "x" { a = "b" }',
      undefined,
      ['warning since Nomad 1.8.17, 1.9.13, 1.10.5 and 1.11.0'],
    ],
    ['', 'keyring "x" { a = "b" }', '1.9.12', []],
    ['', 'keyring "x" { a = "b" }', '1.9.13', ['error ']],
    [
      'a driver forgot it',
      `${agent('')}plugin "raw_exec" { config { no_cgroups = true } }`,
      undefined,
      ['warning since Nomad 1.8.0'],
    ],
    ['', `${agent('')}plugin "raw_exec" { config { no_cgroups = true } }`, '1.7', []],
    [
      'a driver learned it',
      `${agent('')}plugin "qemu" { config { emulators_allowlist = ["a"] } }`,
      undefined,
      ['warning before Nomad 1.11.2 and 2.0.0'],
    ],
    ['', 'telemetry { collection_interval = "-1s" }', '1.11', []],
    ['', 'telemetry { collection_interval = "-1s" }', '2.0', ['error ']],
    [
      'only without a licence',
      'data_dir = "/d" server { enabled = true }\nkeyring "aead" { active = true }\nkeyring "transit" { active = true }',
      '2.0',
      ['warning '],
    ],
  ])('%s: %s as %s', async (_, text, version, expected) => {
    expect(await said(text, version)).toEqual(expected)
  })

  it.each([
    ['docker', 'image_pull_timeout = "5m"', '2.0', []],
    ['docker', 'image_pull_timeout = "x"', '2.0', ['"x" is no duration']],
    [
      'docker',
      'image_pull_timeout = "5m"',
      '1.9',
      ['`image_pull_timeout` is no setting of the `docker` driver yet'],
    ],
    ['docker', 'allowed_modes { pid = ["host", "container:a"] userns = ["host"] }', '2.0.4', []],
    ['docker', 'allowed_modes { ipc = ["shareable", ""] }', '2.0.4', []],
    ['docker', 'allowed_modes { pid = ["private"] }', '2.0.4', ['"private" is no mode that can be allowed']],
    [
      'docker',
      'allowed_modes { uts = ["container:a"] }',
      '2.0.4',
      ['"container:a" is no mode that can be allowed'],
    ],
    ['exec', 'denied_host_uids = "0,1000-2000"', '2.0', []],
    ['exec', 'denied_host_uids = "1-2-3"', '2.0', []],
    ['exec', 'denied_host_uids = "0, 1000"', '2.0', ['" 1000" is no id, nor a range of them']],
    ['raw_exec', 'denied_host_gids = "20-10"', '2.0', ['"20-10" ends before it begins']],
    ['raw_exec', 'denied_host_gids = "4294967296"', '2.0', ['"4294967296" is no id, nor a range of them']],
    ['raw_exec', 'denied_host_gids = "4294967295"', '2.0', []],
  ])('%s { %s } as %s', async (driver, config, version, expected) => {
    const text = `${agent('')}plugin "${driver}" {\n  config {\n${config}\n  }\n}`
    const found = await findingsOf('config/invalid-value', text, version)
    expect(found.map(({ message }) => message.split(': Nomad')[0])).toEqual(expected)
  })
})
