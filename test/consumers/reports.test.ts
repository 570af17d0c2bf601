import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { unverifiedServer } from '../cli/configurations.ts'
import { Repository } from '../cli/git-repository.ts'
import { useProgram } from '../cli/program.ts'
import { got, run } from './consumer.ts'

const program = useProgram()
const repository = new Repository(join(program.directory, 'repo'))
const at = (name: string): string => join(repository.directory, name)

interface Finding {
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly file: string
  readonly range: { readonly start: { readonly line: number; readonly column: number } }
}

let findings: readonly Finding[] = []

/** Findings of every severity, in names that are hard to write, and with fixes, related places and a suppression. */
beforeAll(async () => {
  repository.init()
  repository.write('README.md', 'x')
  repository.commit()
  repository.write('conf/100% <a&b> "ü".d/server.hcl', unverifiedServer)
  repository.write(
    'conf/b.d/client.hcl',
    'data_dir = "/d"\nclient {\n  enabled = "true"\n  enabeld = true\n  gc_interval = "5"\n}\ntls {\n  rpc_uprade_mode = true\n}\n',
  )
  repository.write(
    'conf/c.d/server.hcl',
    'data_dir = "/d"\nserver {\n  enabled = true\n  # nomadlint-ignore gossip/key-length: it\'s <known> & "accepted"\n  encrypt = "c2hvcnQ="\n}\n',
  )
  const targets = ['sarif', 'checkstyle', 'junit', 'github', 'json'].flatMap((format) => [
    '-f',
    `${format}=out.${format}`,
  ])
  const { code, stderr } = await program.run(['--preset', 'all', ...targets, 'conf'], '', {
    cwd: repository.directory,
  })
  expect(code, stderr).toBe(1)
  findings = JSON.parse(readFileSync(at('out.json'), 'utf8')).findings
  expect(new Set(findings.map(({ severity }) => severity)).size).toBe(3)
})

/** `file:line:column` of every finding. */
const places = (): readonly string[] =>
  findings.map(({ file, range: { start } }) => `${file}:${start.line}:${start.column}`).sort()

describe("Microsoft's validator of SARIF, with GitHub's rules", () => {
  const validate = (file: string) =>
    run(
      got(`node_modules/@microsoft/sarif-multitool-${process.platform}/Sarif.Multitool`),
      ['validate', file, '--rule-kind', 'Sarif;Gh', '--level', 'Error;Warning'],
      {
        cwd: repository.directory,
      },
    )

  it('finds no error, and misses only the address of a home page', () => {
    const { code, text } = validate('out.sarif')
    const said = [...text.matchAll(/: (?:error|warning) (\w+):/g)].map(([, id]) => id)
    expect(said, text).toEqual(['SARIF2005'])
    expect(code, text).toBe(0)
  })

  it('would find one', () => {
    writeFileSync(
      at('broken.sarif'),
      readFileSync(at('out.sarif'), 'utf8').replace('"startLine":', '"startLin":'),
    )
    expect(validate('broken.sarif').text).toMatch(/: error JSON\d+/)
  })
})

it('sarif-tools counts what was found', () => {
  const { code, text } = run(got('python/bin/sarif'), ['summary', 'out.sarif'], { cwd: repository.directory })
  const count = (severity: string): number =>
    findings.filter((finding) => finding.severity === severity).length
  // It counts what is suppressed, too.
  expect(text).toContain(`error: ${count('error') + 1}\n`)
  expect(text).toContain(`warning: ${count('warning')}\n`)
  expect(code).toBe(0)
})

it.each(['sarif', 'checkstyle'])('reviewdog reads %s: every finding, in its place', (format) => {
  const { text } = run(
    got('bin/reviewdog'),
    [`-f=${format}`, '-reporter=local', '-filter-mode=nofilter', '-diff=git diff'],
    {
      cwd: repository.directory,
      input: readFileSync(at(`out.${format}`)),
    },
  )
  const lines = text.trimEnd().split('\n')
  const told = lines.map((line) => /^(.*?\.hcl:\d+:\d+): /.exec(line)?.[1] ?? '')
  // Suppressed findings are told by SARIF alone, and reviewdog does not know of suppressions.
  const suppressed = format === 'sarif' ? ['conf/c.d/server.hcl:5:13'] : []
  expect(told.sort()).toEqual([...places(), ...suppressed].sort())
})

describe('junit', () => {
  it("follows Jenkins' schema", () => {
    const { code, text } = run('xmllint', ['--noout', '--schema', got('junit-10.xsd'), at('out.junit')])
    expect(code, text).toBe(0)
  })

  it('is read by junitparser', () => {
    const script =
      'import sys\nfrom junitparser import JUnitXml\nxml = JUnitXml.fromfile(sys.argv[1])\nprint(xml.tests, xml.failures, sum(len(list(suite)) for suite in xml), sorted(suite.name for suite in xml)[0])'
    const { text } = run(got('python/bin/python'), ['-c', script, at('out.junit')])
    const failures = findings.filter(({ severity }) => severity !== 'info').length
    expect(text).toBe(`${findings.length} ${failures} ${findings.length} conf/100% <a&b> "ü".d/server.hcl\n`)
  })
})

it('github says what @actions/core would say', async () => {
  const { issueCommand } = await import(pathToFileURL(got('node_modules/@actions/core/lib/command.js')).href)
  const written: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  try {
    for (const line of readFileSync(at('out.github'), 'utf8').trimEnd().split('\n')) {
      const [, name, list = '', data = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? []
      const properties = list.split(',').map((pair) => pair.split('=').map(unescape) as [string, string])
      issueCommand(name, Object.fromEntries(properties), unescape(data))
    }
  } finally {
    spy.mockRestore()
  }
  expect(written.map((text) => text.trimEnd())).toEqual(
    readFileSync(at('out.github'), 'utf8').trimEnd().split('\n'),
  )
})

function unescape(text: string): string {
  return decodeURIComponent(text.replace(/%(?!0A|0D|25|2C|3A)/g, '%25'))
}

it.each([
  ['action.yml', 'vendor.github-actions'],
  ['templates/nomadlint.gitlab-ci.yml', 'vendor.gitlab-ci'],
])('%s follows the schema of its reader', (file, schema) => {
  const path = join(import.meta.dirname, '../..', file)
  const { code, text } = run(got('python/bin/check-jsonschema'), ['--builtin-schema', schema, path])
  expect(code, text).toBe(0)
})

it('workflows and jobs in docs/ci.md follow the schemas of their readers', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/ci.md'), 'utf8')
  const blocks = [...text.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, block]) => block as string)
  const workflows = blocks.filter((block) => block.includes('jobs:'))
  const jobs = blocks.filter((block) => /^nomadlint:/m.test(block))
  expect([workflows.length > 3, jobs.length > 1]).toEqual([true, true])
  const check = (schema: string, block: string): void => {
    writeFileSync(at('block.yml'), block)
    const answer = run(got('python/bin/check-jsonschema'), ['--builtin-schema', schema, at('block.yml')])
    expect(answer.code, answer.text).toBe(0)
  }
  for (const block of workflows)
    check('vendor.github-workflows', block.startsWith('name:') ? block : `on: push\n${block}`)
  for (const block of jobs)
    check(
      'vendor.gitlab-ci',
      block.includes('script:') ? block : block.replace(/^nomadlint:/m, 'nomadlint:\n  script: [x]'),
    )
})
