import { describe, expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import { lint } from '../../../server/lint.ts'
import { defaultOptions, type LintOptions } from '../../../server/lint-options.ts'
import { positionAt } from '../../../server/text/source.ts'
import { memoryHost } from '../../memory-host.ts'

async function run(files: Readonly<Record<string, string>> | string, options: Partial<LintOptions> = {}) {
  const all = typeof files === 'string' ? { 'a.hcl': files } : files
  const paths = typeof files === 'string' ? ['a.hcl'] : ['.']
  const { findings, suppressed } = await lint(
    { ...defaultOptions, paths, ...options },
    rules,
    memoryHost(new Map(Object.entries(all))),
  )
  const place = ({ location: { source, span }, rule }: (typeof findings)[number]) =>
    `${source.path}:${positionAt(source, span.start).line} ${rule}`
  return {
    told: findings.map(place),
    suppressed: suppressed.map(({ finding }) => place(finding)),
    reasons: suppressed.map(({ reason }) => reason),
    messages: findings.map(({ message }) => message),
  }
}

/** A setting about which `config/string-boolean` and nothing else has something to say. */
const flawed = 'leave_on_terminate = "true"'
const rule = 'config/string-boolean'

describe('a comment suppresses', () => {
  it.each([
    ['in the same line', `${flawed} # nomadlint-ignore ${rule}: why`],
    ['in the line above', `# nomadlint-ignore ${rule}: why\n${flawed}`],
    ['with slashes', `${flawed} // nomadlint-ignore ${rule}: why`],
    ['between slashes and stars', `/* nomadlint-ignore ${rule}: why */ ${flawed}`],
    ['over several lines', `/*\n nomadlint-ignore ${rule}: why\n*/\n${flawed}`],
    ['above other comments', `# nomadlint-ignore ${rule}: why\n# leaves\n${flawed}`],
    ['indented, with carriage returns', `\t# nomadlint-ignore ${rule}: why\r\n\t${flawed}\r\n`],
    ['by its area', `# nomadlint-ignore config: why\n${flawed}`],
    ['for the whole file', `# Copyright\n\n# nomadlint-ignore-file ${rule}: why\nregion = "eu"\n\n${flawed}`],
  ])('%s', async (_, text) => {
    expect(await run(text)).toEqual({
      told: [],
      messages: [],
      suppressed: [expect.stringMatching(new RegExp(`^a.hcl:\\d+ ${rule}$`))],
      reasons: ['why'],
    })
  })

  it('several rules of one line', async () => {
    const both = `limits { http_max_conns_per_client = "5"\nhttps_handshake_timeout = "5" }`
    const before = await run(both)
    const names = [...new Set(before.told.map((line) => line.split(' ')[1]))]
    const { told, suppressed } = await run(`# nomadlint-ignore ${names.join(' , ')}: why\n${both}`)
    expect(told).toEqual([])
    expect(suppressed).toHaveLength(before.told.length)
  })

  it('all of a block, from its header on', async () => {
    const block = 'telemetry {\n  a = 1\n\n  b = 2\n}\n'
    const all = ['a.hcl:3 config/unknown-key', 'a.hcl:5 config/unknown-key']
    const above = await run(`# nomadlint-ignore config/unknown-key: why\n${block}`)
    expect(above.suppressed).toEqual(all)
    const beside = await run(`\n${block.replace('{', '{ # nomadlint-ignore config/unknown-key: why')}`)
    expect(beside).toEqual({ ...above, suppressed: all })
  })

  it('all of a list', async () => {
    const only = new Set(['config/invalid-value'])
    const list =
      'data_dir = "/d"\nserver {\n  enabled = true\n  enabled_schedulers = [\n    "service",\n    "bach",\n  ]\n}\n'
    expect((await run(list, { only })).told).toEqual(['a.hcl:6 config/invalid-value'])
    const ignored = list.replace('  enabled_s', '  # nomadlint-ignore config/invalid-value: why\n  enabled_s')
    expect((await run(ignored, { only })).told).toEqual([])
  })

  it('nothing below the block, and nothing two lines below', async () => {
    const { told } = await run(
      `# nomadlint-ignore config/unknown-key: why\ntelemetry {\n  a = 1\n}\naudit {\n  b = 2\n}\nlimits {\n  c = 3\n}\n`,
    )
    expect(told).toContain('a.hcl:9 config/unknown-key')
    const gap = await run(`# nomadlint-ignore ${rule}: why\n\n${flawed}`)
    expect(gap.told).toEqual(['a.hcl:1 config/unused-suppression', `a.hcl:3 ${rule}`])
  })

  it('a finding in a merged agent where it stands', async () => {
    const files = {
      'x.d/a.hcl': 'log_level = "DEBUG" # nomadlint-ignore config/overridden-value: base\n',
      'x.d/b.hcl': 'log_level = "WARN"\n',
    }
    const severities = new Map([['config/overridden-value', 'info' as const]])
    expect((await run(files, { severities })).suppressed).toEqual(['x.d/a.hcl:1 config/overridden-value'])
  })

  it('a finding that two agents share', async () => {
    const agent = (port: number) =>
      `data_dir = "/d${port}"\nserver { enabled = true }\nports { http = ${port} }\n`
    const files = {
      'a.hcl': agent(1),
      'b.hcl': agent(2),
      'c.hcl': `telemetry {\n  # nomadlint-ignore config/unknown-key: why\n  x = 1\n}\n`,
    }
    const { told, suppressed } = await run(files, { only: new Set(['config/unknown-key']) })
    expect(told).toEqual([])
    expect(suppressed).toEqual(['c.hcl:3 config/unknown-key'])
  })

  it('a finding about a broken line', async () => {
    const { told, suppressed } = await run('# nomadlint-ignore config/syntax: why\nregion = = "eu"\n')
    expect([told, suppressed]).toEqual([[], ['a.hcl:2 config/syntax']])
  })

  it('in templates, in their own comments too', async () => {
    const files = { 'a.hcl.j2': `{# nomadlint-ignore ${rule}: why #}\n${flawed}\n` }
    const { told, suppressed } = await run(files, { paths: ['a.hcl.j2'] })
    expect([told, suppressed]).toEqual([[], [`a.hcl.j2:2 ${rule}`]])
  })

  it('in a unit of systemd', async () => {
    const start = 'ExecStart=/bin/nomad agent -config=x.hcl -log-level=LOUD $OPTIONS'
    const unit = `[Service]\n# nomadlint-ignore config/invalid-value: why\n${start}\n`
    const { told, suppressed } = await run({ 'nomad.service': unit, 'x.hcl': 'datacenter = "dc1"\n' })
    expect([told, suppressed]).toEqual([[], ['nomad.service:3 config/invalid-value']])
  })
})

describe('what is no comment suppresses nothing', () => {
  it.each([
    ['in a string', `name = "# nomadlint-ignore ${rule}: x"\n${flawed}`, 2],
    ['in a heredoc', `name = <<X\n# nomadlint-ignore ${rule}: x\nX\n${flawed}`, 4],
    ['in JSON', `{\n"#": "nomadlint-ignore ${rule}: x",\n"leave_on_terminate": "true"\n}`, 3],
    ['with other words before', `# see nomadlint-ignore ${rule}: x\n${flawed}`, 2],
  ])('%s', async (_, text, line) => {
    const { told, suppressed } = await run(text)
    expect(suppressed).toEqual([])
    expect(told).toContain(`a.hcl:${line} ${rule}`)
    expect(told.join()).not.toContain('suppression')
  })

  it('with --no-inline-config', async () => {
    const { told } = await run(`${flawed} # nomadlint-ignore ${rule}`, { inlineConfig: false })
    expect(told).toEqual([`a.hcl:1 ${rule}`])
  })
})

describe('a suppression is told', () => {
  const unused = 'a.hcl:1 config/unused-suppression'

  it('that has no reason, and suppresses all the same', async () => {
    const reasonless = 'a.hcl:1 config/suppression-without-reason'
    expect((await run(`# nomadlint-ignore ${rule}\n${flawed}`)).told).toEqual([reasonless])
    expect((await run(`# nomadlint-ignore ${rule}:  \n${flawed}`)).told).toEqual([reasonless])
    expect((await run(`# nomadlint-ignore ${rule} as it is\n${flawed}`)).told).toEqual([reasonless])
  })

  it.each([
    ['nothing is found', `# nomadlint-ignore ${rule}: x\nregion = "eu"`, `\`${rule}\` finds nothing here`],
    ['a rule does not exist', '# nomadlint-ignore config/strin-bool: x\nregion = "eu"', 'There is no rule'],
    ['it names none', '# nomadlint-ignore: x\nregion = "eu"', 'names no rule'],
    ['the word is another', `# nomadlint-disable-line ${rule}: x\nregion = "eu"`, 'is not known'],
    ['nothing stands below', `# nomadlint-ignore ${rule}: x`, 'stands above nothing'],
    [
      'it is about itself',
      '# nomadlint-ignore config/unused-suppression: x\nregion = "eu"',
      'No comment suppr',
    ],
  ])('where %s', async (_, text, message) => {
    const { told, messages } = await run(text)
    expect(told).toEqual([unused])
    expect(messages[0]).toContain(message)
  })

  it('where one for the file stands below a setting', async () => {
    const { told } = await run(`${flawed}\n# nomadlint-ignore-file ${rule}: x\n`)
    expect(told).toEqual([`a.hcl:1 ${rule}`, 'a.hcl:2 config/unused-suppression'])
  })

  it('once it is doubled: the inner one counts', async () => {
    const { told } = await run(
      `# nomadlint-ignore-file ${rule}: x\n${flawed} # nomadlint-ignore ${rule}: y\n`,
    )
    expect(told).toEqual([unused])
  })

  it('never with a secret', async () => {
    const key = 'K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg='
    const { messages, reasons } = await run(
      `# nomadlint-ignore ${key}, encrypt="${key}": ${key}\n${flawed} # nomadlint-ignore ${rule}: was ${key}\n`,
    )
    expect(reasons).toEqual(['was ***'])
    expect(messages.length).toBeGreaterThan(0)
    expect(messages.join()).not.toContain(key.slice(0, 12))
  })
})

describe('a suppression is not called unused', () => {
  it('where its rule did not run', async () => {
    const text = `# nomadlint-ignore ${rule}: x\nregion = "eu"`
    expect((await run(text, { severities: new Map([[rule, 'off']]) })).told).toEqual([])
    expect((await run(text, { only: new Set(['config/unused-suppression', 'tls/disabled']) })).told).toEqual(
      [],
    )
    expect((await run(text, { only: new Set(['config/unused-suppression', rule]) })).told).toHaveLength(1)
  })

  const agent = `data_dir = "/d"
acl { enabled = true }
server { enabled = true }
# nomadlint-ignore certificate/expired: renewed at noon
# nomadlint-ignore tls/upgrade-mode-on: for now
tls {
  rpc = true
  http = true
  verify_server_hostname = true
  verify_https_client = true
  ca_file = "/nowhere/ca.pem"
  cert_file = "/nowhere/server.pem"
  key_file = "/nowhere/server-key.pem"
}
`
  it('where the certificate is not here', async () => {
    const { told } = await run(agent)
    expect(told.filter((line) => line.includes('suppression'))).toEqual(['a.hcl:5 config/unused-suppression'])
  })

  it('where other files of the directory were not read', async () => {
    const files = { 'a.hcl': agent, 'b.hcl': 'log_level = "WARN"\n' }
    const { told } = await run(files, { paths: ['a.hcl'] })
    expect(told.filter((line) => line.includes('suppression'))).toEqual([])
    const whole = await run(files, { paths: ['a.hcl', 'b.hcl'] })
    expect(whole.told.filter((line) => line.includes('suppression'))).toHaveLength(1)
  })

  it('where a file of the agent is broken', async () => {
    const { told } = await run({ 'x.d/a.hcl': agent, 'x.d/b.hcl': 'log_level = = 1\n' })
    expect(told.filter((line) => line.includes('suppression'))).toEqual([])
  })

  it.each([
    ['a block that stands twice', `${agent}tls { http = false }\n`],
    ['a key that is none', `${agent}log_level = "WARN"\nregoin = "eu"\n`],
    ['a value of the wrong type', `${agent}region = ["eu"]\n`],
  ])('where Nomad refuses something: %s', async (_, text) => {
    expect((await run(text)).told.filter((line) => line.includes('suppression'))).toEqual([])
  })

  it('where Nomad refuses something in another file of the agent', async () => {
    const unused = async (rest: string) => {
      const { told } = await run({ 'x.d/a.hcl': agent, 'x.d/b.hcl': rest })
      return told.filter((line) => line.includes('suppression'))
    }
    expect(await unused('region = ["eu"]\n')).toEqual([])
    // A second block is refused in its own file only.
    expect(await unused('tls { http = false }\n')).toEqual(['x.d/a.hcl:5 config/unused-suppression'])
  })

  it('where what Nomad refuses is suppressed itself', async () => {
    const text = `${agent}# nomadlint-ignore config/unknown-key: of our own build\nours = 1\n`
    const { told, suppressed } = await run(text)
    expect(told.filter((line) => line.includes('suppression'))).toEqual([])
    expect(suppressed).toContain('a.hcl:16 config/unknown-key')
  })
})

it('a comment above a list of any length does', async () => {
  const { told } = await run(`# nomadlint-ignore ${rule}: ours\n${flawed}\na = [${'1,'.repeat(300_000)}]\n`)
  expect(told).not.toContain(`a.hcl:2 ${rule}`)
})
