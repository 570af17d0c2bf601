import { createColors } from 'picocolors'
import { describe, expect, it } from 'vitest'
import { pretty } from '../../server/report/pretty.ts'
import { flawed, rule, run, settings } from './run.ts'

describe('a settings file', () => {
  it('sets severities of rules and areas; the nearest one upwards counts, alone', async () => {
    const { told } = await run({
      '.nomadlintrc': `rule "${rule}" {\n severity = "off"\n}\n`,
      'a.hcl': flawed,
      'x/y/b.hcl': flawed,
      'z/.nomadlintrc': 'rule "config" {\n severity = "warning"\n}\n',
      'z/y/c.hcl': flawed,
    })
    expect(told).toEqual([`z/y/c.hcl:1:22 warning ${rule}`])
  })

  it('a rule beats its area, in whatever order', async () => {
    const off = 'rule "config" { severity = "off" }\n'
    const own = `rule "${rule}" { severity = "error" }\n`
    for (const text of [off + own, own + off])
      expect((await run({ '.nomadlintrc': text, 'a.hcl': flawed })).told).toEqual([
        `a.hcl:1:22 error ${rule}`,
      ])
  })

  it('is beaten by the options', async () => {
    const files = { '.nomadlintrc': `rule "${rule}" { severity = "off" }\npreset = "all"\n`, 'a.hcl': flawed }
    const severities = new Map([[rule, 'warning' as const]])
    expect((await run(files, { severities, preset: 'recommended' })).told).toEqual([
      `a.hcl:1:22 warning ${rule}`,
    ])
    expect((await run(files, { config: false })).told).toEqual([`a.hcl:1:22 info ${rule}`])
  })

  it('chooses preset, version and threshold, and beats what a rule would choose', async () => {
    const files = { 'x.d/a.hcl': 'log_level = "WARN"\n', 'x.d/b.hcl': 'log_level = "INFO"\n' }
    expect((await run(files)).told).toEqual([])
    const all = await run({ ...files, '.nomadlintrc': 'preset = "all"' })
    expect(all.told.length).toBeGreaterThan(0)
    const fails = async (failOn: string) =>
      (await run({ '.nomadlintrc': `fail_on = "${failOn}"`, 'a.hcl': flawed })).report.failing.size > 0
    expect([await fails('error'), await fails('info'), await fails('never')]).toEqual([false, true, false])
  })

  it('another one is named for all', async () => {
    const files = {
      'ci/strict.rc': `rule "${rule}" { severity = "error" }`,
      '.nomadlintrc': 'x',
      'a.hcl': flawed,
    }
    expect((await run(files, { config: 'ci/strict.rc' })).told).toEqual([`a.hcl:1:22 error ${rule}`])
  })

  it('may be JSON inside', async () => {
    const text = `{"rule": {"${rule}": {"severity": "warning"}}, "override": [{"files": ["b.hcl"], "preset": "all"}]}`
    expect((await run({ '.nomadlintrc': text, 'a.hcl': flawed })).told).toEqual([
      `a.hcl:1:22 warning ${rule}`,
    ])
  })

  it('is read from the text that stands for it', async () => {
    const overlay = new Map([
      ['.nomadlintrc', new TextEncoder().encode(`rule "${rule}" { severity = "off" }`)],
    ])
    expect((await run({ 'a.hcl': flawed }, { overlay })).told).toEqual([])
  })

  it('named as PATH is checked as what it is', async () => {
    const { told, report } = await run(
      { '.nomadlintrc': 'presset = 1', 'a.hcl': flawed },
      { paths: ['.nomadlintrc'] },
    )
    expect(told).toEqual(['.nomadlintrc:1:1 error config/invalid-settings'])
    expect(report.files).toBe(1)
  })
})

