import { describe, expect, it } from 'vitest'
import { assembleAgent } from '../../../server/agents/assemble.ts'
import { readAgentFlags } from '../../../server/agents/start/agent-flags.ts'
import { agentFlags } from '../../../server/agents/start/flag-table.ts'
import { secretsOf } from '../../../server/config/secrets.ts'
import { textOf } from '../../../server/text/source.ts'
import { filesOf, settingOf } from '../agent-of.ts'

function startedAgent(flags: string, ...texts: readonly string[]) {
  const { started } = readAgentFlags(flags)
  return assembleAgent({ name: 'agent', files: filesOf(texts), grouping: '', started: [started] })
}

function problems(flags: string): readonly string[] {
  return readAgentFlags(flags).problems
}

describe('the flags of nomad agent', () => {
  it('lead to settings that exist', () => {
    for (const { name, path, key } of agentFlags.values()) {
      if (path === undefined) continue
      expect(key?.name, name).toBe(path.at(-1))
      expect(['bool', 'string', 'int', 'duration', 'list', 'map'], name).toContain(key?.type)
    }
    expect(agentFlags.size).toBeGreaterThan(70)
  })

  it.each([
    ['-region=eu', 'region', 'eu'],
    ['--region eu', 'region', 'eu'],
    ['-dc dc2', 'datacenter', 'dc2'],
    ['-node=n1', 'name', 'n1'],
    ['-bind 0.0.0.0', 'bind_addr', '0.0.0.0'],
    ['-data-dir=/d', 'data_dir', '/d'],
    ['-log-json', 'log_json', true],
    ['-bootstrap-expect=3', 'server.bootstrap_expect', 3],
    ['-bootstrap-expect=0x3', 'server.bootstrap_expect', 3],
    ['-retry-join=a -retry-join b', 'server.server_join.retry_join', ['a', 'b']],
    ['-retry-interval 20s', 'server.server_join.retry_interval', '20s'],
    ['-servers=a,b', 'client.servers', ['a', 'b']],
    ['-meta a=1 -meta b=c=d', 'client.meta', { a: '1', b: 'c=d' }],
    ['-acl-enabled', 'acl.enabled', true],
    ['-consul-address=c:8500', 'consul#default.address', 'c:8500'],
    ['-consul-ssl=false', 'consul#default.ssl', false],
    ['-vault-enabled', 'vault#default.enabled', true],
    ['-eventlog-level=warn', 'eventlog.level', 'warn'],
    ['-encrypt=abc', 'server.encrypt', 'abc'],
  ])('%s', (flags, path, wanted) => {
    expect(settingOf(startedAgent(flags, ''), path)).toMatchObject({ written: true, effective: wanted })
    expect(problems(flags)).toEqual([])
  })

  it('are merged onto the files, as one more of them', () => {
    const agent = startedAgent(
      '-server -region=us -log-json=false -retry-join=b -consul-verify-ssl=false',
      'region = "eu"\nlog_json = true\nserver {\n  server_join {\n    retry_join = ["a"]\n  }\n}\nconsul {\n  verify_ssl = true\n}',
    )
    expect(agent.role).toBe('server')
    expect(agent.region).toBe('us')
    expect(agent.config.log_json.effective).toBe(true)
    expect(agent.config.server.server_join.retry_join.effective).toEqual(['b'])
    expect(agent.config.consul.get('default')?.verify_ssl.effective).toBe(false)
    expect(agent.config.region.origins.map(({ value }) => textOf(value.source, value.span))).toEqual([
      '"eu"',
      'us',
    ])
  })

  it('leave the headers of blocks to the files', () => {
    const { config } = startedAgent('-server -acl-enabled', 'data_dir = "/d"\nserver {\n}\n')
    expect(config.server.headers).toHaveLength(1)
    expect(config.acl).toMatchObject({ written: false, headers: [] })
    const bare = startedAgent('-client -server', '# nothing\n')
    expect(textOf(bare.config.tls.at.source, bare.config.tls.at.span)).toBe('-server')
    expect(bare.complete).toBe(true)
  })

  it.each([
    ['-servre', 'nomad agent has no flag -servre; did you mean -server?'],
    ['-frobnicate', 'nomad agent has no flag -frobnicate'],
    ['-region', '-region needs a value'],
    ['-server=yes', '-server is true or false'],
    ['-bootstrap-expect=three', '-bootstrap-expect takes a number'],
    ['-meta a', '-meta takes key=value'],
    ['-server true -client', '"true" is no flag: Nomad reads none behind it'],
  ])('%s is refused', (flags, message) => {
    expect(problems(flags)).toEqual([message])
  })

  it('are not read behind a word that is none', () => {
    expect(startedAgent('-server true -client', '').role).toBe('server')
    expect(startedAgent('-server -- -client', '').role).toBe('server')
  })

  it('tell no secret', () => {
    const secrets = ['K7Jtrb1ql0z9', 'abc-token', 'user:pass', 'ey.intro.jwt']
    const flags = `-server -encrypt=${secrets[0]} -acl-replication-token ${secrets[1]} -consul-auth="${secrets[2]}" -client-intro-token=${secrets[3]}`
    const { started } = readAgentFlags(flags)
    const agent = startedAgent(flags, '')
    const { source } = agent.config.server.encrypt.at
    expect(agent.config.server.encrypt.effective).toBe(secrets[0])
    for (const secret of secrets) {
      expect(source.text).not.toContain(secret)
      expect(started.text).not.toContain(secret)
    }
    expect(source.text).toHaveLength(flags.length)
    expect(secretsOf(source).length).toBeGreaterThanOrEqual(4)
    expect(started.text).toContain('-server -encrypt=********')
  })
})

describe('an agent for development', () => {
  it.each(['-dev', '-dev-connect', '-dev=true -dev-consul', '-dev-vault'])('%s', (flags) => {
    const agent = startedAgent(flags, 'server {\n  enabled = false\n}\n')
    expect(agent).toMatchObject({ role: 'server+client', complete: false })
    expect(agent.dev && textOf(agent.dev.source, agent.dev.span)).toMatch(/^-dev/)
  })

  it('is none without such a flag', () => {
    expect(startedAgent('-server -dev=false', '')).toMatchObject({ dev: undefined, complete: true })
  })
})

it('a flag that stands there again and again takes time linear in that', () => {
  const count = 20_000
  const entries = Array.from({ length: count }, (_, index) => `-meta=k${index}=v -retry-join=h${index}`)
  const agent = startedAgent(entries.join(' '), '')
  expect(Object.keys(settingOf(agent, 'client.meta').effective as object)).toHaveLength(count)
  expect(settingOf(agent, 'server.server_join.retry_join').effective).toHaveLength(count)
})
