import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions, type LintOptions } from '../../server/lint-options.ts'
import { memoryHost, type Special } from '../memory-host.ts'

const agent = (more = ''): string => `data_dir = "/d"\nserver {\n  enabled = true\n}\n${more}`
const tls = (file: string): string => `tls {\n  cert_file = "${file}"\n}\n`

type Files = Readonly<Record<string, string>>

async function run(
  files: Files,
  paths: readonly string[],
  options: Partial<LintOptions> = {},
  specials: Readonly<Record<string, Special>> = {},
) {
  const all = { '.git/HEAD': '', ...files }
  const host = memoryHost(new Map(Object.entries(all)), new Map(Object.entries(specials)))
  return await lint({ ...defaultOptions, affected: true, paths, ...options }, rules, host)
}

async function affected(...asked: Parameters<typeof run>): Promise<readonly (readonly string[])[]> {
  return (await run(...asked)).agents.map(({ name, files }) => [name, ...files])
}

describe('a changed file that is named concerns the agent', () => {
  it.each([
    ['in a directory', { 'a/x.hcl': agent(tls('certs/deep/x.pem')), 'a/certs/deep/x.pem': '' }, ['a/certs']],
    ['beside others', { 'a/x.hcl': agent(tls('x.pem')), 'a/x.pem': '' }, ['README.md', 'a/x.pem']],
    ['by its absolute path', { 'a/x.hcl': agent(tls('/etc/x.pem')), '/etc/x.pem': '' }, ['/etc/x.pem']],
    [
      'in a block that has a name',
      { 'a/x.hcl': agent('consul {\n  ca_file = "c.pem"\n}\n'), 'a/c.pem': '' },
      ['a/c.pem'],
    ],
  ])('%s', async (_, files, paths) => {
    const more = { 'README.md': '', 'b/other.hcl': agent(tls('other.pem')) }
    expect(await affected({ ...files, ...more }, paths)).toEqual([['a/x.hcl', 'a/x.hcl']])
  })

  it.each([
    ['absolute', '/etc/x.pem', 'disk/etc/x.pem', true],
    ['absolute', '/etc/x.pem', '/etc/x.pem', false],
    ['relative', 'certs/x.pem', 'disk/certs/x.pem', true],
    ['relative', 'certs/x.pem', 'a/certs/x.pem', true],
    ['relative', 'certs/x.pem', 'certs/x.pem', true],
    ['none', '', 'disk', false],
  ])('below --root, a path that is %s: %s, %s', async (_, named, path, concerned) => {
    const files = { 'a/x.hcl': agent(tls(named)), [path === 'disk' ? 'disk/y' : path]: '' }
    expect(await affected(files, [path], { root: 'disk' })).toHaveLength(concerned ? 1 : 0)
  })

  it.each([
    ['what is called like it', { 'a/x.hcl': `name = "README.md"\n${agent()}` }, 'README.md'],
    [
      'what Nomad cannot read',
      { 'a/x.hcl': agent('tls {\n  cert_file = ["README.md", "x"]\n}\n') },
      'README.md',
    ],
    ['the lock file of an editor', { 'a.d/x.hcl': agent(), 'a.d/.#x.hcl': agent() }, 'a.d/.#x.hcl'],
    ['a template for something else', { 'nomad/web.j2': agent() }, 'nomad/web.j2'],
    ['what was deleted, and is no configuration', { 'a.d/x.hcl': agent() }, 'a.d/gone.pem'],
  ])('but not %s', async (_, files, path) => {
    expect(await run({ 'README.md': '', ...files }, [path])).toMatchObject({
      agents: [],
      findings: [],
      failures: [],
    })
  })
})

it('a changed certificate and a changed configuration concern the agents of both', async () => {
  const files = { 'a/x.hcl': agent(tls('x.pem')), 'a/x.pem': '', 'b/y.hcl': agent(), 'c/z.hcl': agent() }
  expect(await affected(files, ['b/y.hcl', 'a/x.pem'])).toEqual([
    ['a/x.hcl', 'a/x.hcl'],
    ['b/y.hcl', 'b/y.hcl'],
  ])
})

it('nothing that has changed concerns nobody', async () => {
  const report = await run({ 'a/x.hcl': agent(), 'b.service': '' }, [])
  expect(report).toMatchObject({ agents: [], findings: [], missing: [], notChecked: [] })
})

