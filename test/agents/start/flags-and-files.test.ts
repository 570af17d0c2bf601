import { describe, expect, it } from 'vitest'
import { readAgentFlags } from '../../../server/agents/start/agent-flags.ts'
import { agents, client, run, server } from './lint-files.ts'

const started = (text: string) => readAgentFlags(text).started

describe('files that --agent-flags name', () => {
  const files = {
    'a.hcl': server,
    'conf/a.hcl': client,
    'conf/odd.hcl': 'colour = "red"',
    '/srv/a.hcl': server,
  }

  it.each([
    ['-config=a.hcl', undefined, 'a.hcl'],
    ['-config=./conf/../a.hcl', undefined, 'a.hcl'],
    ['-config=/srv/a.hcl', undefined, '/srv/a.hcl'],
    ['-config=a.hcl', 'conf', 'a.hcl'],
    ['-config=/a.hcl', 'conf', 'conf/a.hcl'],
    ['-config=conf/odd.hcl', undefined, 'conf/odd.hcl'],
  ])('%s, below root %s', async (flags, root, path) => {
    expect(await agents(files, { started: started(flags), root })).toEqual([[path, path]])
  })

  it('are looked up below the root that holds for the first path', async () => {
    const disk = {
      '.git/HEAD': '',
      '.nomadlintrc': 'override {\n  files = ["disk/**"]\n  root  = "disk"\n}\n',
      'disk/etc/a.hcl': server,
      'other/b.hcl': client,
    }
    const options = { started: started('-config=/etc/a.hcl') }
    expect(await agents(disk, { ...options, paths: ['disk'] })).toEqual([
      ['disk/etc/a.hcl', 'disk/etc/a.hcl'],
    ])
    const elsewhere = await run(disk, { ...options, paths: ['other', 'disk'] })
    expect(elsewhere.missing).toEqual(['/etc/a.hcl'])
  })

  it('are why they are an agent, beside what is missing', async () => {
    const options = { started: started('-config=conf/a.hcl -config=gone.hcl -server -config=a.hcl') }
    const report = await run(files, { ...options, paths: ['lost.hcl'] })
    expect(report.missing).toEqual(['lost.hcl', 'gone.hcl'])
    expect(report.agents).toMatchObject([
      {
        name: 'conf/a.hcl + a.hcl',
        grouping: 'started with -config=conf/a.hcl -config=gone.hcl -config=a.hcl',
        role: 'server+client',
      },
    ])
  })
})

it('flags that name no files are those of what is here', async () => {
  const report = await run({ 'a.hcl': 'data_dir = "/d"\n' }, { started: started('-client') })
  expect(report.agents).toMatchObject([{ name: 'a.hcl', role: 'client' }])
})

it('backslashes and dollar signs in flags are what they are: no unit is read', () => {
  const { fields } = started('-data-dir=C:\\nomad -node=$x').config
  expect([fields.get('data_dir'), fields.get('name')]).toMatchObject([
    { data: 'C:\\nomad', unknown: undefined },
    { data: '$x', unknown: undefined },
  ])
})

it('what may be a secret in flags is not shown', () => {
  const { source } = started('-encrpyt=K7Jtrb1ql0z9ubsZ').problems[0]?.at ?? {}
  expect(source).toMatchObject({ path: '--agent-flags', text: `-encrpyt=${'*'.repeat(16)}` })
})
