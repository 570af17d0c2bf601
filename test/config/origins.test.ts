import { describe, expect, it } from 'vitest'
import { writtenIn } from './written-in.ts'

type Case = readonly [text: string, lines: readonly string[]]

describe('each setting knows where it is written', () => {
  it.each<Case>([
    ['region = "a"\n', ['/region 1: "a"']],
    ['server {\n  enabled = true\n}\n', ['/server/enabled 2: true']],
    [
      'plugin "a" {\n  args = ["x"]\n}\nplugin "b" {\n  args = ["y"]\n}\n',
      ['/plugin/0/args 2: ["x"]', '/plugin/1/args 5: ["y"]'],
    ],
    [
      'plugin "a" {\n args = ["x"]\n}\nplugin "a" {\n args = ["y"]\n}\n',
      ['/plugin/0/args 2: ["x"]', '/plugin/1/args 5: ["y"]'],
    ],
    [
      'vault {\n address = "a"\n}\nvault {\n address = "b"\n}\n',
      ['/vault/0/address 2: "a"', '/vault/1/address 5: "b"', '= "b"'],
    ],
    [
      'vault {\n enabled = true\n}\nvault {\n address = "b"\n enabled = false\n}\n',
      ['/vault/0/enabled 2: true', '/vault/1/enabled 6: false', '= false', '/vault/1/address 5: "b"'],
    ],
    ['vault {\n nope = 1\n}\nvault {\n nope = 2\n}\n', ['?vault.nope', '?vault.nope']],
    [
      'vault {\n default_identity {\n  aud = ["a"]\n }\n}\nvault {\n default_identity {\n  aud = ["b"]\n }\n}\n',
      ['/vault/0/default_identity/aud 3: ["a"]'],
    ],
    [
      'consul {\n name = "b"\n tags = ["a"]\n}\nconsul {\n tags = ["c"]\n name = "b"\n}\n',
      [
        '/consul/0/name 2: "b"',
        '/consul/1/name 7: "b"',
        '= "b"',
        '/consul/0/tags 3: ["a"]',
        '/consul/1/tags 6: ["c"]',
        '= ["a","c"]',
      ],
    ],
    ['consul {\n ADDRESS = "a"\n address = "b"\n}\n', ['/consul/0/address 3: "b"']],
    ['consul {\n ADDRESS = "a"\n Address = "b"\n}\n', ['/consul/0/address 2: "a"']],
    ['consul {\n address = "${a}"\n}\n', ['/consul/0/address 2: template']],
    ['consul {\n tags = ["${a}"]\n}\n', ['/consul/0/tags 2: template']],
    ['consul {\n timeout = "${a}"\n}\n', ['/consul/0/timeout 2: template']],
    ['consul {\n timeout = "x"\n}\n', ['/consul/0/timeout 2: "x"']],
    ['consul {\n timeout = "5s"\n}\n', ['/consul/0/timeout 2: "5s"']],
    ['consul {\n service_identity {\n  nope = 1\n }\n}\n', ['?service_identity.nope']],
    ['consul {\n service_identity {\n ttl = "1h"\n}\n}\n', ['/consul/0/service_identity/ttl 3: "1h"']],
    ['region = ["a"]\n', ['/region 1: refused']],
    ['region = "${a}"\n', ['/region 1: template']],
    ['server {\n nope = 1\n}\n', ['?server.nope']],
    ['client {\n template {\n  nope = 1\n }\n}\n', ['?template.nope']],
    ['client {\n host_volume "a" {\n  nope = 1\n }\n}\n', ['?host_volume.nope']],
    [
      'client {\n  servers = ["a"]\n  servers = ["b"]\n}\n',
      ['/client/servers 2: ["a"]', '/client/servers 3: ["b"]', '= ["a","b"]'],
    ],
    [
      'client {\n  servers = ["a"]\n  servers = ["${b}"]\n}\n',
      ['/client/servers 2: ["a"]', '/client/servers 3: template', '= template'],
    ],
    [
      'client {\n  servers = ["a"]\n  servers = "b"\n}\n',
      ['/client/servers 2: ["a"]', '/client/servers 3: refused', '= refused'],
    ],
    [
      'client {\n  servers = []\n  servers = {}\n}\n',
      ['/client/servers 2: []', '/client/servers 3: []', '= []'],
    ],
    [
      'client {\n  meta {\n    a = "b"\n    a = "c"\n  }\n  meta {\n    a = "d"\n    e = "f"\n  }\n}\n',
      ['/client/meta 2: {"a":"c"}', '/client/meta 6: {"a":"d","e":"f"}', '= {"a":"d","e":"f"}'],
    ],
    [
      'client {\n  meta {\n    __proto__ = "d"\n  }\n  meta {\n    __proto__ = "f"\n  }\n}\n',
      ['/client/meta 2: {"__proto__":"d"}', '/client/meta 5: {"__proto__":"f"}', '= {"__proto__":"f"}'],
    ],
    [
      'client {\n  meta {\n    a = "x"\n  }\n  meta = "b"\n}\n',
      ['/client/meta 2: {"a":"x"}', '/client/meta 5: refused', '= refused'],
    ],
    ['region = "a"\nregion = "b"\n', ['/region 1: "a"', '/region 2: "b"', '= "b"']],
    ['region = "a"\nregion = []\n', ['/region 1: "a"', '/region 2: refused', '= refused']],
    [
      'heartbeat = 1\nserver {\n heartbeat_grace = 30\n}\n',
      ['/server/heartbeat_grace 3: "30"', '?.heartbeat'],
    ],
    [
      'keyring "awskms" {\n  region = "a"\n  kms_key_id = "k"\n}\n',
      ['/keyring/0/region 2: "a"', '/keyring/0/kms_key_id 3: "k"'],
    ],
    [
      'keyring "awskms" {\n  active = true\n  name = "x"\n  zone = "z"\n}\n',
      ['/keyring/0/active 2: true', '/keyring/0/name 3: "x"', '/keyring/0/zone 4: "z"', '?keyring.zone'],
    ],
    ['keyring "awskms" {\n  name = "${x}"\n}\n', ['/keyring/0/name 2: template']],
    ['keyring "awskms" {\n  REGION = "a"\n}\n', ['/keyring/0/REGION 2: "a"', '?keyring.REGION']],
    ['keyring "a" {\n k = "${b}"\n}\n', ['/keyring/0/k 2: template', '?keyring.k']],
    [
      'plugin "a" {\n config {\n  x = 1\n }\n config {\n  y = [1, "2"]\n  z { w = true }\n }\n}\n',
      [
        '/plugin/0/config 2: {"x":1,"y":[1,"2"],"z":[{"w":true}]}',
        '/plugin/0/config 5: {"x":1,"y":[1,"2"],"z":[{"w":true}]}',
        '= {"x":1,"y":[1,"2"],"z":[{"w":true}]}',
      ],
    ],
    ['plugin "a" {\n config {\n  x = 99999999999999999999\n }\n}\n', ['/plugin/0/config 2: refused']],
    ['plugin "a" {\n config "b" {\n  x = 1\n }\n}\n', ['/plugin/0/config 2: {"b":[{"x":1}]}']],
    ['plugin "a" "config" {\n x = 1\n}\n', ['/plugin/0/config 1: {"x":1}']],
    ['plugin {\n args = {\n x = 1\n}\n}\n', ['?plugin.x']],
    ['plugin "a" {}\nkeyring "awskms" {\n region = "a"\n}\n', ['/keyring/0/region 3: "a"']],
    ['plugin {\n  args = ["a"]\n}\n', []],
    [
      'keyring "a" {\n k = "b"\n}\nkeyring "c" {\n k = "d"\n}\n',
      ['/keyring/0/k 2: "b"', '?keyring.k', '/keyring/1/k 5: "d"', '?keyring.k'],
    ],
    [
      'keyring "a" {\n name = "x"\n}\nkeyring "a" {\n name = "y"\n}\nkeyring "a" {\n}\n',
      ['/keyring/0/name 2: "x"', '/keyring/1/name 5: "y"'],
    ],
    [
      'vault {\n address = "a"\n}\nconsul {\n address = "b"\n}\n',
      ['/consul/0/address 5: "b"', '/vault/0/address 2: "a"'],
    ],
    [
      'plugin "a" {\n args = ["x"]\n}\nclient {\n host_volume "b" {\n  path = "/b"\n }\n}\n',
      ['/plugin/0/args 2: ["x"]', '/client/host_volume/0/path 6: "/b"'],
    ],
    [
      'client {\n meta {\n  a = "b"\n }\n meta {\n  a = "c"\n }\n meta {\n  a = "d"\n }\n}\n',
      ['/client/meta 2: {"a":"b"}', '/client/meta 5: {"a":"c"}', '/client/meta 8: {"a":"d"}', '= {"a":"d"}'],
    ],
  ])('where it was: %j', (text, lines) => expect(writtenIn(text)).toEqual(lines))

  it.each<Case>([
    ['region = \nserver {\n enabled = true\n}\n', ['/server/enabled 3: true', '/region 1: refused']],
    [
      'server {\n  encrypt = \n  enabled = true\n}\n',
      ['/server/enabled 3: true', '/server/encrypt 2: refused'],
    ],
    [
      'server {\n  encrypt = yes\n  enabled = true\n}\n',
      ['/server/enabled 3: true', '/server/encrypt 2: refused'],
    ],
    ['client {\n  meta {\n    a = yes\n    b = "c"\n  }\n}\n', ['/client/meta 2: {"b":"c"}']],
    ['client {\n servers = [yes, "a"]\n}\n', ['/client/servers 2: refused']],
    ['server = \nclient {\n enabled = true\n}\n', ['/client/enabled 3: true']],
    ['plugin "a" = \nregion = "a"\n', ['/region 2: "a"']],
    ['plugin = \nregion = "a"\n', ['/region 2: "a"']],
    ['vault = \nregion = "a"\n', ['/region 2: "a"']],
    [
      'vault {\n address = \n enabled = true\n}\n',
      ['/vault/0/enabled 3: true', '/vault/0/address 2: refused'],
    ],
    ['vault {\n default_identity = \n enabled = true\n}\n', ['/vault/0/enabled 3: true']],
    ['keyring "awskms" = \nregion = "a"\n', ['/region 2: "a"']],
    [
      'keyring "awskms" {\n region = \n k = "b"\n}\n',
      ['/keyring/0/region 2: refused', '/keyring/0/k 3: "b"', '?keyring.k'],
    ],
    ['version = \nregion = "a"\n', ['/region 2: "a"']],
    ['audit {\n filter = yes\n}\n', []],
    ['server {\n a = }\n', ['?server.a']],
    ['server {\n enabled = }\n', ['/server/enabled 2: refused']],
    ['vault {\n enabled = }\n', ['/vault/0/enabled 2: refused']],
    ['plugin "x" {\n args = }\n', ['/plugin/0/args 2: refused']],
    ['client {\n meta { a = }\n}\n', ['/client/meta 2: {}']],
    ['client {\n servers { a = }\n}\n', ['/client/servers 2: []']],
    ['plugin { a = }\n', []],
    ['plugin "x" {\n config = }\n', ['/plugin/0/config 2: refused']],
    ['plugin ""{config', ['/plugin/0/config 1: refused']],
    ['plugin {\n  args = yes\n}\n', []],
    ['keyring {\n a = }\n', []],
    ['nope = \nnope2 = yes\n', ['?.nope', '?.nope2']],
    ['SERVER {\n ENCRYPT = yes\n}\n', ['/server/encrypt 2: refused']],
  ])('in a file that does not parse, if not what: %j', (text, lines) =>
    expect(writtenIn(text)).toEqual(lines),
  )

  it.each<Case>([
    ['{"client": {"meta" "a": "b"}}', ['/client/meta 1: {"a":"b"}']],
    [
      '{"plugin": {"a": {"args": ["x"]}, "b": {"args": ["y"]}}}',
      ['/plugin/0/args 1: ["x"]', '/plugin/1/args 1: ["y"]'],
    ],
    ['{"client": {"meta": {"a": "b"}}}', ['/client/meta 1: {"a":"b"}']],
    [
      '{"client": {"enabled": true, "meta" "a": "b"}}',
      ['/client/enabled 1: true', '/client/meta 1: {"a":"b"}'],
    ],
    ['{"plugin": [{"docker": {"config": {"a": 1}}}]}', ['/plugin/0/config 1: {"a":1}']],
    ['{"region": }', []],
    ['{"server": {"enabled": true, "encrypt": }}', ['/server/enabled 1: true']],
  ])('in JSON: %j', (text, lines) => expect(writtenIn(text, 'nomad.json')).toEqual(lines))
})
