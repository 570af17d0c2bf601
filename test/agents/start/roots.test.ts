import { describe, expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { readAgentFlags } from '../../../server/agents/start/agent-flags.ts'
import { lint } from '../../../server/lint.ts'
import { defaultOptions, type LintOptions } from '../../../server/lint-options.ts'
import { memoryHost } from '../../memory-host.ts'
import { agents, client, type Files, run, server, unit } from './lint-files.ts'

const disk = (node: string, role: string, flags: string): Files => ({
  [`${node}/etc/nomad.d/base.hcl`]: role,
  [`${node}/etc/systemd/system/nomad.service`]: unit(`-config /etc/nomad.d ${flags}`),
})
const rootOf = (node: string): string => `override {\n  files = ["${node}/**"]\n  root  = "${node}"\n}\n`

describe('each of several roots', () => {
  const files = {
    '.git/HEAD': '',
    '.nomadlintrc': ['c1', 's1', 's3'].map(rootOf).join('\n'),
    ...disk('s1', server, '-server'),
    ...disk('s3', server, '-server -bootstrap-expect=3'),
    'c1/etc/nomad.d/base.hcl': `${client}tls {\n  ca_file = "/etc/nomad.d/ca.pem"\n}\n`,
    'c1/etc/nomad.d/ca.pem': '',
    's1/etc/nomad.d/ca.pem': '',
  }
  const starts = (node: string) => [
    `${node}/etc/systemd/system/nomad.service`,
    `${node}/etc/nomad.d/base.hcl`,
  ]
  const alone = ['c1/etc/nomad.d/base.hcl', 'c1/etc/nomad.d/base.hcl']

  it.each([
    [['s3', 'c1', 's1']],
    [['c1', 's3', 's1']],
    [['.']],
    [['s1', 's3/etc/nomad.d', 'c1/etc/nomad.d']],
  ])('has units for its own files: %j', async (paths) => {
    expect(await agents(files, { paths })).toEqual([alone, starts('s1'), starts('s3')])
  })

  it('is that of changed files, too', async () => {
    const affected = (...paths: readonly string[]) => agents(files, { affected: true, paths })
    expect(await affected('c1/etc/nomad.d/base.hcl')).toEqual([alone])
    expect(await affected('s3/etc/nomad.d/base.hcl')).toEqual([starts('s3')])
    expect(await affected('c1/etc/nomad.d/ca.pem')).toEqual([alone])
    expect(await affected('s1/etc/nomad.d/ca.pem')).toEqual([])
  })
})

describe('units below --root', () => {
  const files = disk('rootfs', 'data_dir = "/d"\n', '-server -region=eu')
  const of = async (more: Files, options: Partial<LintOptions>) => {
    const report = await run({ ...files, ...more }, { root: 'rootfs', ...options })
    const [agent] = report.agents
    expect(report.agents).toHaveLength(1)
    return { name: agent?.name, role: agent?.role, region: agent?.region }
  }
  const started = { name: 'rootfs/etc/systemd/system/nomad.service', role: 'server', region: 'eu' }

  it.each([['rootfs'], ['rootfs/etc/nomad.d'], ['rootfs/etc/nomad.d/base.hcl']])('start %s', async (path) => {
    expect(await of({}, { paths: [path] })).toEqual(started)
    expect(await of({}, { paths: [path], root: '/repo/rootfs' })).toMatchObject({
      role: 'server',
      region: 'eu',
    })
    expect(await of({}, { paths: [path], affected: true })).toEqual(started)
  })

  it('may be those of the distribution, and changed by the operator', async () => {
    const system = 'rootfs/etc/systemd/system'
    const node = {
      'rootfs/etc/nomad.d/base.hcl': 'data_dir = "/d"\n',
      'rootfs/lib/systemd/system/nomad.service': unit('-config /etc/nomad.d'),
      [`${system}/nomad.service.d/a.conf`]:
        '[Service]\nExecStart=\nExecStart=nomad agent -client -config /etc/nomad.d\n',
    }
    const report = await run(node, { root: 'rootfs', paths: ['rootfs/etc/nomad.d'] })
    expect(report.agents).toMatchObject([{ name: 'rootfs/lib/systemd/system/nomad.service', role: 'client' }])
  })

  it('beat those of this machine, which start nothing there', async () => {
    const own = { '/etc/systemd/system/nomad.service': unit('-config /etc/nomad.d -client') }
    expect(await of(own, { paths: ['rootfs/etc/nomad.d'], onNode: true })).toEqual(started)
    expect(await of(own, { paths: [], onNode: true })).toEqual(started)
  })

  it('and their files are found through links as on the node', async () => {
    const linked = {
      'rootfs/srv/nomad/base.hcl': 'data_dir = "/d"\n',
      'rootfs/etc/systemd/system/nomad.service': unit('-config /etc/nomad.d -server'),
    }
    const host = memoryHost(new Map(Object.entries(linked)), new Map(), {
      links: new Map([['rootfs/etc/nomad.d', '/srv/nomad']]),
    })
    const report = await lint({ ...defaultOptions, root: 'rootfs', paths: ['rootfs/srv'] }, rules, host)
    expect(report.agents).toMatchObject([{ role: 'server', files: ['rootfs/srv/nomad/base.hcl'] }])
  })
})

/** The working directory of the host in memory is `/repo`, and what is below it has relative names. */
describe('the files of a unit', () => {
  const own = (flags: string) => ({ '/etc/systemd/system/nomad.service': unit(flags) })

  it.each([[['.']], [['conf']], [['conf/a.hcl', 'conf/b.hcl']], [['/repo/conf']]])(
    'are the same by a relative name: %j',
    async (paths) => {
      const files = { 'conf/a.hcl': 'data_dir = "/d"\n', 'conf/b.hcl': 'server {}\n' }
      const report = await run(
        { ...files, ...own('-config /repo/conf -server -region=eu') },
        { paths, onNode: true },
      )
      expect(report.agents).toMatchObject([{ role: 'server', region: 'eu' }])
      expect(report.agents[0]?.files.map((path) => path.replace('/repo/', ''))).toEqual(Object.keys(files))
    },
  )

  it.each([
    ['-config /etc/nomad.d', ['/etc/nomad-real']],
    ['-config /etc/nomad-real', ['/etc/nomad.d']],
    ['-config /etc/nomad.d', ['/etc/nomad.d']],
    ['-config /etc/nomad.d', ['/etc/nomad-real/a.hcl']],
    ['-config /etc/nomad.d/a.hcl', ['/srv/a.hcl']],
    ['-config /srv/a.hcl', ['/etc/nomad-real/a.hcl']],
    ['-config /etc/nomad.d', ['/etc/nomad.d', '/etc/nomad-real']],
  ])('are the same through links: %s, %j', async (flags, paths) => {
    const text = 'data_dir = "/d"\n'
    const files = {
      '/etc/nomad.d/a.hcl': text,
      '/etc/nomad-real/a.hcl': text,
      '/srv/a.hcl': text,
      ...own(`${flags} -server -region=eu`),
    }
    const links = new Map([
      ['/etc/nomad.d', '/etc/nomad-real'],
      ['/etc/nomad-real/a.hcl', '/srv/a.hcl'],
    ])
    const host = memoryHost(new Map(Object.entries(files)), new Map(), { links })
    const report = await lint({ ...defaultOptions, onNode: true, paths }, rules, host)
    expect(report.agents).toMatchObject([{ role: 'server', region: 'eu' }])
    expect(report.agents[0]?.files).toHaveLength(1)
  })

  it('may be linked beside each other to one file, which Nomad then reads twice', async () => {
    const files = {
      '/etc/nomad.d/a.hcl': server,
      '/etc/nomad.d/b.hcl': server,
      ...own('-config /etc/nomad.d'),
    }
    const links = new Map(['a', 'b'].map((name) => [`/etc/nomad.d/${name}.hcl`, '/srv/one.hcl']))
    const host = memoryHost(new Map(Object.entries(files)), new Map(), { links })
    const report = await lint({ ...defaultOptions, onNode: true, paths: ['/etc/nomad.d'] }, rules, host)
    expect(report.agents.map((agent) => agent.files)).toEqual([['/etc/nomad.d/a.hcl', '/etc/nomad.d/b.hcl']])
  })

  it('are its own by whatever name flags call them, too', async () => {
    const { started } = readAgentFlags('-config=/repo/conf -server')
    expect(await agents({ 'conf/a.hcl': 'data_dir = "/d"\n' }, { started, paths: ['conf'] })).toEqual([
      ['conf/a.hcl', 'conf/a.hcl'],
    ])
  })

  it('are one agent where systemd links to the unit', async () => {
    const at = '/etc/systemd/system'
    const files = {
      '/etc/nomad.d/a.hcl': server,
      ...own('-config /etc/nomad.d'),
      [`${at}/multi-user.target.wants/nomad.service`]: unit('-config /etc/nomad.d'),
    }
    const links = new Map([[`${at}/multi-user.target.wants/nomad.service`, `${at}/nomad.service`]])
    const host = memoryHost(new Map(Object.entries(files)), new Map(), { links })
    const report = await lint({ ...defaultOptions, onNode: true, paths: ['/etc'] }, rules, host)
    expect(report.agents.map(({ name }) => name)).toEqual([`${at}/nomad.service`])
  })
})
