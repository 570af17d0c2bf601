import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unverifiedRule, unverifiedServer } from './configurations.ts'
import { useProgram } from './program.ts'

const program = useProgram()
program.write('repo/.git', 'gitdir: elsewhere\n')
program.write('repo/infra/server.hcl', unverifiedServer)
const cwd = join(program.directory, 'repo', 'infra')
const read = (name: string): string => readFileSync(join(cwd, name), 'utf8')

function run(line: string, env: NodeJS.ProcessEnv = {}) {
  return program.run(line.split(' '), '', { cwd, env })
}

describe('in GitHub Actions', () => {
  const env = { GITHUB_ACTIONS: 'true' }

  it('the report is made of annotations, with paths from the top of the repository on', async () => {
    const { stdout, stderr, code } = await run('server.hcl', env)
    expect(stdout).toMatch(/^::error file=infra\/server\.hcl,line=\d+,.*,title=nomadlint tls\//)
    expect(stderr).toMatch(/^Found 1 error in 1 file\./)
    expect(code).toBe(1)
  })

  it('another format may be asked for', async () => {
    expect((await run('-f compact server.hcl', env)).stdout).toMatch(/^server\.hcl:\d+:\d+: error: /)
    expect((await run('server.hcl', { GITHUB_ACTIONS: 'false' })).stdout).toMatch(/^error\[/)
  })
})

describe('-f FORMAT=FILE', () => {
  it('writes one more report, beside the one on standard output', async () => {
    const { stdout, code } = await run('-f gitlab=one.json -f compact -f junit=two=2.xml server.hcl')
    expect(stdout).toMatch(/^server\.hcl:\d+:\d+: error: .*\n$/)
    expect(JSON.parse(read('one.json'))).toMatchObject([{ check_name: unverifiedRule }])
    expect(read('two=2.xml')).toContain('<testsuites name="nomadlint" tests="1" failures="1" errors="0">')
    expect(code).toBe(1)
  })

  it('goes with the default format and with -o', async () => {
    const { stdout } = await run('-f markdown=summary.md -o report.txt server.hcl')
    expect(stdout).toBe('')
    expect(read('report.txt')).toMatch(/^error\[/)
    expect(read('summary.md')).toMatch(/^### nomadlint: Found 1 error in 1 file\.\n/)
  })

  it.each([
    ['-f gitlab=', '-f gitlab= needs a file: -f gitlab=FILE'],
    ['-f gitlob=x', '-f gitlob: not one of pretty, .*; did you mean gitlab\\?'],
    ['-f json=server.hcl', '-f json=server\\.hcl would replace a file that was linted'],
    ['-f json=x -f gitlab=./x', 'two reports cannot go to one file: x'],
    ['-f json=x -o x', 'two reports cannot go to one file: x'],
    ['-f json=nowhere/x', 'cannot write the report to nowhere/x: no such directory'],
  ])('%s is a mistake', async (line, message) => {
    const { code, stderr } = await run(`${line} server.hcl`)
    expect(stderr).toMatch(new RegExp(`^nomadlint: ${message}\n`))
    expect(code).toBe(2)
    expect(read('server.hcl')).toBe(unverifiedServer)
  })

  it('leaves nothing but reports behind', () => {
    expect(readdirSync(cwd).sort()).toEqual([
      'one.json',
      'report.txt',
      'server.hcl',
      'summary.md',
      'two=2.xml',
    ])
  })
})
