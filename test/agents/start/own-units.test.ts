import { describe, expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { lint } from '../../../server/lint.ts'
import { defaultOptions } from '../../../server/lint-options.ts'
import { textOf } from '../../../server/text/source.ts'
import { memoryHost } from '../../memory-host.ts'
import { agents, client, run, server, unit } from './lint-files.ts'

describe("the node's own unit", () => {
  const files = {
    '/etc/nomad.d/a.hcl': server,
    '/lib/systemd/system/nomad.service': unit('-config=/etc/nomad.d'),
    'here.hcl': client,
  }

  it('says what is checked on the node where no PATH does', async () => {
    expect(await agents(files, { onNode: true })).toEqual([
      ['/lib/systemd/system/nomad.service', '/etc/nomad.d/a.hcl'],
    ])
    expect(await agents(files, { onNode: true, paths: ['.'] })).toEqual([['here.hcl', 'here.hcl']])
    expect(await agents(files)).toEqual([['here.hcl', 'here.hcl']])
  })

  it('says in which order the files of a PATH are read, and with which flags', async () => {
    const node = {
      '/etc/nomad.d/a.hcl': 'data_dir = "/d"',
      '/etc/nomad.d/b.hcl': 'server {\n  enabled = true\n}',
      '/etc/systemd/system/nomad.service': unit(
        '-config=/etc/nomad.d/b.hcl -config=/etc/nomad.d/a.hcl -region=eu',
      ),
    }
    for (const paths of [['/etc/nomad.d'], ['/etc'], ['/etc/nomad.d/a.hcl', '/etc/nomad.d/b.hcl']]) {
      const report = await run(node, { onNode: true, paths })
      expect(report.agents).toMatchObject([
        { files: ['/etc/nomad.d/b.hcl', '/etc/nomad.d/a.hcl'], region: 'eu', role: 'server' },
      ])
    }
    const [beside] = (await run(node, { paths: ['/etc/nomad.d'] })).agents
    expect(beside).toMatchObject({ files: ['/etc/nomad.d/a.hcl', '/etc/nomad.d/b.hcl'], region: 'global' })
  })

  it('may have another name', async () => {
    const named = {
      '/etc/nomad.d/a.hcl': server,
      '/run/systemd/system/nomad-server.service': unit('-config=/etc/nomad.d'),
    }
    expect(await agents(named, { onNode: true })).toEqual([
      ['/run/systemd/system/nomad-server.service', '/etc/nomad.d/a.hcl'],
    ])
  })

  it('starts nothing where the operator has masked it', async () => {
    const masked = memoryHost(
      new Map(Object.entries(files)),
      new Map([['/etc/systemd/system/nomad.service', 'device']]),
    )
    const report = await lint({ ...defaultOptions, onNode: true, paths: [] }, rules, masked)
    expect(report.agents.map(({ name }) => name)).toEqual(['here.hcl'])
  })

  it('is that of the operator before that of the distribution', async () => {
    const own = unit('-config=/etc/nomad.d -server')
    const both = { ...files, '/etc/systemd/system/nomad.service': own }
    expect((await agents(both, { onNode: true }))[0]?.[0]).toBe('/etc/systemd/system/nomad.service')
  })

  it('is looked up below --root as everything is', async () => {
    const image = {
      'image/etc/nomad.d/a.hcl': server,
      'image/lib/systemd/system/nomad.service': unit('-config=/etc/nomad.d'),
    }
    expect(await agents(image, { paths: ['image/lib'], root: 'image' })).toEqual([
      ['image/lib/systemd/system/nomad.service', 'image/etc/nomad.d/a.hcl'],
    ])
  })
})

describe('drop-ins of a unit', () => {
  const system = '/etc/systemd/system'
  const dropIn = (...lines: readonly string[]) => `[Service]\n${lines.join('\n')}\n`
  const node = {
    '/etc/nomad.d/a.hcl': server,
    '/srv/nomad/b.hcl': client,
    '/lib/systemd/system/nomad.service': unit('-config=/etc/nomad.d'),
  }

  it.each([
    ['beside it', '/lib/systemd/system/nomad.service.d/a.conf'],
    ['of the operator', `${system}/nomad.service.d/override.conf`],
    ['of this start', '/run/systemd/system/nomad.service.d/50.conf'],
    ['for all services', `${system}/service.d/a.conf`],
  ])('change it: %s', async (_, path) => {
    const files = { ...node, [path]: dropIn('ExecStart=', 'ExecStart=nomad agent -config=/srv/nomad') }
    expect(await agents(files, { onNode: true })).toEqual([
      ['/lib/systemd/system/nomad.service', '/srv/nomad/b.hcl'],
    ])
  })

  it('go by their names, and the first place wins', async () => {
    const files = {
      ...node,
      [`${system}/nomad.service.d/20.conf`]: dropIn('ExecStart=', 'ExecStart=nomad agent -config=/srv/nomad'),
      '/lib/systemd/system/nomad.service.d/10.conf': dropIn('ExecStart=', 'ExecStart=/bin/true'),
      '/lib/systemd/system/nomad.service.d/20.conf': dropIn('ExecStart=', 'ExecStart=/bin/false'),
      '/lib/systemd/system/nomad.service.d/30.note': dropIn('ExecStart='),
    }
    expect(await agents(files, { onNode: true })).toEqual([
      ['/lib/systemd/system/nomad.service', '/srv/nomad/b.hcl'],
    ])
  })

  it('stand beside a unit in a repository, and findings in their flags point at them', async () => {
    const files = {
      'conf/a.hcl': server,
      'conf/nomad.service': unit('-config=/etc/nomad.d'),
      'conf/nomad.service.d/flags.conf': dropIn(
        'ExecStart=',
        'ExecStart=nomad agent -config=a.hcl -encrypt=abc',
      ),
    }
    const { agents: found, findings } = await run(files, { paths: ['conf'] })
    expect(found.map(({ name, files: paths }) => [name, ...paths])).toEqual([
      ['conf/nomad.service', 'conf/a.hcl'],
    ])
    const locations = findings
      .filter(({ rule }) => rule.startsWith('gossip/key-'))
      .map(({ location }) => location)
    expect(locations.map(({ source, span }) => [source.path, textOf(source, span)])).toEqual([
      ['conf/nomad.service.d/flags.conf', '***'],
    ])
  })
})
