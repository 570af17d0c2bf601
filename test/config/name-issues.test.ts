import { describe, expect, it } from 'vitest'
import { issueTexts } from './issue-text.ts'

type Case = readonly [text: string, issues: readonly string[]]

describe('what is told of a name', () => {
  it.each<Case>([
    [
      'server {\n heartbeatgrace = 5\n}\n',
      ['go-name ignored server.heartbeatgrace at 2 heartbeatgrace, proper heartbeat_grace, data 5'],
    ],
    [
      'server {\n heartbeatgrace = "x"\n}\n',
      ['go-name refused server.heartbeatgrace at 2 heartbeatgrace, proper heartbeat_grace'],
    ],
    [
      'server {\n heartbeatgrace "x" {}\n}\n',
      [
        'go-name refused server.heartbeatgrace at 2 heartbeatgrace, proper heartbeat_grace',
        'label refused server.heartbeatgrace at 2 "x"',
      ],
    ],
    ['version = "x"\n', ['go-name refused version at 1 version']],
    [
      'version {\n revision = "a"\n nope = 1\n}\n',
      ['go-name ignored version at 1 version', 'go-name ignored version.revision at 2 revision, data a'],
    ],
    [
      'version "revision" {\n}\n',
      [
        'go-name ignored version at 1 version',
        'go-name refused version.revision at 1 "revision"',
        'label refused version at 1 "revision"',
      ],
    ],
    [
      'version {\n builddate {}\n}\n',
      ['go-name ignored version at 1 version', 'go-name ignored version.builddate at 2 builddate'],
    ],
    ['tls {\n keyloader {}\n}\n', ['go-name ignored tls.keyloader at 2 keyloader']],
    ['tls {\n checksum = "a"\n}\n', ['go-name ignored tls.checksum at 2 checksum, data a']],
    [
      'server {\n default_scheduler_config {\n  createindex = 1\n }\n}\n',
      ['go-name refused server.default_scheduler_config.createindex at 3 createindex'],
    ],
    [
      'reporting {\n nonproduction = true\n}\n',
      ['go-name ignored reporting.nonproduction at 2 nonproduction, data true'],
    ],
    [
      'reporting {\n nonproduction = "x"\n}\n',
      ['go-name refused reporting.nonproduction at 2 nonproduction'],
    ],
  ])('in Go: %j', (text, issues) => expect(issueTexts(text)).toEqual(issues))

  it.each<Case>([
    ['plugin {\n}\n', ['label-missing ignored plugin at 1 plugin, key plugin']],
    ['plugin = []\n', ['label-missing ignored plugin at 1 plugin, key plugin']],
    ['plugin {\n  args = ["a"]\n}\n', ['label-missing refused plugin at 1 plugin, key plugin']],
    ['plugin {\n config {}\n}\n', ['label-missing ignored plugin at 1 plugin, key plugin']],
    ['plugin "a" "b" {\n}\n', ['label refused plugin at 1 "b", lost']],
    ['plugin "a" "args" {\n}\n', ['label refused plugin at 1 "args"']],
    [
      'plugin "a" {}\nplugin "b" {}\nplugin "a" {}\n',
      ['duplicate ignored plugin at 3 "a", key plugin, first 1 plugin'],
    ],
    [
      'client {\n host_volume "a" {}\n host_volume "a" {}\n}\n',
      ['duplicate ignored client.host_volume at 3 "a", key host_volume, first 2 host_volume'],
    ],
    [
      'tls {\n  http = true\n  HTTP = false\n}\n',
      ['duplicate refused tls.http at 3 HTTP, key http, first 2 http'],
    ],
    [
      'tls {\n  http = true\n}\ntls {\n  http = true\n}\n',
      ['duplicate refused tls at 4 tls, key tls, first 1 tls'],
    ],
    ['tls "a" "b" {\n}\n', ['label refused tls at 1 "a", lost']],
    [
      'nope "a" {\n}\nregion = "a"\nregion = "b"\n',
      ['unknown refused nope at 1 nope', 'duplicate refused region at 4 region, key region, first 3 region'],
    ],
    [
      'ui {\n consul {\n ui_url = "a"\n ui_url = "b"\n }\n}\n',
      ['duplicate ignored ui.consul.ui_url at 4 ui_url, key ui_url, first 3 ui_url'],
    ],
    ['ui {\n consul "x" {\n ui_url = "a"\n}\n}\n', ['label ignored ui.consul at 2 "x", lost']],
    ['limits "x" {\n}\n', ['label refused limits at 1 "x", lost']],
    [
      'client {\n fingerprint "a" {\n  nope = 1\n  exit_on_failure = true\n  exit_on_failure = true\n }\n}\n',
      [
        'unknown refused-at-start client.fingerprint.nope at 3 nope',
        'duplicate refused-at-start client.fingerprint.exit_on_failure at 5 exit_on_failure, key exit_on_failure, first 4 exit_on_failure',
      ],
    ],
  ])('that is a label, or a repeat: %j', (text, issues) => expect(issueTexts(text)).toEqual(issues))

  it.each<Case>([
    ['plugin "docker" {\n  nope = 1\n}\n', ['unknown ignored plugin.nope at 2 nope']],
    ['license = "x"\n', ['unknown ignored license at 1 license']],
    ['ui {\n  nope = 1\n}\n', ['unknown ignored ui.nope at 2 nope']],
    ['limits {\n nope = 1\n}\n', ['unknown ignored limits.nope at 2 nope']],
    ['options {\n}\n', ['unknown ignored options at 1 options']],
    ['meta {}\nservers = []\n', ['unknown ignored meta at 1 meta', 'unknown ignored servers at 2 servers']],
    [
      'client {\n  stats {}\n stats {}\n}\n',
      ['unknown ignored client.stats at 2 stats', 'unknown refused client.stats at 3 stats'],
    ],
    [
      'client {\n template {\n  wait_bounds {\n   min = "5s"\n  }\n }\n}\n',
      ['dropped ignored client.template.wait_bounds at 3 wait_bounds'],
    ],
    [
      'client {\n template {\n  wait_bounds {\n   min = "5s"\n  }\n  disable_file_sandbox = false\n }\n}\n',
      ['dropped ignored client.template.wait_bounds at 3 wait_bounds'],
    ],
  ])('that is unknown or without effect: %j', (text, issues) => expect(issueTexts(text)).toEqual(issues))

  it.each<Case>([
    [
      '{"tls": {"http": true}, "tls": {"rpc": true}}',
      ['duplicate refused tls at 1 "tls", key tls, first 1 "tls"'],
    ],
    ['{"tls": [{"http": true}, {"http": true}]}', ['duplicate refused tls at 1 {, key tls, first 1 {']],
    ['{"nope": {"a": {}}}', []],
    ['{"server": {"raft_logstore": {"backend": "wal"}}}', ['flattened refused server at 1 "server"']],
    ['{"vault": {"nope": {"ttl": "1h"}}}', ['flattened refused vault at 1 "vault"']],
    ['{"client": {"host_volume": {"a": {"path": "/a"}}}}', ['flattened refused client at 1 "client"']],
    ['{"client": {"host_volume": {"a": {"path": "/a"}}, "enabled": true}}', []],
    ['{"server": {"//": "a"}}', ['unknown refused server.// at 1 "//"']],
    ['{"ui": {"//": "a", "nope": 1}}', ['unknown ignored ui.nope at 1 "nope"']],
    ['{"plugin": {"docker": {"//": "a"}}}', []],
    ['{"plugin": [{"docker": {"config": {}}}]}', []],
    ['{"client": {"meta": {"a": "b"}}}', []],
    [
      '{"client": {"enabled": {"a": {"b": 1}}}}',
      ['wrong-type refused client.enabled at 1 "a", key enabled, found a block'],
    ],
    ['{"consul": {"//": "c", "nope": 1}}', ['unknown ignored consul.nope at 1 "nope"']],
    [
      '{"ui": {"label": {"text": {"a": 1}}}}',
      ['flattened refused ui at 1 "ui"', 'wrong-type refused ui.label.text at 1 {, key text, found a block'],
    ],
    [
      '{"acl": {"enabled": true, "enabled": false}}',
      ['duplicate refused acl.enabled at 1 "enabled", key enabled, first 1 "enabled"'],
    ],
    ['{"plugin": {"docker": 5}}', ['label-missing ignored plugin at 1 "plugin", key plugin']],
    ['{"keyring": {"aead": {"active": true}}}', []],
    ['{"audit": {"enabled": true, "sink": {"a": {"type": "file"}}}}', []],
    ['{"telemetry": {"nope": {"a": {"b": 1}}}}', ['unknown refused telemetry.nope at 1 "nope"']],
  ])('in JSON: %j', (text, issues) => expect(issueTexts(text, 'nomad.json')).toEqual(issues))

  it.each([
    'region = true\n',
    'region = 08\n',
    'bind_addr = 1.5\n',
    'server {\n  enabled_schedulers = {}\n}\n',
    'server {\n  enabled_schedulers {}\n}\n',
    'client {\n  meta {\n    a = 1\n  }\n}\n',
    'client = {}\n',
    'plugin {\n  docker {\n  }\n}\n',
    'plugin "docker" {\n args = ["a"]\n args = ["b"]\n config {}\n config {}\n}\n',
    'audit {\n sink "a" {}\n sink "a" {}\n}\n',
    'keyring "awskms" {\n  region = "a"\n  region = "b"\n}\n',
    'consul {\n  tags = [1, true]\n  tags = ["b"]\n}\n',
    'consul {\n ssl = 1.5\n}\n',
    'client {\n template {\n  wait_bounds {\n  }\n }\n}\n',
    'client {\n template {\n  wait_bounds {\n   min = ""\n  }\n }\n}\n',
    'client {\n template {\n  wait_bounds {\n   min = "5s"\n  }\n  disable_file_sandbox = true\n }\n}\n',
    'client {\n template {\n  wait_bounds {\n   min = "5s"\n  }\n  wait {\n min = "5s"\n}\n }\n}\n',
  ])('and nothing of what Nomad takes: %j', (text) => expect(issueTexts(text)).toEqual([]))
})
