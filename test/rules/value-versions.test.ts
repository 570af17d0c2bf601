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
})
