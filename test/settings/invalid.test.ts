import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { known, unknown } from '../../server/host.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'
import { flawed, rule, run, settings } from './run.ts'

describe('what is wrong is told, with its place', () => {
  it.each([
    ['preset = "strickt"', '1:10', '"strickt" is not possible for `preset`. did you mean "strict"?'],
    ['preset = strict', '1:10', 'This word is no value.'],
    ['preset "x" {}', '1:1', 'This is not possible for `preset`.'],
    ['fail-on = "info"', '1:1', '`fail-on` is no setting here. did you mean `fail_on`?'],
    ['qwertz = 1', '1:1', 'known are extends, ignore, preset'],
    ['expiry_warning = 30', '1:18', 'This is no number of days. write "30d"'],
    ['expiry_warning = "30"', '1:18', 'This is no number of days. write "30d"'],
    ['nomad_version = "0.9"', '1:17', 'nomadlint knows Nomad from 1.6.0 on'],
    ['nomad_version = "1.99"', '1:17', 'there is no such release of Nomad'],
    ['root = "nowhere"', '1:8', 'This is no directory.'],
    ['rule "tls/disable" { severity = "off" }', '1:1', 'did you mean "tls/disabled"?'],
    ['rule "tls/disabled" {}', '1:1', 'This block lacks `severity`.'],
    ['rule "tls/disabled" { severity = "of" }', '1:34', 'did you mean "off"?'],
    ['rule { severity = "off" }', '1:1', '`rule` needs a label. write rule "RULE" { ... }'],
    ['rule "tls/disabled" "x" { severity = "off" }', '1:21', 'A block has one label at most.'],
    ['preset = "all"\npreset = "all"', '2:1', '`preset` stands here a second time.'],
    ['rule "tls" { severity = "off" }\nrule "tls" { severity = "off" }', '2:1', 'stands here a second time'],
    ['override "x" { files = ["a"] }', '1:1', '`override` is a block without a label.'],
    ['override { preset = "all" }', '1:1', 'This block lacks `files`.'],
    ['override { files = [] }', '1:20', '`files` is empty.'],
    ['override { files = ["a"] ignore = ["b"] }', '1:26', '`ignore` is no setting here.'],
    ['ignore = "vendor"', '1:1', '`ignore` is a list of texts. write ["..."]'],
    ['ignore = ["a", 1]', '1:16', 'This is no text. write it in quotes'],
    ['ignore = [""]', '1:11', 'This text is empty.'],
    ['agent "a" { files = ["b.hcl"] }', '1:22', 'There is no file of this name.'],
    ['agent "a" { files = ["*.hc"] }', '1:22', 'There is no file of this name.'],
    ['agent "a" { flags = ["-dev"] }', '1:1', 'This block lacks `files`.'],
    ['agent "a" { files = ["a.hcl"] flags = ["-config=x"] }', '1:41', '-config has no place here'],
    ['agent "a" { files = ["a.hcl"] flags = ["-x"] }', '1:41', 'Nomad agent has no flag -x'],
    ['rule "tls', '1:6', ''],
    ['preset: "all"', '1:7', 'nomadlint wants = here, not a colon.'],
    ['\u0000', '1:1', ''],
    ['constructor = 1', '1:1', '`constructor` is no setting here.'],
  ])('%s', async (text, place, message) => {
    const { told, messages } = await settings(text)
    expect(told).toContain(`.nomadlintrc:${place} error config/invalid-settings`)
    expect(messages.some((said) => said.includes(message))).toBe(true)
  })

  it('and counts for nothing, while all else holds', async () => {
    const text = `preset = "strickt"\nrule "x/y" { severity = "off" }\nrule "${rule}" { severity = "warning" }\nignore = [1, "b.hcl"]`
    const { told } = await run({ '.nomadlintrc': text, 'a.hcl': flawed, 'b.hcl': flawed })
    expect(told.filter((line) => !line.startsWith('.nomadlintrc'))).toEqual([`a.hcl:1:22 warning ${rule}`])
  })

  it('once, however many files it holds for, and whatever rules run', async () => {
    const files = { '.nomadlintrc': 'x = 1', 'a.hcl': flawed, 'b/b.hcl': flawed, 'c/c.hcl': flawed }
    const { told } = await run(files, { only: new Set(['tls/disabled']) })
    expect(told).toEqual(['.nomadlintrc:1:1 error config/invalid-settings'])
  })

  it.each([
    ['directory', 'These settings cannot be read: a directory.'],
    ['fifo', 'These settings cannot be read: a FIFO.'],
  ] as const)('where a %s has the name', async (special, message) => {
    const host = memoryHost(new Map([['a.hcl', flawed]]), new Map([['.nomadlintrc', special]]))
    const { findings } = await lint(defaultOptions, rules, host)
    expect(findings.map((finding) => finding.message)).toContain(message)
  })

  it('where the link of the name leads nowhere', async () => {
    const host = memoryHost(new Map([['x/a.hcl', flawed]]))
    const link = async (path: string) => (path === '.nomadlintrc' ? known('gone') : unknown('missing'))
    const { findings } = await lint(defaultOptions, rules, { ...host, link })
    expect(findings.map((finding) => finding.message)).toContain(
      'These settings cannot be read: a link to a file that is not there.',
    )
  })

  it('but not a byte order mark', async () => {
    const { told } = await run({
      '.nomadlintrc': `\ufeffrule "${rule}" { severity = "off" }`,
      'a.hcl': flawed,
    })
    expect(told).toEqual([])
  })
})
