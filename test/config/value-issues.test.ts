import { describe, expect, it } from 'vitest'
import { issueTexts } from './issue-text.ts'

type Case = readonly [text: string, issues: readonly string[]]

describe('what is told of a value', () => {
  it.each<Case>([
    ['region = ["a"]\n', ['wrong-type refused region at 1 [, key region, found a list']],
    ['region = []\n', ['wrong-type refused region at 1 [, key region, found a list']],
    ['region {}\n', ['wrong-type refused region at 1 {, key region, found an empty block']],
    ['region {\n a = 1\n}\n', ['wrong-type refused region at 1 {, key region, found a block']],
    ['region "x" {}\n', ['wrong-type refused region at 1 "x", key region, found a block']],
    [
      'region = "\\400"\n',
      [
        'crash refused region at 1 "\\400", key region, reason Nomad cannot read this string: an octal escape goes up to \\377.',
      ],
    ],
    ['log_json = "maybe"\n', ['wrong-type refused log_json at 1 "maybe", key log_json, found text']],
    ['log_json = 2\n', ['wrong-type refused log_json at 1 2, key log_json, found a number']],
    [
      'leave_on_interrupt = []\n',
      ['wrong-type refused leave_on_interrupt at 1 [, key leave_on_interrupt, found a list'],
    ],
    [
      'server {\n  bootstrap_expect = "x"\n}\n',
      ['wrong-type refused server.bootstrap_expect at 2 "x", key bootstrap_expect, found text'],
    ],
    [
      'server {\n  bootstrap_expect = 1.5\n}\n',
      [
        'wrong-type refused server.bootstrap_expect at 2 1.5, key bootstrap_expect, found a number with a fraction',
      ],
    ],
    [
      'server {\n  bootstrap_expect = "\\400"\n}\n',
      [
        'crash refused server.bootstrap_expect at 2 "\\400", key bootstrap_expect, reason Nomad cannot read this string: an octal escape goes up to \\377.',
      ],
    ],
    [
      'server {\n bootstrap_expect = 99999999999999999999\n}\n',
      [
        'wrong-type refused server.bootstrap_expect at 2 99999999999999999999, key bootstrap_expect, reason Nomad cannot read this number: it does not fit into 64 bits.',
      ],
    ],
    [
      'server {\n bootstrap_expect = true\n}\n',
      ['wrong-type refused server.bootstrap_expect at 2 true, key bootstrap_expect, found true or false'],
    ],
    [
      'server {\n  enabled_schedulers = "service"\n}\n',
      ['wrong-type refused server.enabled_schedulers at 2 "service", key enabled_schedulers, found text'],
    ],
    [
      'server {\n  enabled_schedulers = ["a", ["b"]]\n}\n',
      [
        'wrong-type refused server.enabled_schedulers at 2 [, key enabled_schedulers, found a list, part element',
      ],
    ],
    [
      'server {\n  enabled_schedulers = [true, {}]\n}\n',
      [
        'wrong-type refused server.enabled_schedulers at 2 {, key enabled_schedulers, found an empty block, part element',
      ],
    ],
    [
      'server {\n  enabled_schedulers = { a = 1 }\n}\n',
      ['wrong-type refused server.enabled_schedulers at 2 {, key enabled_schedulers, found a block'],
    ],
    [
      'server {\n  enabled_schedulers "a" {}\n}\n',
      ['wrong-type refused server.enabled_schedulers at 2 "a", key enabled_schedulers, found a block'],
    ],
    ['client {\n  meta = "x"\n}\n', ['wrong-type refused client.meta at 2 "x", key meta, found text']],
    ['client {\n  meta = []\n}\n', ['wrong-type refused client.meta at 2 [, key meta, found a list']],
    [
      'client {\n  meta {\n    a = []\n  }\n}\n',
      ['wrong-type refused client.meta at 3 [, key meta, found a list, part member'],
    ],
    [
      'client {\n  meta {\n    a {}\n  }\n}\n',
      ['wrong-type refused client.meta at 3 {, key meta, found an empty block, part member'],
    ],
    [
      'client {\n  meta "a" {\n    b = "c"\n  }\n}\n',
      ['wrong-type refused client.meta at 2 {, key meta, found a block, part member'],
    ],
    [
      'client {\n  meta {\n    a = "\\400"\n  }\n}\n',
      [
        'crash refused client.meta at 3 "\\400", key meta, part member, reason Nomad cannot read this string: an octal escape goes up to \\377.',
      ],
    ],
    [
      'client {\n meta {\n  "\\400" = "a"\n }\n}\n',
      [
        'crash refused client.meta at 3 "\\400", key meta, reason Nomad cannot read this key: an octal escape goes up to \\377.',
      ],
    ],
    ['client = []\n', ['wrong-type refused client at 1 [, key client, found a list']],
    ['client = [1]\n', ['wrong-type refused client at 1 [, key client, found a list']],
    ['client = "x"\n', ['wrong-type refused client at 1 "x", key client, found text']],
    ['client = 1\n', ['wrong-type refused client at 1 1, key client, found a number']],
    [
      'plugin "docker" {\n  config = "x"\n}\n',
      ['wrong-type refused plugin.config at 2 "x", key config, found text'],
    ],
    [
      'plugin "docker" {\n  config {\n    a = "\\400"\n  }\n}\n',
      [
        'crash refused plugin.config at 3 "\\400", key config, reason Nomad cannot read this string: an octal escape goes up to \\377.',
      ],
    ],
    [
      'plugin "docker" {\n  config {\n    a = ["\\400"]\n  }\n}\n',
      [
        'crash refused plugin.config at 3 "\\400", key config, reason Nomad cannot read this string: an octal escape goes up to \\377.',
      ],
    ],
    [
      'plugin "docker" {\n  config {\n    "\\400" = 1\n  }\n}\n',
      [
        'crash refused plugin.config at 3 "\\400", key config, reason Nomad cannot read this key: an octal escape goes up to \\377.',
      ],
    ],
    [
      'plugin "docker" {\n  config {\n    b {\n a = "\\400"\n }\n  }\n}\n',
      [
        'crash refused plugin.config at 4 "\\400", key config, reason Nomad cannot read this string: an octal escape goes up to \\377.',
      ],
    ],
    [
      'plugin "docker" {\n  config = []\n}\n',
      ['wrong-type refused plugin.config at 2 [, key config, found a list'],
    ],
    ['plugin = ["a"]\n', ['wrong-type refused plugin at 1 [, key plugin, found a list']],
    [
      'server {\n  heartbeat_grace = "x"\n}\n',
      ['wrong-type refused server.heartbeat_grace at 2 "x", key heartbeat_grace, found text'],
    ],
    [
      'server {\n  heartbeat_grace = "30"\n}\n',
      ['unit-missing refused server.heartbeat_grace at 2 "30", key heartbeat_grace, found text'],
    ],
    [
      'server {\n  heartbeat_grace = 30\n}\n',
      ['unit-missing refused server.heartbeat_grace at 2 30, key heartbeat_grace, found text'],
    ],
    [
      'client {\n fingerprint "a" {\n  retry_interval = "x"\n }\n}\n',
      ['wrong-type refused client.fingerprint.retry_interval at 3 "x", key retry_interval, found text'],
    ],
    [
      'client {\n  chroot_env "a" {\n  }\n}\n',
      ['wrong-type refused client.chroot_env at 2 {, key chroot_env, found an empty block, part member'],
    ],
    [
      '"\\400" = 1\n',
      [
        'crash refused \\400 at 1 "\\400", reason Nomad cannot read this key: an octal escape goes up to \\377.',
      ],
    ],
  ])('that its key does not take: %j', (text, issues) => expect(issueTexts(text)).toEqual(issues))

  it.each<Case>([
    ['keyring "aead" {\n  a = 1\n}\n', ['wrong-type refused keyring.a at 2 1, key a, found a number']],
    ['keyring "aead" {\n  a = []\n}\n', ['wrong-type refused keyring.a at 2 [, key a, found a list']],
    ['keyring "aead" {\n  a {}\n}\n', ['wrong-type refused keyring.a at 2 {, key a, found a block']],
    ['keyring "aead" {}\nkeyring = "x"\n', ['wrong-type refused keyring at 2 "x", key keyring, found text']],
    ['keyring {\n}\n', ['crash refused keyring at 1 keyring, key keyring']],
    ['keyring "a" {}\nkeyring {}\n', ['crash refused keyring at 2 keyring, key keyring']],
    [
      'keyring "a" "b" {\n}\n',
      ['label refused keyring at 1 "b"', 'wrong-type refused keyring.b at 1 "b", key b, found a block'],
    ],
  ])('that a keyring does not take: %j', (text, issues) => expect(issueTexts(text)).toEqual(issues))

  it.each<Case>([
    ['vault {\n  enabled = "x"\n}\n', ['wrong-type refused vault.enabled at 2 "x", key enabled, found text']],
    ['vault "x" {\n}\n', ['label refused vault at 1 "x"']],
    ['vault {\n  timeout = "x"\n}\n', ['unknown ignored vault.timeout at 2 timeout']],
    [
      'consul {\n  timeout = "x"\n}\nconsul {\n  timeout = "5s"\n}\n',
      ['wrong-type refused consul.timeout at 2 "x", key timeout, found text'],
    ],
    [
      'consul {\n  timeout = "30"\n}\n',
      ['unit-missing refused consul.timeout at 2 "30", key timeout, found text'],
    ],
    [
      'consul {\n  timeout = "x"\n}\n',
      ['wrong-type refused consul.timeout at 2 "x", key timeout, found text'],
    ],
    ['vault {\n  nope = 1\n}\n', ['unknown ignored vault.nope at 2 nope']],
    ['vault {\n  default_identity "x" {}\n}\n', ['label ignored vault.default_identity at 2 "x"']],
    [
      'vault {\n  default_identity {\n    aud = "x"\n    nope = 1\n  }\n}\n',
      ['unknown ignored vault.default_identity.nope at 4 nope'],
    ],
    [
      'vault {\n  default_identity {\n    aud = [[]]\n  }\n}\n',
      ['wrong-type refused vault.default_identity.aud at 3 [, key aud, found a list'],
    ],
    [
      'vault {\n  connectionretryintv = 5\n}\n',
      ['go-name ignored vault.connectionretryintv at 2 connectionretryintv, data 5'],
    ],
    [
      'vault {\n  connectionretryintv = "x"\n}\n',
      ['go-name refused vault.connectionretryintv at 2 connectionretryintv'],
    ],
    ['vault {\n  name = {}\n}\n', ['wrong-type refused vault.name at 2 {, key name, found a block']],
    ['vault {\n  name = { a = 1 }\n}\n', ['wrong-type refused vault.name at 2 {, key name, found a block']],
    [
      'vault {\n  address = "a"\n  address = "b"\n}\n',
      ['duplicate ignored vault.address at 3 address, key address, first 2 address'],
    ],
    [
      'consul {\n service_identity {\n  extra_claims { a = {} }\n }\n}\n',
      ['wrong-type refused consul.service_identity.extra_claims at 3 {, key extra_claims, found a block'],
    ],
    ['consul {\n ssl = []\n}\n', ['wrong-type refused consul.ssl at 2 [, key ssl, found a list']],
  ])('that mapstructure does not take: %j', (text, issues) => expect(issueTexts(text)).toEqual(issues))
})