describe('override', () => {
  it('holds for the files that fit, the last one first; JSON is silenced so', async () => {
    const { told } = await run({
      '.nomadlintrc': `
        override {
          files = ["dev/**", "*.json"]
          rule "config" { severity = "off" }
        }
        override {
          files = ["dev/b.hcl"]
          rule "${rule}" { severity = "error" }
        }`,
      'a.hcl': flawed,
      'dev/x.d/a.hcl': flawed,
      'dev/b.hcl': flawed,
      'c/c.json': '{"leave_on_terminate": "true"}',
    })
    expect(told).toEqual([`a.hcl:1:22 info ${rule}`, `dev/b.hcl:1:22 error ${rule}`])
  })

  it('a finding goes by the file it stands in, whoever else is in the agent', async () => {
    const { told } = await run({
      '.nomadlintrc':
        'override {\n files = ["b.hcl"]\n rule "config/overridden-value" { severity = "off" }\n}\nrule "config/overridden-value" { severity = "warning" }',
      'x.d/a.hcl': 'log_level = "DEBUG"\nregion = "eu"\n',
      'x.d/b.hcl': 'log_level = "WARN"\nregion = "us"\n',
      'x.d/c.hcl': 'log_level = "INFO"\nregion = "de"\n',
    })
    expect([...new Set(told.map((line) => line.split(':')[0]))]).toEqual(['x.d/a.hcl'])
  })
})

describe('extends', () => {
  it('builds upon other files; what is said here beats them', async () => {
    const files = {
      'base.rc': `rule "${rule}" { severity = "error" }\nignore = ["c.hcl"]`,
      'more.rc':
        'extends = ["base.rc"]\noverride {\n files = ["b.hcl"]\n rule "config" { severity = "off" }\n}',
      'a.hcl': flawed,
      'b.hcl': flawed,
      'c.hcl': flawed,
    }
    const upon = await run(
      { ...files, '.nomadlintrc': 'extends = ["more.rc"]' },
      { paths: ['a.hcl', 'b.hcl', 'c.hcl'] },
    )
    expect(upon.told).toEqual([`a.hcl:1:22 error ${rule}`])
    const beaten = await run({
      ...files,
      '.nomadlintrc': `extends = ["./more.rc"]\nrule "${rule}" { severity = "warning" }\nignore = ["!c.hcl", "a.hcl"]`,
    })
    expect(beaten.told).toEqual([`b.hcl:1:22 warning ${rule}`, `c.hcl:1:22 warning ${rule}`])
  })

  it('takes paths and patterns from where they stand', async () => {
    const files = {
      '.nomadlintrc': 'override {\n files = ["x/dev/**"]\n rule "config" { severity = "off" }\n}',
      'x/.nomadlintrc': 'extends = ["../.nomadlintrc"]',
      'x/dev/a.hcl': flawed,
      'x/x/dev/b.hcl': flawed,
    }
    expect((await run(files)).told).toEqual([`x/x/dev/b.hcl:1:22 info ${rule}`])
  })

  it.each([
    [
      'a file that is not there',
      { '.nomadlintrc': 'extends = ["../x.rc"]' },
      'There is no such file.',
      '1:12',
    ],
    [
      'itself',
      { '.nomadlintrc': 'extends = [".nomadlintrc"]' },
      'circle: .nomadlintrc -> .nomadlintrc',
      '1:12',
    ],
    ['an address', { '.nomadlintrc': 'extends = ["https://x.example/rc"]' }, 'read from files only', '1:12'],
  ])('%s is told', async (_, files, message, place) => {
    const { told, messages } = await run({ ...files, 'a.hcl': 'region = "eu"' })
    expect(told).toEqual([`.nomadlintrc:${place} error config/invalid-settings`])
    expect(messages[0]).toContain(message)
  })

  it('a longer circle is told once, and the rest holds', async () => {
    const { told, messages } = await run({
      '.nomadlintrc': 'extends = ["b.rc"]\nrule "config/string-boolean" { severity = "off" }',
      'b.rc': 'extends = ["c.rc"]',
      'c.rc': 'extends = [\n  ".nomadlintrc"\n]\npresett = "x"',
      'a.hcl': flawed,
    })
    expect(told).toEqual(['c.rc:2:3 error config/invalid-settings', 'c.rc:4:1 error config/invalid-settings'])
    expect(messages[0]).toContain('.nomadlintrc -> b.rc -> c.rc -> .nomadlintrc')
  })

  it('many ways to the same files take no time', async () => {
    const files: Record<string, string> = { 'a.hcl': flawed, '40.rc': `rule "${rule}" { severity = "off" }` }
    for (let index = 0; index < 40; index++)
      files[`${index}.rc`] = `extends = ["${index + 1}.rc", "${index + 1}.rc"]`
    files['.nomadlintrc'] = files['0.rc'] as string
    const { told, host } = await run(files)
    expect(told).toEqual([])
    expect(host.reads.length).toBeLessThan(60)
  })
})

