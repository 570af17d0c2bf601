import { describe, expect, it } from 'vitest'
import { assembleAgent, startOf } from '../../server/agents/assemble.ts'
import type { ConfigFile } from '../../server/config/file.ts'
import { createSource, textOf } from '../../server/text/source.ts'
import { agentOf, filesOf, settingOf, written } from './agent-of.ts'

const server = 'server {\n  enabled = true\n}\n'

/** These files, and one that could not be read. */
function besideUnread(...texts: readonly string[]) {
  const files = filesOf([...texts, ''])
  const unread: ConfigFile = {
    ...(files.at(-1) as ConfigFile),
    unread: { why: 'permission', found: 'a file' },
  }
  return assembleAgent({ name: 'agent', files: [...files.slice(0, -1), unread], grouping: '' })
}

describe('an agent is complete', () => {
  it.each([
    ['with a role', () => agentOf(server, 'region = "eu"'), true],
    ['without one', () => agentOf('region = "eu"'), false],
    ['with a file that does not parse', () => agentOf('tls {', server), false],
    ['with a file that cannot be read', () => besideUnread(server), false],
  ])('%s', (_, create, complete) => {
    expect(create().complete).toBe(complete)
  })

  it('and not where files that are not here may say more', () => {
    const files = filesOf([server])
    const agent = assembleAgent({ name: 'agent', files, grouping: '', partial: true })
    expect(agent).toMatchObject({ complete: false, role: 'server', roleKnown: true })
  })
})

describe('role and region', () => {
  it.each([
    ['of a server', () => agentOf(server), 'server', true, 'global'],
    [
      'of both',
      () => agentOf(server, 'client {\n  enabled = true\n}\nregion = "eu"'),
      'server+client',
      true,
      'eu',
    ],
    ['of neither', () => agentOf('region = ""'), 'none', true, 'global'],
    ['of neither, perhaps', () => besideUnread('log_level = "INFO"'), 'none', false, undefined],
    [
      'of a client, and more',
      () => besideUnread('region = "eu"\nclient {\n  enabled = true\n}'),
      'client',
      true,
      'eu',
    ],
    ['of a region that is none', () => agentOf('region = ["eu"]'), 'none', true, undefined],
  ])('%s', (_, create, role, roleKnown, region) => {
    const agent = create()
    expect(agent).toMatchObject({ role, roleKnown })
    expect(agent.region).toBe(region)
  })
})

describe('what is written nowhere is pointed at', () => {
  it.each([
    [
      'where the agent is made a server',
      ['region = "eu"', `# x\n${server}`, 'client {\n  enabled = true\n}'],
      'server',
    ],
    ['where it is made a client', ['server {\n}\n', 'client {\n  enabled = true\n}'], 'client'],
    ['at the last header', [server, 'server {\n}\n'], 'server'],
    ['at the first line', ['region = "eu"\r\nname = "a"', 'name = "b"'], 'region = "eu"'],
    ['at the first line of Unix', ['region = "eu"\nname = "a"'], 'region = "eu"'],
    ['at the first line, were it the only one', ['region = "eu"'], 'region = "eu"'],
  ])('%s', (_, texts, text) => {
    const { source, span } = settingOf(agentOf(...texts), 'tls.rpc').at
    expect(textOf(source, span)).toBe(text)
  })

  it('as a line, of which the beginning is enough', () => {
    const [file] = filesOf([`# ${'x'.repeat(300)}\n`])
    expect(startOf(file as ConfigFile)).toMatchObject({ span: { start: 0, end: 200 }, whole: true })
    const empty = { ...(file as ConfigFile), source: createSource('a.hcl', '') }
    expect(startOf(empty).span).toEqual({ start: 0, end: 0 })
  })
})

describe('keys that stand where Nomad loses them', () => {
  it.each([
    ['at the top', 'encrypt = "x"', ['encrypt in ']],
    ['in a block', 'tls {\n  encrypt = "x"\n}', ['encrypt in tls']],
    [
      'in a block in a block',
      'server {\n  server_join {\n    encrypt = "x"\n  }\n}',
      ['encrypt in server_join'],
    ],
    ['in a block that has a name', 'consul {\n  encrypt = "x"\n}', ['encrypt in consul']],
    ['nowhere', server, []],
  ])('are known: %s', (_, text, wanted) => {
    expect(agentOf(text).strays.map(({ name, within }) => `${name} in ${within}`)).toEqual(wanted)
  })
})

it('files that many agents begin with are merged as the version of Nomad does that is asked for', () => {
  const common = filesOf(['"one"', '""'].map((token) => written('vault#default.token', token)))
  const tokens = [true, false].map((isLost) => {
    const set = { name: 'agent', files: [...common, ...filesOf([server])], common, grouping: '' }
    return settingOf(assembleAgent(set, { isLost: () => isLost }), 'vault#default.token').value
  })
  expect(tokens).toEqual([undefined, 'one'])
})

it.each([true, undefined])('an agent says whether it is guessed: %s', (guessed) => {
  const set = { name: 'agent', files: filesOf(['']), grouping: '', ...(guessed ? { guessed } : {}) }
  expect(assembleAgent(set).guessed).toBe(guessed === true)
})

it('every setting says where it is in the agent', () => {
  const { config } = agentOf('consul {\n  token = "x"\n}\ntls {\n}')
  expect(config).toMatchObject({ pointer: '', written: true })
  expect(config.tls).toMatchObject({ pointer: '/tls', written: true })
  expect(config.acl).toMatchObject({ pointer: '/acl', written: false })
  expect(config.consul.get('default')?.token.pointer).toBe('/consul/default/token')
})
