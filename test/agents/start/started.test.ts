import { describe, expect, it } from 'vitest'
import { assembleAgent } from '../../../server/agents/assemble.ts'
import { readFlags } from '../../../server/agents/start/flags.ts'
import { startedWith } from '../../../server/agents/start/started.ts'
import { placed, splitWords } from '../../../server/agents/start/words.ts'
import { createSource, textOf } from '../../../server/text/source.ts'
import { filesOf, settingOf } from '../agent-of.ts'

/** As in a unit, where variables are put in. */
function read(flags: string) {
  return startedWith(readFlags(splitWords(placed(flags), 'systemd')), createSource('x.service', flags))
}

function startedAgent(flags: string, ...texts: readonly string[]) {
  return assembleAgent({ name: 'agent', files: filesOf(texts), grouping: '', started: [read(flags)] })
}

describe('what flags say', () => {
  it.each([
    ['-consul-address=c:8500 -consul-ssl', 'consul#default.address', 'c:8500'],
    ['-consul-address=c:8500 -consul-ssl', 'consul#default.ssl', true],
    ['-region=a -region=b', 'region', 'b'],
    ['-retry-join=a,b -retry-join c', 'server.server_join.retry_join', ['a,b', 'c']],
    ['-servers=a,b -servers c', 'client.servers', ['c']],
    ['-servers=a,b', 'client.servers', ['a', 'b']],
    ['-meta a=1 -meta b= -meta a=2', 'client.meta', { a: '2', b: '' }],
    ['-meta =x', 'client.meta', { '': 'x' }],
    ['-data-dir=/d -config=/c -client-intro-token=x', 'data_dir', '/d'],
  ])('%s: %s', (flags, path, effective) => {
    const agent = startedAgent(flags, '')
    expect(settingOf(agent, path)).toMatchObject({ effective, unknown: false })
    expect(agent.roleKnown).toBe(true)
  })

  it.each([
    ['-region=$R', 'region'],
    ['-retry-join=a -retry-join=$B', 'server.server_join.retry_join'],
    ['-meta=a=$A -meta=b=1', 'client.meta'],
    ['-consul-ssl=$S', 'consul#default.ssl'],
  ])('is not known where a variable stands: %s', (flags, path) => {
    const setting = settingOf(startedAgent(flags, 'region = "eu"'), path)
    expect(setting).toMatchObject({ written: true, effective: undefined, unknown: true })
    expect(setting.origins.some(({ unknown }) => unknown === 'template')).toBe(true)
  })

  it('leads back to where it stands', () => {
    const { config } = startedAgent('-encrypt abc -consul-ssl', '')
    const places = [config.server.encrypt, config.consul.get('default')?.ssl].map((setting) =>
      setting?.origins.map(({ pointer, key, value }) => [
        pointer,
        textOf(key.source, key.span),
        textOf(value.source, value.span),
      ]),
    )
    expect(places).toEqual([
      [['/server/encrypt', '-encrypt', 'abc']],
      [['/consul/default/ssl', '-consul-ssl', '-consul-ssl']],
    ])
  })

  it('of development leads back to the flag', () => {
    const { client } = startedAgent('-dev', '').config
    expect(client.enabled.origins.map(({ pointer }) => pointer)).toEqual(['/client/enabled'])
  })
})

describe('an agent may be more than its flags say', () => {
  it.each([
    ['with words that are not known', '-log-json $OPTIONS', true],
    ['with flags that Nomad does not take', '-sever -log-json', true],
    ['not else', '-log-json', false],
  ])('%s: %s', (_, flags, open) => {
    expect(read(flags).config.open === true).toBe(open)
    const { complete, roleKnown } = startedAgent(flags, 'client {\n  enabled = true\n}')
    expect({ complete, roleKnown }).toEqual({ complete: !open, roleKnown: true })
    expect(startedAgent(flags, '').roleKnown).toBe(!open)
  })
})

it('flags are shown without -config, and secrets as stars', () => {
  expect(read('-config=/a -server -region eu -encrypt ****** -log-json=false').text).toBe(
    '-server -region=eu -encrypt=******** -log-json=false',
  )
  expect(read('-config=/a -config $B').configs).toMatchObject([
    { path: '/a', unknown: false },
    { path: '$B', unknown: true },
  ])
})
