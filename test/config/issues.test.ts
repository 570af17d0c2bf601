import { describe, expect, it } from 'vitest'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { createSource, textOf } from '../../server/text/source.ts'

/** What is found in a file, as `kind effect name`, with the text it points at. */
function issuesOf(text: string, path = 'nomad.hcl'): readonly string[] {
  const { issues, source } = parseConfigFile(createSource(path, text), true)
  return issues.map(
    ({ kind, effect, name, within, at }) =>
      `${kind} ${effect} ${within === '' ? name : `${within}.${name}`}: ${textOf(source, at.span)}`,
  )
}

describe('one issue a mistake', () => {
  it.each([
    ['a label and what it hides', 'tls "x" {\n  http = true\n}', ['label refused tls: "x"']],
    ['an unknown block with labels', 'nope "x" "y" {\n  a = 1\n}', ['unknown refused nope: nope']],
    [
      'a block where a value should be',
      'client {\n  enabled "x" {}\n}',
      ['wrong-type refused client.enabled: "x"'],
    ],
    ['a keyring that is text', 'keyring = "aead"', ['wrong-type refused keyring: "aead"']],
    [
      'a label in an unchecked block',
      'ui {\n  label "x" {\n    text = "y"\n  }\n}',
      ['label ignored ui.label: "x"'],
    ],
    [
      'objects alone in JSON',
      '{"server": {"raft_logstore": {"backend": "wal"}, "search": {"limit_query": 7}}}',
      ['flattened refused server: "server"'],
    ],
    [
      'an unknown name in such an object',
      '{"tls": {"nope": {"a": 1}}}',
      ['unknown refused tls.nope: "nope"'],
    ],
    [
      'a colon that is missing in JSON',
      '{"rpc" "accept_backlog": 0}',
      ['label refused rpc: "accept_backlog"'],
    ],
    [
      '`wait_bounds` alone',
      'client {\n  template {\n    wait_bounds {\n      min = "5s"\n    }\n    max_stale = ""\n  }\n}',
      ['dropped ignored client.template.wait_bounds: wait_bounds'],
    ],
    [
      '`wait_bounds` beside a number',
      'client {\n  template {\n    wait_bounds {\n      min = "5s"\n    }\n    consul_retry {\n      attempts = 0\n    }\n  }\n}',
      [],
    ],
    ['a key without a value, which Nomad drops', 'server {\n  a = }\n}', []],
    [
      'a label that is no text',
      '{"plugin": {"\\400": 5}}',
      ['label-missing ignored plugin: "plugin"', 'crash refused plugin.\\400: "\\400"'],
    ],
    [
      'a member of a map behind which a colon is missing in JSON',
      '{"client": {"meta" "a": "b"}}',
      ['label refused client.meta: "a"'],
    ],
    ['the same where a list should be', 'client {\n  servers {\n    a = }\n  }\n}', []],
    [
      'a block whose only setting is its label',
      'audit {\n  sink {\n    rotateduration = ""\n  }\n}',
      ['label-missing ignored audit.sink: sink', 'go-name refused audit.sink.rotateduration: rotateduration'],
    ],
    ['a repeat in a JSON list', '{"tls": [{"http": true}, {"rpc": true}]}', ['duplicate refused tls: {']],
  ])('%s', (_, text, found) => expect(issuesOf(text)).toEqual(found))
})

describe('what Nomad tolerates', () => {
  it.each([
    ['five server blocks', 'server {}\n'.repeat(5), 0],
    ['a sixth', 'server {}\n'.repeat(6), 1],
    ['ten templates of a client', `client {\n${'template {}\n'.repeat(10)}}`, 0],
    ['an eleventh', `client {\n${'template {}\n'.repeat(11)}}`, 1],
    ['as many header blocks as headers, and one', 'http_api_response_headers {\n a = "b"\n}\n'.repeat(2), 0],
    ['not one more', 'http_api_response_headers {\n a = "b"\n}\n'.repeat(3), 1],
  ])('%s', (_, text, refused) =>
    expect(issuesOf(text).filter((issue) => issue.includes(' refused '))).toHaveLength(refused),
  )

  it('is told all the same where it has no effect', () => {
    expect(issuesOf('server_join {\n  retry_join = ["a"]\n}')).toEqual([
      'unknown ignored server_join: server_join',
    ])
  })

  it('is what it has forgotten: the last block with a mistake decides', () => {
    expect(issuesOf('server {\n  nope = 1\n}\nserver {\n  preemption_config = 1\n}')).toEqual([
      'unknown ignored server.nope: nope',
      'unknown ignored server.preemption_config: preemption_config',
    ])
    expect(issuesOf('server {\n  nope = 1\n}\nserver {\n  other = 1\n}')).toEqual([
      'unknown refused server.nope: nope',
      'unknown refused server.other: other',
    ])
  })
})

