import { describe, expect, it } from 'vitest'
import { agentOf, settingOf } from './agent-of.ts'

/** Nomad refuses these files: what is in force once they are mended, only their owner knows. */
describe('a mistake that Nomad refuses', () => {
  it.each([
    ['a misspelt key', 'tls {\n  htpp = true\n}', 'tls.http'],
    ['a misspelt key in JSON', '{ "tls": { "htpp": true } }', 'tls.http'],
    ['a misspelt block', 'tlss {\n  http = true\n}', 'tls.http'],
    ['a misspelt block in a block', 'server {\n  server_jion {\n  }\n}', 'server.server_join.retry_max'],
    ['a label too many', 'acl "main" {\n  enabled = true\n}', 'acl.token_ttl'],
    ['a value in place of a block', 'acl = true', 'acl.enabled'],
    ['the name of a field in Go', 'server {\n  EncryptKey = "x"\n}', 'server.encrypt'],
  ])('leaves open what is meant: %s', (_, text, path) => {
    expect(settingOf(agentOf(text), path)).toMatchObject({
      effective: undefined,
      unknown: true,
      written: false,
    })
  })

  it.each([
    ['another key', 'tls {\n  htpp = true\n}', 'tls.rpc', false],
    ['another block', 'tlss {\n}', 'acl.enabled', false],
    ['a key of the same name elsewhere', 'rpc = true', 'tls.rpc', false],
    ['a name like none', 'tls {\n  frobnicate = true\n}', 'tls.http', false],
    ['a wrong value', 'tls {\n  http = true\n}\nregion = ["eu"]', 'tls.http', true],
    ['a block that stands twice', 'tls {\n}\ntls {\n}', 'tls.rpc', false],
    ['a key that stands twice and is none', 'frobnicate = 1\nfrobnicate = 2', 'tls.rpc', false],
    [
      'a misspelt key that Nomad passes over',
      'client {\n  artifact {\n    http_read_timeot = "1h"\n  }\n}',
      'client.artifact.http_read_timeout',
      '30m',
    ],
    ['what Nomad passes over', 'vault {\n  adress = "x"\n}', 'tls.rpc', false],
  ])('leaves nothing else open: %s', (_, text, path, effective) => {
    expect(settingOf(agentOf(text), path)).toMatchObject({ effective, unknown: false })
  })
})

describe('a setting that stands twice in a file, which Nomad refuses', () => {
  it.each([
    ['region = "eu"\nregion = "us"', 'region'],
    ['region = "eu"\nregion = "eu"', 'region'],
    ['region = "eu"\nRegion = "us"', 'region'],
    ['tls {\n  rpc = true\n  rpc = false\n}', 'tls.rpc'],
    ['tls {\n  http = true\n}\ntls {\n  http = false\n}', 'tls.http'],
    ['acl {\n  enabled = true\n}\nacl {\n}\nacl {\n  enabled = false\n}', 'acl.enabled'],
    [
      'server {\n  server_join {\n    retry_max = 1\n    retry_max = 2\n  }\n}',
      'server.server_join.retry_max',
    ],
  ])('has no value that is known: %s', (text, path) => {
    expect(settingOf(agentOf(text), path)).toMatchObject({
      effective: undefined,
      unknown: true,
      written: true,
    })
  })

  it.each([
    ['twice in two files', ['region = "eu"', 'region = "us"'], 'region', 'us'],
    [
      'in a block that stands twice',
      ['acl {\n  enabled = true\n}\nacl {\n  enabled = true\n}'],
      'acl.enabled',
      true,
    ],
    [
      'where Nomad takes the last one',
      ['client {\n  template {\n    wait {\n      min = "1s"\n      min = "2s"\n    }\n  }\n}'],
      'client.template.wait.min',
      '2s',
    ],
    [
      'that only one of two blocks says',
      ['tls {\n  http = true\n  rpc = true\n}\ntls {\n  http = false\n}'],
      'tls.rpc',
      true,
    ],
    ['beside it', ['tls {\n  rpc = true\n  rpc = false\n  http = true\n}'], 'tls.http', true],
    ['of another block', ['rpc = 1\nrpc = 2\ntls {\n  rpc = true\n}'], 'tls.rpc', true],
  ])('casts no doubt on one %s', (_, texts, path, effective) => {
    expect(settingOf(agentOf(...texts), path)).toMatchObject({ effective, unknown: false })
  })
})
