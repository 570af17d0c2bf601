import { describe, expect, it } from 'vitest'
import { issueTexts } from './issue-text.ts'

type Case = readonly [text: string, issues: readonly string[]]

describe('what is told of a name in JSON', () => {
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
    ['{"plugin": {"a": {"config" "b": 1}}}', []],
    [
      '{"client": {"meta" "a" "b": "c"}}',
      [
        'label refused client.meta at 1 "a"',
        'wrong-type refused client.meta at 1 "b", key meta, found a block, part member',
      ],
    ],
    [
      '{"plugin": {"a": {"config": "b"}}}',
      ['wrong-type refused plugin.config at 1 "b", key config, found text'],
    ],
    [
      '{"plugin": {"a" "b": []}}',
      ['label-missing ignored plugin at 1 "plugin", key plugin', 'unknown ignored plugin.b at 1 "b"'],
    ],
    ['{"plugin": {"a": {"config" "b": 1, "args": ["x"]}}}', []],
    ['{"vault": {"default_identity": {"ttl": "1h"}, "enabled": true}}', []],
    ['{"vault": {"nope": {"ttl": "1h"}}}', ['flattened refused vault at 1 "vault"']],
    ['{"ui": {"label": {"a": {"b": 1}}}}', ['unknown refused ui.label.a at 1 "a"']],
    ['{"ui": {"label" "x": {"text": "y"}}}', ['unknown refused ui.label.x at 1 "x"']],
    [
      '{"limits": {"http_max_conns_per_client": {"a": {"b": 1}}}}',
      [
        'wrong-type refused limits.http_max_conns_per_client at 1 "a", key http_max_conns_per_client, found a block',
      ],
    ],
    [
      '{"client": {"servers": {"a": {"b": 1}}}}',
      [
        'flattened refused client at 1 "client"',
        'wrong-type refused client.servers at 1 "a", key servers, found a block',
      ],
    ],
    [
      '{"client": {"options": {"a": {"b": "c"}}}}',
      [
        'flattened refused client at 1 "client"',
        'wrong-type refused client.options at 1 {, key options, found a block, part member',
      ],
    ],
    ['{"tls": {"http": {"a": true}}}', ['wrong-type refused tls.http at 1 {, key http, found a block']],
    [
      '{"server": {"server_join": {"retry_max": {"a": 1}}}}',
      [
        'flattened refused server at 1 "server"',
        'wrong-type refused server.server_join.retry_max at 1 {, key retry_max, found a block',
      ],
    ],
    [
      '{"telemetry": {"prefix_filter": {"a": {"b": 1}}}}',
      [
        'flattened refused telemetry at 1 "telemetry"',
        'wrong-type refused telemetry.prefix_filter at 1 "a", key prefix_filter, found a block',
      ],
    ],
  ])('%j', (text, issues) => expect(issueTexts(text, 'nomad.json')).toEqual(issues))

  it('that takes its own away from a block in JSON', () => {
    const [issue, ...more] = issueTexts('{"vault": {"default_identity": {"ttl": "1h"}}}', 'nomad.json')
    expect(issue).toMatch(/^flattened ignored .*vault at 1 "vault"$/)
    expect(more).toEqual([])
    expect(issueTexts('{"vault": {"nope": {"ttl": "1h"}}}', 'nomad.json')).toHaveLength(1)
  })
})
