import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanServer, unverifiedRule, unverifiedServer } from './configurations.ts'
import { useProgram } from './program.ts'

const program = useProgram()
program.write('plain/server.hcl', unverifiedServer)
program.write('repo/.nomadlintrc', `fail_on = "error"\nrule "${unverifiedRule}" { severity = "warning" }\n`)
program.write('repo/prod/server.hcl', unverifiedServer)
program.write('repo/dev/.nomadlintrc', 'extends = ["../.nomadlintrc"]\nfail_on = "warning"\n')
program.write('repo/dev/server.hcl', unverifiedServer)
program.write('broken/.nomadlintrc', '# ours\nrule "tls/disabeld" {\n  severity = "off"\n}\n')
program.write('broken/server.hcl', unverifiedServer)
program.write('clean/.nomadlintrc', 'preset = "recommended"\n')
program.write('clean/server.hcl', cleanServer)

const at = (directory: string) => ({ cwd: join(program.directory, directory) })

describe('exit codes', () => {
  it.each([
    ['plain', '.', 1],
    ['plain', '--config ../repo/.nomadlintrc .', 0],
    ['repo', 'prod', 0],
    ['repo', '--fail-on warning prod', 1],
    ['repo', `--rule ${unverifiedRule}=error prod`, 1],
    ['repo', '--no-config prod', 1],
    ['repo', 'dev', 1],
    ['repo', '.', 1],
    ['repo/dev', '../prod', 0],
    ['repo/prod', '', 0],
    ['repo', '.nomadlintrc', 0],
    ['broken', '.', 2],
    ['broken', '.nomadlintrc', 2],
    ['broken', 'agents', 2],
    ['broken', '--no-config .', 1],
    ['broken', '--fail-on never .', 2],
    ['clean', '.', 0],
    ['clean', '.nomadlintrc nowhere', 2],
  ] as const)('in %s: nomadlint %s: %i', async (directory, line, code) => {
    const args = line === '' ? [] : line.split(' ')
    expect((await program.run(args, '', at(directory))).code).toBe(code)
  })
})

it('a mistake in settings is a finding, and everything else is linted', async () => {
  const { stdout } = await program.run(['-f', 'compact'], '', at('broken'))
  expect(stdout.split('\n').map((line) => line.replace(/: [^:]*\.? \[/, ' ['))).toEqual([
    '.nomadlintrc:2:1: error [config/invalid-settings]',
    expect.stringContaining(`[${unverifiedRule}]`),
    '',
  ])
})

it('agents says what is wrong with settings on standard error', async () => {
  const { stdout, stderr } = await program.run(['agents'], '', at('broken'))
  expect(stdout).toContain('server.hcl')
  expect(stderr).toBe('nomadlint: .nomadlintrc:2:1: There is no rule `tls/disabeld`.\n')
})

it.each([
  ['--config nowhere', '--config nowhere: no such file'],
  ['--config .nomadlintrc --no-config', '--config and --no-config exclude each other'],
])('nomadlint %s is wrong usage', async (line, message) => {
  const { code, stdout, stderr } = await program.run(line.split(' '), '', at('repo'))
  expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `nomadlint: ${message}\n` })
})

it('a change of settings concerns all agents below', async () => {
  const { stderr } = await program.run(['--affected', 'dev/.nomadlintrc'], '', at('repo'))
  expect([...stderr.matchAll(/^Agent (.*?):/gm)].map(([, name]) => name)).toEqual(['dev/server.hcl'])
})

it('is deaf to comments with --no-inline-config', async () => {
  program.write(
    'comment/server.hcl',
    unverifiedServer.replace('tls {', `tls { # nomadlint-ignore ${unverifiedRule}: x`),
  )
  const quiet = await program.run(['comment'])
  expect([quiet.code, quiet.stdout]).toEqual([0, ''])
  expect(quiet.stderr).toContain('Suppressed: 1 finding by comments in the files.')
  expect((await program.run(['--no-inline-config', 'comment'])).code).toBe(1)
})
