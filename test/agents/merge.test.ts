import { describe, expect, it } from 'vitest'
import { assembleAgent } from '../../server/agents/assemble.ts'
import type { Setting } from '../../server/agents/model.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { createSource, textOf } from '../../server/text/source.ts'

/** The agent of these files, read in this order. */
function agentOf(...texts: readonly string[]) {
  const files = texts.map((text, index) => parseConfigFile(createSource(`${index + 1}.hcl`, text), true))
  return assembleAgent({ name: 'agent', files, grouping: '' })
}

function origins(setting: Setting<unknown>): readonly string[] {
  return setting.origins.map(({ value }) => `${value.source.path}: ${textOf(value.source, value.span)}`)
}

describe('defaults', () => {
  const { config } = agentOf('server {\n  enabled = true\n}\n')

  it('are in force where nothing is written, and known as such', () => {
    expect(config.tls.rpc).toMatchObject({
      written: false,
      value: undefined,
      effective: false,
      unknown: false,
    })
    expect(config.region).toMatchObject({ written: false, effective: 'global' })
    expect(config.ports.http.effective).toBe(4646)
  })

  it('leave no value where Nomad has no constant', () => {
    expect(config.data_dir.effective).toBeUndefined()
  })

  it('come back where an empty text is written', () => {
    expect(agentOf('region = ""').config.region).toMatchObject({ written: true, effective: 'global' })
    expect(agentOf('region = ""').region).toBe('global')
  })
})

describe('a later file', () => {
  it('overrides with a value, not with a zero', () => {
    const { config } = agentOf(
      'region = "eu"\ntls {\n  rpc = true\n}',
      'region = ""\ntls {\n  rpc = false\n}',
    )
    expect(config.region.effective).toBe('eu')
    expect(config.tls.rpc.effective).toBe(true)
    expect(origins(config.tls.rpc)).toEqual(['2.hcl: false', '1.hcl: true'])
  })

  it('wins with another value, and every origin stays', () => {
    const { config } = agentOf('region = "eu"', 'region = "us"', 'region = "ap"')
    expect(config.region.effective).toBe('ap')
    expect(origins(config.region)).toEqual(['1.hcl: "eu"', '2.hcl: "us"', '3.hcl: "ap"'])
  })

  it('does override with false what Nomad holds as a pointer', () => {
    const text = (value: boolean): string => `consul {\n  auto_advertise = ${value}\n}`
    expect(agentOf(text(true), text(false)).config.consul.get('default')?.auto_advertise.effective).toBe(
      false,
    )
  })

  it('appends to lists that Nomad appends, and replaces the others', () => {
    const text = (host: string): string => `
      server { server_join { retry_join = ["${host}"] } }
      client { servers = ["${host}"] }`
    const { config } = agentOf(text('a'), text('b'))
    expect(config.client.servers.effective).toEqual(['a', 'b'])
    expect(config.server.server_join.retry_join.effective).toEqual(['b'])
  })

  it('merges maps key by key', () => {
    const { config } = agentOf('client {\n  meta { a = "1" b = "2" }\n}', 'client {\n  meta { b = "3" }\n}')
    expect(config.client.meta.effective).toEqual({ a: '1', b: '3' })
  })

  it('merges consul and vault by name', () => {
    const { config } = agentOf(
      'consul {\n  address = "a:8500"\n}\nconsul {\n  name = "other"\n  address = "b:8500"\n}',
      'consul {\n  token = "t"\n}',
    )
    expect([...config.consul.keys()]).toEqual(['default', 'other'])
    expect(config.consul.get('default')?.address.effective).toBe('a:8500')
    expect(config.consul.get('default')?.token.effective).toBe('t')
  })
})

describe('within one file', () => {
  it('the last one stands, even a false', () => {
    const { config } = agentOf('server {\n  enabled = true\n}\nserver {\n  enabled = false\n}')
    expect(config.server.enabled.effective).toBe(false)
    expect(config.server.headers).toHaveLength(2)
  })

  it('keys are found whatever their case', () => {
    expect(agentOf('TLS {\n  RPC = true\n}').config.tls.rpc.effective).toBe(true)
  })

  it('values are typed as weakly as Nomad types them', () => {
    const { config } = agentOf('region = 7\nserver {\n  enabled = "TRUE"\n  bootstrap_expect = "0x3"\n}')
    expect(config.region.effective).toBe('7')
    expect(config.server.enabled.effective).toBe(true)
    expect(config.server.bootstrap_expect.effective).toBe(3)
  })

  it('what does not parse is written and not known', () => {
    const { config } = agentOf('tls {\n  rpc = True\n}')
    expect(config.tls.rpc).toMatchObject({ written: true, effective: undefined, unknown: true })
  })

  it('what Nomad refuses is not known', () => {
    const { config } = agentOf('tls {\n  rpc = "yes"\n}')
    expect(config.tls.rpc).toMatchObject({ written: true, effective: undefined, unknown: true })
  })

  it.each(['"${var.rpc}"', '"{{ rpc }}"', '"<%= rpc %>"', '"@@RPC@@"', '"__RPC__"'])(
    'the template %s is not known',
    (text) => {
      expect(agentOf(`tls {\n  rpc = ${text}\n}`).config.tls.rpc).toMatchObject({
        effective: undefined,
        unknown: true,
      })
    },
  )

  it("a go-sockaddr template is an address, and Nomad's own", () => {
    const { config } = agentOf('bind_addr = "{{ GetInterfaceIP \\"eth0\\" }}"')
    expect(config.bind_addr).toMatchObject({ unknown: false, effective: '{{ GetInterfaceIP "eth0" }}' })
  })

  it('JSON says the same as blocks', () => {
    const { config } = agentOf(
      '{"server": {"enabled": true, "server_join": {"retry_join": ["a"]}}, "tls": {"rpc": true}}',
    )
    expect(config.server.enabled.effective).toBe(true)
    expect(config.server.server_join.retry_join.effective).toEqual(['a'])
    expect(config.tls.rpc.effective).toBe(true)
  })
})

describe('what a template may say', () => {
  it('does not undo a true of an earlier file', () => {
    expect(agentOf('tls {\n  rpc = true\n}', 'tls {\n  rpc = "${rpc}"\n}').config.tls.rpc.effective).toBe(
      true,
    )
  })

  it('leaves a text unknown', () => {
    expect(agentOf('region = "eu"', 'region = "${region}"').region).toBeUndefined()
  })
})

describe('where to point', () => {
  const at = (setting: Pick<Setting<unknown>, 'at'>): string => textOf(setting.at.source, setting.at.span)

  it('at the value, else the header of the block, else the block that makes the agent, else the first line', () => {
    const { config } = agentOf('data_dir = "/d"\nclient {\n  enabled = true\n}\ntls {\n  rpc = true\n}')
    expect(at(config.tls.rpc)).toBe('true')
    expect(at(config.tls.http)).toBe('tls')
    expect(at(config.acl.enabled)).toBe('client')
    expect(at(agentOf('data_dir = "/d"\n').config.tls.http)).toBe('data_dir = "/d"')
  })
})
