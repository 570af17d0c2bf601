import { describe, expect, it } from 'vitest'
import { readAgentFlags } from '../../../server/agents/start/agent-flags.ts'
import { textOf } from '../../../server/text/source.ts'
import { agents, client, run, server, unit } from './lint-files.ts'

describe('a unit of systemd', () => {
  it('says which files are one agent, and in which order', async () => {
    const files = {
      'conf/base.hcl': 'region = "eu"',
      'conf/server.hcl': server,
      'conf/client.hcl': client,
      'conf/nomad-server.service': unit(
        '-config=/etc/nomad/conf/server.hcl -config /etc/nomad/conf/base.hcl',
      ),
    }
    expect(await agents(files)).toEqual([
      // What is common to all is common to the client as well, which no unit starts.
      ['conf/client.hcl', 'conf/base.hcl', 'conf/client.hcl'],
      ['conf/nomad-server.service', 'conf/server.hcl', 'conf/base.hcl'],
    ])
  })

  it('leaves to themselves the files that contradict nobody, and that it does not read', async () => {
    const files = {
      'conf/a.hcl': server,
      'conf/b.hcl': 'region = "eu"',
      'conf/c.hcl': 'datacenter = "dc2"',
      'conf/nomad.service': unit('-config=/etc/nomad/conf/a.hcl'),
    }
    expect(await agents(files)).toEqual([
      ['conf', 'conf/b.hcl', 'conf/c.hcl'],
      ['conf/nomad.service', 'conf/a.hcl'],
    ])
  })

  it('lets a client stand upon what it shares with a server, whoever of them says where data lies', async () => {
    const files = {
      'conf/base.hcl': 'data_dir = "/d"',
      'conf/client.hcl': 'client {\n  enabled = true\n}',
      'conf/nomad.service': unit('-config=/x/conf/base.hcl -config=/x/conf/server.hcl'),
      'conf/server.hcl': 'server {\n  enabled = true\n}',
    }
    expect(await agents(files)).toEqual([
      ['conf/client.hcl', 'conf/base.hcl', 'conf/client.hcl'],
      ['conf/nomad.service', 'conf/base.hcl', 'conf/server.hcl'],
    ])
  })

  it('may share files with another', async () => {
    const files = {
      'base.hcl': 'data_dir = "/d"',
      'server.service': unit('-server -config=/x/base.hcl'),
      'client.service': unit('-client -config=/x/base.hcl'),
    }
    const report = await run(files)
    expect(report.agents.map(({ name, role }) => [name, role])).toEqual([
      ['client.service', 'client'],
      ['server.service', 'server'],
    ])
    expect(report.files).toBe(1)
  })

  it('reads directories as Nomad does', async () => {
    const files = {
      'image/etc/nomad.d/b.json': '{}',
      'image/etc/nomad.d/a.hcl': server,
      'image/etc/nomad.d/notes.txt': '',
      'image/etc/systemd/system/nomad.service': unit('-config /etc/nomad.d'),
    }
    expect(await agents(files)).toEqual([
      ['image/etc/systemd/system/nomad.service', 'image/etc/nomad.d/a.hcl', 'image/etc/nomad.d/b.json'],
    ])
  })

  it('may stand above the PATH', async () => {
    const files = {
      'nomad.service': unit('-config=/etc/nomad/common.hcl -config=/etc/nomad/server'),
      'nomad/common.hcl': 'region = "eu"',
      'nomad/server/a.hcl': server,
      'nomad/client/a.hcl': client,
    }
    expect(await agents(files, { paths: ['nomad/server'] })).toEqual([
      ['nomad.service', 'nomad/common.hcl', 'nomad/server/a.hcl'],
    ])
    expect(await agents(files, { paths: ['nomad/client'] })).toEqual([
      ['nomad/client/a.hcl', 'nomad/client/a.hcl'],
    ])
  })

  it('gives named files their order, and has nothing else read', async () => {
    const files = {
      'nomad.service': unit('-config=/conf/z.hcl -config=/conf/a.hcl -config=/conf/b.hcl'),
      'conf/z.hcl': server,
      'conf/a.hcl': 'region = "eu"',
      'conf/b.hcl': 'tls {\n  rpc = true\n}',
    }
    expect(await agents(files, { paths: ['conf/a.hcl', 'conf/z.hcl'] })).toEqual([
      ['nomad.service', 'conf/z.hcl', 'conf/a.hcl'],
    ])
    const report = await run(files, { paths: ['conf/a.hcl', 'conf/z.hcl'] })
    // Whether TLS is on stands in a file that was not named.
    expect(report.findings.map(({ rule }) => rule)).not.toContain('tls/disabled')
    expect(report.notChecked.map(({ what }) => what)).toContain('systemd unit')
  })

  it('is named itself', async () => {
    const files = {
      'a/nomad.service': unit('-config=/etc/nomad.hcl'),
      'a/nomad.hcl': server,
      'a/other.hcl': client,
    }
    expect(await agents(files, { paths: ['a/nomad.service'] })).toEqual([['a/nomad.service', 'a/nomad.hcl']])
  })

  it('that starts something else leaves all as it was', async () => {
    const files = { 'consul.service': '[Service]\nExecStart=/usr/bin/consul agent\n', 'a.hcl': server }
    expect(await agents(files)).toEqual([['a.hcl', 'a.hcl']])
    // Who names it takes it for configuration.
    expect((await run(files, { paths: ['consul.service'] })).findings).not.toEqual([])
  })

  it('whose files are not here is counted', async () => {
    const report = await run({ 'nomad.service': unit('-config=/etc/nomad.d'), 'other/a.hcl': server })
    expect(report.agents.map(({ name }) => name)).toEqual(['other/a.hcl'])
    expect(report.notChecked).toContainEqual({
      what: 'systemd unit',
      why: 'for an agent whose configuration is not here',
      count: 1,
    })
  })

  it('does not lead out of the PATHs', async () => {
    const files = { 'repo/nomad.service': unit('-config=/etc/nomad.d'), '/etc/nomad.d/a.hcl': server }
    expect(await agents(files, { paths: ['repo'] })).toEqual([])
    expect(await agents(files, { paths: ['repo'], onNode: true })).toEqual([
      ['repo/nomad.service', '/etc/nomad.d/a.hcl'],
    ])
  })

  it.each([
    '-config=/x/base.hcl $NOMAD_OPTS',
    '-config=/x/base.hcl -config=${EXTRA}',
    '-config=/x/base.hcl -config=/gone',
  ])('with %s may say more than is known', async (line) => {
    const report = await run({
      'base.hcl': 'data_dir = "/d"\nserver {\n  enabled = false\n}\n',
      'nomad.service': unit(line),
    })
    expect(report.agents[0]).toMatchObject({ name: 'nomad.service', role: 'none', roleKnown: false })
    expect(report.findings).toEqual([])
    expect(report.notChecked.map(({ what }) => what)).toEqual(['systemd unit'])
  })

  it('is pointed at by what its flags are found to be', async () => {
    const key = 'K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqk'
    const text = unit(`-server -config=/x/base.hcl \\\n  -encrypt=${key}`)
    const report = await run({ 'base.hcl': 'data_dir = "/d"\n', 'nomad.service': text })
    const finding = report.findings.find(({ rule }) => rule.startsWith('gossip/'))
    expect(finding?.location.source.path).toBe('nomad.service')
    expect(finding?.location.span.start).toBe(text.indexOf(key))
    expect(textOf(finding?.location.source as never, finding?.location.span as never)).toMatch(/^\*+$/)
    expect(JSON.stringify(report.agents)).not.toContain(key)
    expect(report.agents[0]?.grouping).toBe('started by nomad.service with -server -encrypt=********')
  })

  it('with -dev is for development: that is said, and nothing about what is absent or not hardened', async () => {
    const base = `tls {\n  http = true\n  cert_file = "/c"\n  key_file = "/k"\n  ca_file = "/a"\n  tls_min_version = "tls10"\n}\n`
    const started = async (flags: string) => {
      const report = await run({ 'base.hcl': base, 'nomad.service': unit(`${flags} -config=/x/base.hcl`) })
      return { role: report.agents[0]?.role, rules: new Set(report.findings.map(({ rule }) => rule)) }
    }
    expect(await started('-dev')).toEqual({ role: 'server+client', rules: new Set(['hardening/dev-mode']) })
    const { rules: found } = await started('-server -data-dir=/d')
    expect([...found]).toEqual(
      expect.arrayContaining([
        'gossip/key-missing',
        'tls/https-client-unverified',
        'tls/min-version-weak',
        'tls/rpc-plaintext',
      ]),
    )
  })
})