describe('ignore', () => {
  it('leaves files and directories alone, and says so', async () => {
    const files = {
      '.nomadlintrc': 'ignore = ["vendor/", "x/*.hcl", "!x/b.hcl"]',
      'vendor/a.hcl': flawed,
      'x/a.hcl': flawed,
      'x/b.hcl': flawed,
    }
    const { told, report } = await run(files)
    expect(told).toEqual([`x/b.hcl:1:22 info ${rule}`])
    expect(report.notChecked).toEqual([{ what: 'path', why: 'left alone, as settings say', count: 2 }])
    const named = await run(files, { paths: ['vendor/a.hcl'] })
    expect([named.told, named.report.files]).toEqual([[], 0])
    expect(named.host.reads).toEqual(['.nomadlintrc'])
  })
})

describe('agent', () => {
  const parts = {
    'base.hcl': 'data_dir = "/d"\nacl { enabled = true }\n',
    's/one.hcl': 'server { enabled = true }\nports { http = 1 }\n',
    's/two.hcl': 'client { enabled = true }\nports { http = 2 }\n',
  }

  it('says which files form an agent, in which order, and with which flags', async () => {
    const { report } = await run({
      '.nomadlintrc': `agent "server1" { files = ["s/one.hcl", "base.hcl"] }
        agent "client1" {
          files = ["base.hcl", "s/t*.hcl"]
          flags = ["-region", "eu", "-encrypt=K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg="]
        }`,
      ...parts,
    })
    expect(report.agents.map(({ name, files, role, region }) => [name, files, role, region])).toEqual([
      ['client1', ['base.hcl', 's/two.hcl'], 'client', 'eu'],
      ['server1', ['s/one.hcl', 'base.hcl'], 'server', 'global'],
    ])
    expect(report.agents[0]?.grouping).toBe('said in .nomadlintrc, with -region=eu -encrypt=********')
  })

  it('is read whole, whichever of its files is named', async () => {
    const files = { '.nomadlintrc': 'agent "one" { files = ["base.hcl", "s/one.hcl"] }', ...parts }
    const { report } = await run(files, { paths: ['s/one.hcl'] })
    expect(report.agents.map(({ name, files: own }) => [name, own])).toEqual([
      ['one', ['base.hcl', 's/one.hcl']],
    ])
    const other = await run(files, { paths: ['s/two.hcl'] })
    expect(other.report.agents.map(({ name }) => name)).toEqual(['s/two.hcl'])
  })

  it('beats units of systemd, but not --merge', async () => {
    const files = {
      '.nomadlintrc': 'agent "one" { files = ["base.hcl", "s/one.hcl"] }',
      'nomad.service':
        '[Service]\nExecStart=/bin/nomad agent -config=base.hcl -config=s/one.hcl -region=us\n',
      ...parts,
    }
    expect((await run(files)).report.agents.map(({ name }) => name)).toEqual(['one', 's/two.hcl'])
    const merged = await run(files, { merge: true, paths: ['s/one.hcl', 'base.hcl'] })
    expect(merged.report.agents.map(({ name }) => name)).toEqual(['s/one.hcl + base.hcl'])
  })

  it('of a directory is what Nomad reads there', async () => {
    const { report } = await run({ '.nomadlintrc': 'agent "all" { files = ["base.hcl", "s"] }', ...parts })
    expect(report.agents.map(({ files }) => files)).toEqual([['base.hcl', 's/one.hcl', 's/two.hcl']])
  })

  it('shows no key that stands among its flags', async () => {
    const key = 'c2VjcmV0LXNlY3JldC1zZWNyZXQ'
    const { report } = await settings(
      `agent "a" { files = ["a.hcl"] flags = ["-encrypt", "${key}", "-sever"] }`,
    )
    expect(report.findings.map(({ message }) => message)).toContain(
      'Nomad agent has no flag -sever; did you mean -server?',
    )
    expect(pretty(report, { colors: createColors(false), width: 200 })).not.toContain(key)
  })
})
