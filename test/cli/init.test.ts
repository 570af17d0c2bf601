import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { useProgram } from './program.ts'

const program = useProgram()
const rc = (directory = ''): string => join(program.directory, 'work', directory, '.nomadlintrc')
const run = (line: string, directory = '') =>
  program.run(line.split(' '), '', { cwd: join(program.directory, 'work', directory) })

/** What the next run comes to: agents and findings. */
async function outcome(directory = '') {
  const { stdout, code } = await run('-f json .', directory)
  const { agents, findings } = JSON.parse(stdout)
  const byName = agents.toSorted((a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1))
  return { agents: byName, findings, code }
}

const server = (index: number) =>
  `data_dir = "/d${index}"\nserver {\n  enabled = true\n}\ntelemetry {\n  x = 1\n}\n`

program.write('work/conf/base.hcl', 'region = "eu"\n')
program.write('work/conf/s1.hcl', server(1))
program.write('work/conf/s2.hcl', server(2))
program.write('work/conf/"odd" [1] {a,b} \\ ü.hcl', server(3))
program.write('work/prod.d/a.hcl', 'server {\n  enabled = true\n}\n')
program.write('work/prod.d/b.hcl', 'data_dir = "/d"\n')
program.write('work/parts/a.hcl', 'log_level = "WARN"\n')
program.write('work/parts/b.hcl', 'datacenter = "dc1"\n')
program.write('work/jobs/deep/web.hcl', 'job "web" {}\n')
program.write('work/parts/!job*.hcl', 'job "web" {}\n')
program.write('work/package.json', '{ "name": "x", "private": true }\n')
program.write('work/unit/nomad.service', '[Service]\nExecStart=/bin/nomad agent -config=u.hcl -region=us\n')
program.write('work/unit/u.hcl', 'server {\n  enabled = true\n}\n')
program.write('work/nested/.nomadlintrc', 'rule "tls" { severity = "off" }\n')
program.write('work/nested/n.hcl', server(4))
program.write('work/nested/other.hcl', 'job "web" {}\n')

afterEach(() => rmSync(rc(), { force: true }))

describe('init', () => {
  it('writes what it finds, prints it, and changes nothing', async () => {
    const before = await outcome()
    const { code, stdout, stderr } = await run('init')
    expect(code).toBe(0)
    expect(stdout).toBe(readFileSync(rc(), 'utf8'))
    expect(stderr).toBe('Wrote .nomadlintrc: 5 agents and 1 that a unit starts, 3 other files.\n')
    expect(await outcome()).toEqual(before)
    expect((await run('.nomadlintrc')).code).toBe(0)
    expect(stdout).toContain('agent "prod.d" {\n  files = ["prod.d"]\n}\n')
    expect(stdout).toContain(
      'agent "conf/s1.hcl" {\n  files = [\n    "conf/base.hcl",\n    "conf/s1.hcl",\n  ]\n}\n',
    )
    expect(stdout).toContain('ignore = [\n  "/jobs/",\n  "/package.json",\n  "parts/\\\\!job\\\\*.hcl",\n]\n')
    expect(stdout).toMatch(/^# nomad_version = /m)
    expect(stdout).not.toContain('nomad.service')
    expect(stdout).not.toContain('nested')
    expect((await run('.')).stderr).toContain('Not checked: 1 file is not agent configuration')
  })

  it('explains every setting in a comment above it', async () => {
    const { stdout } = await run('init')
    const paragraphs = stdout.trim().split('\n\n')
    expect(paragraphs.filter((text) => !text.startsWith('# '))).toEqual([])
  })

  it('replaces nothing, unless it is told to', async () => {
    program.write('work/.nomadlintrc', '# mine\n')
    const { code, stdout, stderr } = await run('init')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe('nomadlint: .nomadlintrc is there already; --force replaces it\n')
    expect(readFileSync(rc(), 'utf8')).toBe('# mine\n')
    expect((await run('init --force')).code).toBe(0)
    expect(readFileSync(rc(), 'utf8')).not.toContain('# mine')
  })

  it('builds upon the settings that held before', async () => {
    program.write(
      'work/.nomadlintrc',
      'preset = "strict"\nfail_on = "error"\nagent "one" { files = ["conf/base.hcl", "conf/s1.hcl"] }\n',
    )
    const before = await outcome('conf')
    const { stdout } = await run('init', 'conf')
    expect(stdout).toContain('extends = ["../.nomadlintrc"]\n')
    expect(stdout).toContain('# preset = ')
    expect(stdout).not.toContain('s1.hcl')
    expect(await outcome('conf')).toEqual(before)
    rmSync(rc('conf'))
  })

  it('takes a directory', async () => {
    expect((await run('init parts')).stdout).toContain(
      'agent "." {\n  files = [\n    "a.hcl",\n    "b.hcl",\n  ]\n}\n',
    )
    expect(existsSync(rc('parts'))).toBe(true)
    expect((await run('agents parts')).stdout).toContain('parts: neither server nor client')
    rmSync(rc('parts'))
  })

  it('says how it goes on where nothing is', async () => {
    program.write('empty/readme.txt', '')
    const { code, stdout } = await run('init ../empty')
    expect(code).toBe(0)
    expect(stdout).toContain('# agent "server1" {')
    expect((await run('../empty/.nomadlintrc')).code).toBe(0)
  })

  it.each([
    ['init nowhere', 'init nowhere: not a directory'],
    ['init package.json', 'init package.json: not a directory'],
    ['init conf parts', 'init takes one directory: nomadlint init [DIRECTORY]'],
    ['init --froce', 'unknown option --froce; did you mean --force?'],
  ])('%s is wrong usage', async (line, message) => {
    const { code, stderr } = await run(line)
    expect([code, stderr]).toEqual([2, `nomadlint: ${message}\n`])
  })
})

it('prints no control characters that stand in names', async () => {
  program.write('work/names/\u202e\u001b[31mx.hcl', 'job "web" {}\n')
  const { code, stdout } = await run('init --force', 'names')
  expect(code).toBe(0)
  expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
  expect((await outcome('names')).findings).toEqual([])
  rmSync(rc('names'))
})