describe('--agent-flags', () => {
  const started = (text: string) => readAgentFlags(text).started
  const files = {
    'a.hcl': 'data_dir = "/d"\n',
    'conf/b.hcl': 'region = "eu"\n',
    'conf/c.hcl': 'name = "c"\n',
  }

  it('are merged onto every agent', async () => {
    const report = await run(files, { started: started('-server -region=us'), paths: ['.'] })
    expect(report.agents.map(({ name, role, region }) => [name, role, region])).toEqual([
      ['a.hcl', 'server', 'us'],
      ['conf', 'server', 'us'],
    ])
  })

  it('name the files with -config, in their order', async () => {
    const options = { started: started('-client -config=conf/c.hcl -config a.hcl') }
    expect(await agents(files, options)).toEqual([['conf/c.hcl + a.hcl', 'conf/c.hcl', 'a.hcl']])
    const both = await run(files, { ...options, paths: ['.'] })
    expect(both.agents.map(({ name, role }) => [name, role])).toEqual([
      ['conf/b.hcl', 'none'],
      ['conf/c.hcl + a.hcl', 'client'],
    ])
  })

  it('must name files that are there, below --root as well', async () => {
    expect((await run(files, { started: started('-config=gone.hcl') })).missing).toEqual(['gone.hcl'])
    const options = { started: started('-config=/b.hcl'), root: 'conf' }
    expect(await agents(files, options)).toEqual([['conf/b.hcl', 'conf/b.hcl']])
  })

  it('go with --merge', async () => {
    const report = await run(files, { started: started('-server'), merge: true, paths: ['a.hcl', 'conf'] })
    expect(report.agents).toMatchObject([{ role: 'server', files: ['a.hcl', 'conf/b.hcl', 'conf/c.hcl'] }])
  })
})