describe('a changed file', () => {
  it('may not be on disk yet', async () => {
    const overlay = new Map([['a.d/new.hcl', new TextEncoder().encode('region = "eu"')]])
    const report = await run({ 'a.d/x.hcl': agent() }, ['a.d/new.hcl'], { overlay })
    expect(report.missing).toEqual([])
  })

  it('may be one that cannot be read', async () => {
    const report = await run({ 'a.d/x.hcl': agent() }, ['a.d/y.hcl'], {}, { 'a.d/y.hcl': 'permission' })
    expect(report.agents.map(({ name }) => name)).toEqual(['a.d'])
    const closed = { a: 'permission', 'a/y.hcl': 'permission' } as const
    expect((await run({}, ['a/y.hcl'], {}, closed)).missing).toEqual([])
  })

  it('is read with those beside it, where no search goes', async () => {
    const files = { '.nomad.d/x.hcl': agent(), '.nomad.d/y.hcl': 'region = "eu"' }
    expect(await affected(files, ['.nomad.d/y.hcl'])).toEqual([
      ['.nomad.d', '.nomad.d/x.hcl', '.nomad.d/y.hcl'],
    ])
  })

  it('is read alone there, where it is a template', async () => {
    const files = { '.x.d/nomad.hcl.j2': agent(), '.x.d/y.hcl': 'region = "eu"' }
    expect(await affected(files, ['.x.d/nomad.hcl.j2'])).toEqual([['.x.d/nomad.hcl.j2', '.x.d/nomad.hcl.j2']])
  })

  it.each([['job "web" {\n}\n'], ['frobnicate = 1\n']])(
    'is not taken for configuration because it has changed: %j',
    async (text) => {
      const report = await run({ '.jobs/web.hcl': text }, ['.jobs/web.hcl'])
      expect(report).toMatchObject({ agents: [], findings: [], failures: [] })
    },
  )

  it('concerns no unit whose files are elsewhere', async () => {
    const unit = '[Service]\nExecStart=/usr/bin/nomad agent -config=/etc/nomad.d\n'
    const report = await run({ 'nomad.service': unit, 'a.d/x.hcl': agent() }, ['a.d/x.hcl'])
    expect(report.agents.map(({ name }) => name)).toEqual(['a.d/x.hcl'])
    expect(report.notChecked.map(({ what }) => what)).not.toContain('systemd unit')
  })
})

describe('in a repository whose top is above the working directory', () => {
  const unit = '[Service]\nExecStart=/usr/bin/nomad agent -config=/etc/a.hcl\n'
  const below = { 'etc/a.hcl': agent(), 'nomad.service': unit, 'b/b.hcl': agent() }
  const tree = {
    ...below,
    ...Object.fromEntries(Object.entries(below).map(([path, text]) => [`../repo/${path}`, text])),
    '../other/c.hcl': agent(),
    '../.git/HEAD': '',
  }

  it.each([
    [['b/b.hcl'], [['b/b.hcl', 'b/b.hcl']]],
    [['../repo/b/b.hcl'], [['b/b.hcl', 'b/b.hcl']]],
    [['../other/c.hcl'], [['../other/c.hcl', '../other/c.hcl']]],
    [['nomad.service'], [['nomad.service', 'etc/a.hcl']]],
    [
      ['etc/a.hcl', 'b/b.hcl'],
      [
        ['b/b.hcl', 'b/b.hcl'],
        ['nomad.service', 'etc/a.hcl'],
      ],
    ],
  ])('files have the names that they have from there: %j', async (paths, wanted) => {
    const host = memoryHost(new Map(Object.entries(tree)))
    const report = await lint({ ...defaultOptions, affected: true, paths }, rules, host)
    expect(report.agents.map((one) => [one.name, ...one.files])).toEqual(wanted)
  })

  it('all of it is searched', async () => {
    const deep = {
      '../../.git/HEAD': '',
      '../../other/c.hcl': agent(tls('../certs/x.pem')),
      '../../certs/x.pem': '',
      '../x': '',
      x: '',
    }
    const host = memoryHost(new Map(Object.entries(deep)))
    const report = await lint(
      { ...defaultOptions, affected: true, paths: ['../../certs/x.pem'] },
      rules,
      host,
    )
    expect(report.agents.map(({ name }) => name)).toEqual(['../../other/c.hcl'])
  })
})
