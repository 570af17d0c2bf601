import { describe, expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { dropInsOf, ownUnits } from '../../../server/agents/start/own-units.ts'
import { readUnit } from '../../../server/agents/start/read-unit.ts'
import { lint } from '../../../server/lint.ts'
import { defaultOptions } from '../../../server/lint-options.ts'
import { memoryHost } from '../../memory-host.ts'
import { agents, client, run, server, unit } from './lint-files.ts'

const hostOf = (files: Readonly<Record<string, string>>) => memoryHost(new Map(Object.entries(files)))
const none: ReadonlyMap<string, Uint8Array> = new Map()
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('the units of a machine', () => {
  it('are those that may be of Nomad, that of packages first', async () => {
    const names = [
      'nomad-b.service',
      'my-nomad.service',
      'nomad.service',
      'nomad-a.service',
      'consul.service',
    ]
    const files = [...names, 'nomad.service.bak', 'nomad.timer', 'nomad-x.service/y'].map(
      (name) => `/etc/systemd/system/${name}`,
    )
    expect(await ownUnits(hostOf(Object.fromEntries(files.map((path) => [path, '']))))).toEqual(
      ['nomad.service', 'my-nomad.service', 'nomad-a.service', 'nomad-b.service'].map(
        (name) => `/etc/systemd/system/${name}`,
      ),
    )
  })

  it('are in the order of their paths where packages brought none', async () => {
    const files = { '/lib/systemd/system/nomad-a.service': '', '/etc/systemd/system/nomad-b.service': '' }
    expect(await ownUnits(hostOf(files))).toEqual(Object.keys(files).toSorted())
    expect(await ownUnits(hostOf({}))).toEqual([])
  })

  it('are changed by files, not by directories', async () => {
    const at = 'conf/nomad.service.d'
    const host = hostOf({
      [`${at}/b.conf`]: '',
      [`${at}/a.conf`]: '',
      [`${at}/dir.conf/x`]: '',
      [`${at}/no.txt`]: '',
    })
    expect(await dropInsOf('conf/nomad.service', host)).toEqual([`${at}/a.conf`, `${at}/b.conf`])
  })
})

describe('a unit', () => {
  const key = 'K7Jtrb1ql0z9ubsZ'

  it('counts as it is typed', async () => {
    const host = hostOf({ 'x.service': unit('-region=eu') })
    const overlay = new Map([['x.service', encode(unit('-region=us'))]])
    const shown = async (typed: typeof none) =>
      (await readUnit('x.service', host, typed)).map(({ started }) => started.text)
    expect(await shown(none)).toEqual(['-region=eu'])
    expect(await shown(overlay)).toEqual(['-region=us'])
  })

  it('is read without a drop-in that nobody may read', async () => {
    const files = { 'x.service': unit('-region=eu'), 'x.service.d/a.conf': unit('-region=us') }
    const host = memoryHost(new Map(Object.entries(files)), new Map(), { closed: ['x.service.d/a.conf'] })
    expect((await readUnit('x.service', host, none)).map(({ started }) => started.text)).toEqual([
      '-region=eu',
    ])
  })

  it('keeps to itself what a drop-in has as a secret at the same place', async () => {
    const files = {
      'x.service': unit(`-node=${key}`),
      'x.service.d/a.conf': `[Service]\nExecStart=\n${unit(`-encrypt ${key} -region=eu`).slice(10)}`,
    }
    const [agent] = await readUnit('x.service', hostOf(files), none)
    expect(agent?.started.text).toBe('-encrypt=******** -region=eu')
    const both = { ...files, 'x.service.d/a.conf': unit(`-encrypt=${key}`) }
    expect((await readUnit('x.service', hostOf(both), none)).map(({ started }) => started.text)).toEqual([
      `-node=${key}`,
      '-encrypt=********',
    ])
  })

  it('keeps a secret on a line of its own', async () => {
    const host = hostOf({ 'x.service': unit(`-encrypt \\\n  ${key}`) })
    const [agent] = await readUnit('x.service', host, none)
    expect(agent?.started.text).toBe('-encrypt=********')
  })

  it('tells nothing of what a shell may make of its words', async () => {
    const line = 'nomad agent -sever -region=eu'
    const problems = async (start: string) =>
      (await readUnit('x.service', hostOf({ 'x.service': `[Service]\nExecStart=${start}\n` }), none)).map(
        ({ started }) => [started.problems.length, started.config.open, started.text],
      )
    expect(await problems(line)).toEqual([[1, true, '-region=eu']])
    expect(await problems(`sh -c "${line}"`)).toEqual([[0, true, '-region=eu']])
  })
})

describe('agents of units', () => {
  it('are told apart where one unit starts several', async () => {
    const start = (flags: string) => unit(flags).slice(10)
    const files = {
      'a.hcl': server,
      'b.hcl': client,
      'x.service': `[Service]\n${start('-config=/x/a.hcl')}${start('-config=/x/b.hcl -region=eu')}`,
    }
    const report = await run(files)
    expect(report.agents.map(({ name, grouping, files: own }) => [name, grouping, ...own])).toEqual([
      ['x.service', 'started by x.service', 'a.hcl'],
      ['x.service (2)', 'started by x.service with -region=eu', 'b.hcl'],
    ])
  })

  it('read a file that their unit names, whatever Nomad thinks of it', async () => {
    const typo = 'sever {\n  enabled = true\n}\n'
    const files = { 'x.service': unit('-config=/etc/a.hcl'), 'a.hcl': typo, 'b.hcl': 'region = "eu"' }
    const { agents: found, findings, notChecked } = await run(files)
    expect(found.map(({ name, files: own }) => [name, ...own])).toEqual([
      ['b.hcl', 'b.hcl'],
      ['x.service', 'a.hcl'],
    ])
    expect(findings.map(({ rule }) => rule)).toContain('config/unknown-key')
    expect(notChecked).toEqual([])
  })

  it('leave alone what is something else in a directory that may be meant', async () => {
    const files = {
      'x.service': unit('-config=/etc/nomad'),
      'nomad/vars.hcl': 'colour = "red"',
      'nomad/a.hcl': server,
    }
    expect(await agents(files)).toEqual([['x.service', 'nomad/a.hcl']])
    expect(await agents({ ...files, 'nomad/a.hcl': '' })).toEqual([['x.service', 'nomad/a.hcl']])
    const { 'nomad/a.hcl': _, ...alone } = files
    expect(await agents(alone)).toEqual([])
    expect(await agents({ 'x.service': unit('-config=/etc/nomad'), 'nomad/notes.txt': '' })).toEqual([])
    const job = { 'x.service': unit('-config=/etc/web.hcl'), 'web.hcl': 'job "web" {\n}\n' }
    expect(await agents(job)).toEqual([])
  })

  it('are not missed where a unit is for something else', async () => {
    const report = await run({ 'a.hcl': server, 'x.service': '[Service]\nExecStart=/bin/true\n' })
    expect(report.notChecked).toEqual([])
  })

  it('are two where two nodes link to one unit', async () => {
    const text = unit('-config=/etc/nomad.d')
    const files = {
      'n1/x.service': text,
      'n2/x.service': text,
      'n1/etc/nomad.d/a.hcl': server,
      'n2/etc/nomad.d/a.hcl': server,
    }
    const links = new Map([
      ['n1/x.service', '../x.service'],
      ['n2/x.service', '../x.service'],
    ])
    const host = memoryHost(new Map(Object.entries(files)), new Map(), { links })
    const report = await lint({ ...defaultOptions, paths: ['.'] }, rules, host)
    expect(report.agents.map(({ name }) => name)).toEqual(['n1/x.service', 'n2/x.service'])
  })

  it('read files of this machine where the unit is one of it', async () => {
    const files = { '/etc/systemd/system/x.service': unit('-config=/srv/nomad'), '/srv/nomad/a.hcl': server }
    expect(await agents(files, { paths: ['/etc/systemd/system'] })).toEqual([
      ['/etc/systemd/system/x.service', '/srv/nomad/a.hcl'],
    ])
  })
})