describe('blocks that Nomad takes out by hand', () => {
  it('lose the identity of a second block of the same name', () => {
    expect(issuesOf('vault {}\nvault {\n  default_identity {\n    ttl = "x"\n  }\n}')).toEqual([
      'duplicate ignored vault.default_identity: default_identity',
    ])
  })

  it('take the exact spelling before any other', () => {
    expect(issuesOf('consul {\n  address = "a:1"\n  ADDRESS = "b:2"\n}')).toEqual([
      'duplicate ignored consul.address: ADDRESS',
    ])
  })

  it('know identities in lower case alone', () => {
    expect(issuesOf('vault {\n  DEFAULT_IDENTITY {}\n}')).toEqual([
      'unknown refused vault.DEFAULT_IDENTITY: DEFAULT_IDENTITY',
    ])
  })

  it('know durations by the time they are merged', () => {
    expect(issuesOf('rpc {\n  dial_timeout = "x"\n  dial_timeout = "5s"\n}')).toEqual([
      'duplicate ignored rpc.dial_timeout: dial_timeout',
    ])
  })
})

describe('a file that does not parse', () => {
  it.each([
    ['is judged where an error leaves no doubt', 'region = yes\ntls {\n  htpp = true\n}', 1],
    ['not on the line of an error', 'server {\n  encrypt = /q83vEjRWeJCrze8=\n}', 0],
    ['not in a block that may go on', 'tls {\n  htpp = true\nclient {\n  enabled = true\n}', 0],
    ['in a value of a block, the rest of it', 'tls {\n  rpc = yes\n  htpp = true\n}', 1],
    ['in a value of an inner block', 'client {\n  template {\n    wait = yes\n  }\n  nope = true\n}', 1],
    ['not in a block with an error between settings', 'tls {\n  = 1\n  htpp = true\n}', 0],
    ['but in others', 'tls {\n  = 1\n}\nserver {\n  nope = 1\n}', 1],
    ['not at the top with an error there', 'nope = 1\n= 1\n', 0],
    ['but in blocks', 'tls {\n  htpp = true\n}\n= 1\n', 1],
    ['what is not an error leaves all as it is', 'nope = 1\nregion = ', 1],
    ['not of a label that may be there yet', 'plugin {\n  args = yes\n}', 0],
    ['not on the line of an error in a block', 'tls {\n  rpc = yes }\nnope = 1', 1],
    ['not beside an error', 'tls {\n  rpc = yes htpp = 1\n}', 0],
    ['nor at the top behind a brace too many', 'server {\n  enabled = true\n}\n  bootstrap_expect = 3\n}', 0],
  ])('%s', (_, text, count) => expect(issuesOf(text)).toHaveLength(count))
})

describe('a template', () => {
  it.each([
    [
      'does not repeat what stands in two branches',
      '{% if a %}\nregion = "a"\n{% else %}\nregion = "b"\n{% endif %}\n',
      [],
    ],
    ['may fill in a label', 'keyring {\n{{ provider }}\n}\n', []],
    [
      'is not judged where not all of it could be read',
      'tls {\n  htpp = true\n}\nregion = yes\nname = {{ a }}\n',
      [],
    ],
    ['may be a block', 'tls = {{ tls }}\n', []],
    ['does not repeat what a condition holds', 'region = "a"\n{% if x %}\nregion = "b"\n{% endif %}\n', []],
    ['nor what it held', '{% if x %}\nregion = "a"\n{% endif %}\nregion = "b"\n', []],
    [
      'repeats what none holds',
      'region = "a"\nregion = "b"\n{% if x %}\nname = "a"\n{% endif %}\n',
      ['duplicate refused region: region'],
    ],
    ['may have a label somewhere', 'plugin {\n}\n{{ more }}\n', []],
    [
      'has none where it shows all',
      'plugin {\n}\nname = {{ a }}\n',
      ['label-missing ignored plugin: plugin'],
    ],
    ['may have keyrings', 'keyring {\n}\n{{ more }}\n', []],
    ['has none, either', 'keyring {\n}\nname = {{ a }}\n', ['crash refused keyring: keyring']],
    ['cannot be read whatever comes', 'region = "\\400"\n{{ more }}\n', ['crash refused region: "\\400"']],
    ['has values that are wrong', 'region = []\n{{ more }}\n', ['wrong-type refused region: [']],
    ['may hold more than objects', '{"server": {"search": {"limit_query": 7}} {{ more }} }', []],
    [
      'holds no more',
      '{"server": {"search": {"limit_query": 7}}, "name": {{ a }} }',
      ['flattened refused server: "server"'],
    ],
    ['misspells like any file', 'tls {\n  htpp = {{ tls }}\n}\n', ['unknown refused tls.htpp: htpp']],
  ])('%s', (_, text, found) => expect(issuesOf(text, 'nomad.hcl.j2')).toEqual(found))
})
