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
    [
      'plugin {\n  docker {\n  }\n  args = "x"\n}\n',
      [
        'label-missing ignored plugin at 1 plugin, key plugin',
        'wrong-type refused plugin.args at 4 "x", key args, found text',
      ],
    ],
    [
      'vault {\n default_identity {}\n}\nvault {\n default_identity {}\n}\n',
      [
        'duplicate ignored vault.default_identity at 5 default_identity, key default_identity, first 2 default_identity',
      ],
    ],
    [
      'consul {\n ADDRESS = "a"\n Address = "b"\n address = "c"\n}\n',
      [
        'duplicate ignored consul.address at 2 ADDRESS, key address',
        'duplicate ignored consul.address at 3 Address, key address',
      ],
    ],
    [
      'consul {\n ADDRESS = "a"\n Address = "b"\n}\n',
      ['duplicate ignored consul.address at 3 Address, key address'],
    ],
    [
      'vault {\n default_identity {}\n default_identity {}\n}\n',
      [
        'duplicate ignored vault.default_identity at 3 default_identity, key default_identity, first 2 default_identity',
      ],
    ],
    ['consul {\n meta {}\n}\n', ['unknown ignored consul.meta at 2 meta']],
    [
      'client {\n template {\n  wait_bounds {\n   min = "5s"\n  }\n  vault_retry {\n   backoff = ""\n  }\n }\n}\n',
      ['dropped ignored client.template.wait_bounds at 3 wait_bounds'],
    ],
    [
      'vault {\n DEFAULT_IDENTITY {}\n}\n',
      ['unknown refused vault.DEFAULT_IDENTITY at 2 DEFAULT_IDENTITY, proper default_identity'],
    ],
    ['keyring = ["a"]\n', ['wrong-type refused keyring at 1 [, key keyring, found a list']],
    ['keyring = []\n', ['crash refused keyring at 1 keyring, key keyring']],
    [
      'keyring "a" {}\nkeyring "b" {}\nkeyring = []\nkeyring {}\n',
      ['crash refused keyring at 3 keyring, key keyring', 'crash refused keyring at 4 keyring, key keyring'],
    ],
    ['keyring = "a"\n', ['wrong-type refused keyring at 1 "a", key keyring, found text']],
    [
      'keyring = [1]\nkeyring "a" {}\n',
      [
        'wrong-type refused keyring at 1 [, key keyring, found a list',
        'crash refused keyring at 2 keyring, key keyring',
      ],
    ],
    [
      'consul {\n service_identity {}\n service_identity {}\n}\n',
      [
        'duplicate ignored consul.service_identity at 3 service_identity, key service_identity, first 2 service_identity',
      ],
    ],
    ['tls "nope" {\n}\n', ['label refused tls at 1 "nope", lost']],
    [
      'plugin "nope" {\n "\\400" = 1\n}\n',
      [
        'crash refused plugin.\\400 at 2 "\\400", reason Nomad cannot read this key: an octal escape goes up to \\377.',
      ],
    ],
    [
      'plugin "\\400" {\n}\n',
      [
        'crash refused \\400 at 1 "\\400", reason Nomad cannot read this key: an octal escape goes up to \\377.',
      ],
    ],
    [
      'nope "\\400" {\n}\n',
      [
        'unknown refused nope at 1 nope',
        'crash refused \\400 at 1 "\\400", reason Nomad cannot read this key: an octal escape goes up to \\377.',
      ],
    ],
    [
      'server "\\400" {\n}\n',
      [
        'crash refused server.\\400 at 1 "\\400", reason Nomad cannot read this key: an octal escape goes up to \\377.',
      ],
    ],
    [
      'acl {\n "\\400" = 1\n nope = 2\n}\n',
      [
        'crash refused acl.\\400 at 2 "\\400", reason Nomad cannot read this key: an octal escape goes up to \\377.',
        'unknown refused acl.nope at 3 nope',
      ],
    ],
    [
      'audit {\n sink "a" {\n  nope = 1\n  rotateduration = 5\n }\n}\n',
      [
        'unknown ignored audit.sink.nope at 3 nope',
        'go-name ignored audit.sink.rotateduration at 4 rotateduration, proper rotate_duration, data 5',
      ],
    ],
    ['client "x" {\n enabled = true\n}\n', ['label refused client at 1 "x", lost']],
    [
      'client {\n options "x" {\n a = "b"\n }\n}\n',
      ['wrong-type refused client.options at 2 {, key options, found a block, part member'],
    ],
    ['meta "x" {\n}\n', ['unknown ignored meta at 1 meta', 'label refused meta at 1 "x"']],
    [
      'client {\n meta {}\n meta {}\n meta {}\n}\n',
      [
        'duplicate refused client.meta at 3 meta, key meta, first 2 meta',
        'duplicate refused client.meta at 4 meta, key meta, first 2 meta',
      ],
    ],
    [
      'client {\n host_volume "a" "b" {\n path = "x"\n}\n}\n',
      ['label refused client.host_volume at 2 "b", lost'],
    ],
    [
      'ui {\n content_security_policy {\n  nope = 1\n }\n}\n',
      ['unknown ignored ui.content_security_policy.nope at 3 nope'],
    ],
    [
      'ui {\n label {\n  text = "a"\n  text = "b"\n }\n label {\n }\n}\n',
      ['duplicate ignored ui.label.text at 4 text, key text, first 3 text'],
    ],
    [
      'version {\n builddate {\n  wall = 1\n }\n version {\n a = 1 \n }\n}\n',
      [
        'go-name ignored version at 1 version',
        'go-name ignored version.builddate at 2 builddate',
        'go-name refused version.version at 5 version',
      ],
    ],
  ])('that is unknown or without effect: %j', (text, issues) => expect(issueTexts(text)).toEqual(issues))

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
    'server {\n  "${a}" = 1\n}\n',
    'client {\n template {\n  wait_bounds {\n   min = "5s"\n  }\n  vault_retry {\n   attempts = "${a}"\n  }\n }\n}\n',
    'plugin "a" {\n config {}\n config {}\n args = []\n args = []\n}\n',
  ])('and nothing of what Nomad takes: %j', (text) => expect(issueTexts(text)).toEqual([]))
})
