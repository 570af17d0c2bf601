import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { readAgentFlags } from '../../server/agents/start/agent-flags.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions, type LintOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'

const agent = (name: string, more = ''): string =>
  `name = "${name}"\ndata_dir = "/d"\nserver {\n  enabled = true\n}\n${more}`
const tls = (file: string): string => `tls {\n  cert_file = "${file}"\n}\n`

const files: Readonly<Record<string, string>> = {
  '.git/HEAD': '',
  'README.md': '',
  'flat/common.hcl': 'region = "eu"',
  'flat/one.hcl': agent('one', tls('certs/one.pem')),
  'flat/two.hcl': agent('two', tls('/etc/nomad/two.pem')),
  'flat/certs/one.pem': '',
  'set.d/a.hcl': agent('set'),
  'set.d/b.hcl': 'tls {\n  rpc = true\n}',
  'certs/ca.pem': '',
  'units/nomad.service.d/a.conf': '[Service]\nUser=nomad\n',
  'units/nomad.service':
    '[Service]\nExecStart=/usr/bin/nomad agent -config=/etc/nomad.d/base.hcl -config=/etc/nomad.d/last.hcl\n',
  'units/nomad.d/base.hcl': agent('unit'),
  'units/nomad.d/last.hcl': 'tls {\n  ca_file = "certs/ca.pem"\n}',
  'units/nomad.d/unused.hcl': agent('unused'),
  'jobs/web.hcl': 'job "web" {\n}\n',
  'ansible/nomad.hcl.j2': 'region = "{{ region }}"\ndata_dir = "/d"\nserver {\n  enabled = true\n}\n',
  'ansible/run.sh.j2': '#!/bin/sh\necho {{ x }}\n',
  '.hidden/x.hcl': agent('hidden'),
}

async function run(paths: readonly string[], options: Partial<LintOptions> = {}, more = {}) {
  const host = memoryHost(new Map(Object.entries({ ...files, ...more })))
  return await lint({ ...defaultOptions, affected: true, paths, ...options }, rules, host)
}

async function affected(...paths: readonly string[]): Promise<readonly string[]> {
  return (await run(paths)).agents.map(({ name }) => name)
}

describe('changed files concern', () => {
  it.each([
    ['the agents that read them', ['flat/one.hcl'], ['flat/one.hcl']],
    ['all that share them', ['flat/common.hcl'], ['flat/one.hcl', 'flat/two.hcl']],
    ['the one agent of a directory', ['set.d/b.hcl'], ['set.d']],
    ['the agent of a unit, by its files', ['units/nomad.d/last.hcl'], ['units/nomad.service']],
    ['the agent of a unit, by the unit', ['units/nomad.service'], ['units/nomad.service']],
    ['the agent of a unit, by a drop-in', ['units/nomad.service.d/a.conf'], ['units/nomad.service']],
    ['the agent of a unit, by one that is gone', ['units/nomad.service.d/b.conf'], ['units/nomad.service']],
    ['those beside it that no unit reads', ['units/nomad.d/unused.hcl'], ['units/nomad.d/unused.hcl']],
    ['agents that name a file, from where they are', ['flat/certs/one.pem'], ['flat/one.hcl']],
    ['agents that name a file, from the working directory', ['certs/ca.pem'], ['units/nomad.service']],
    ['agents in directories that are else left alone', ['.hidden/x.hcl'], ['.hidden/x.hcl']],
    ['agents whose templates they are', ['ansible/nomad.hcl.j2'], ['ansible/nomad.hcl.j2']],
    ['everything below a directory', ['flat'], ['flat/one.hcl', 'flat/two.hcl']],
    ['nobody', ['README.md', 'jobs/web.hcl', 'ansible/run.sh.j2'], []],
    ['nobody where there are none', [], []],
  ])('%s: %j', async (_, paths, wanted) => {
    expect(await affected(...paths)).toEqual(wanted)
  })

  it('the agents of a directory that one was deleted from', async () => {
    expect(await affected('set.d/gone.hcl')).toEqual(['set.d'])
    expect(await affected('flat/certs/gone.pem')).toEqual([])
    expect((await run(['set.d/gone.hcl'])).missing).toEqual([])
  })

  it('agents that name a file below --root', async () => {
    const report = await run(
      ['image/etc/nomad/two.pem'],
      { root: 'image' },
      { 'image/etc/nomad/two.pem': '' },
    )
    expect(report.agents.map(({ name }) => name)).toEqual(['flat/two.hcl'])
  })

  it('agents whose files flags name', async () => {
    const { started } = readAgentFlags('-config=set.d/b.hcl -client')
    const report = await run(['set.d/b.hcl'], { started })
    expect(report.agents.map(({ name, role }) => [name, role])).toEqual([['set.d/b.hcl', 'client']])
    expect((await run(['flat/one.hcl'], { started })).agents.map(({ name }) => name)).toEqual([
      'flat/one.hcl',
    ])
  })
})

describe('of the agents concerned', () => {
  it('all findings are reported, of the others none', async () => {
    const all = await lint(
      { ...defaultOptions, paths: ['set.d'] },
      rules,
      memoryHost(new Map(Object.entries(files))),
    )
    const report = await run(['set.d/b.hcl'])
    expect(report.findings).toEqual(all.findings)
    expect(report.findings.length).toBeGreaterThan(0)
    expect(report.files).toBe(2)
  })

  it('says which files are not there', async () => {
    expect((await run(['gone/x.hcl', 'set.d/a.hcl'])).missing).toEqual(['gone/x.hcl'])
  })

  it('looks no further than the top of the repository', async () => {
    const host = memoryHost(new Map(Object.entries(files)))
    const listed: string[] = []
    const watching = {
      ...host,
      list: (path: string) => {
        listed.push(path)
        return host.list(path)
      },
    }
    await lint({ ...defaultOptions, affected: true, paths: ['set.d/a.hcl'] }, rules, watching)
    expect(listed.filter((path) => path.startsWith('..'))).toEqual([])
    expect(host.reads).not.toContain('flat/one.hcl')
  })
})
