import { describe, expect, test } from 'vitest'
import description from '../../package.json' with { type: 'json' }
import { cleanServer, unverifiedRule, unverifiedServer } from './configurations.ts'
import { useProgram } from './program.ts'

const program = useProgram()
program.write('clean.hcl', cleanServer)
program.write('unverified.hcl', unverifiedServer)

describe('exit codes', () => {
  const cases = [
    ['clean.hcl', 0],
    ['unverified.hcl', 1],
    ['--fail-on error unverified.hcl', 1],
    ['--fail-on never unverified.hcl', 0],
    [`--rule ${unverifiedRule}=warning --fail-on error unverified.hcl`, 0],
    [`--rule ${unverifiedRule}=info unverified.hcl`, 0],
    [`--rule ${unverifiedRule}=info --fail-on info unverified.hcl`, 1],
    [`--rule ${unverifiedRule}=off unverified.hcl`, 0],
    ['--only gossip unverified.hcl', 0],
    ['lint unverified.hcl', 1],
    ['parse clean.hcl', 0],
    ['agents .', 0],
    ['rules', 0],
    ['explain tls', 0],
    ['--help', 0],
    ['agents --help', 0],
    ['--version', 0],
  ] as const
  test.each(cases)('nomadlint %s: %i', async (line, code) => {
    expect((await program.run(line.split(' '))).code).toBe(code)
  })
})

describe('a mistake is one line on standard error, and exit 2', () => {
  const cases = [
    ['--fromat json .', 'unknown option --fromat; did you mean --format?'],
    [
      '-f jsonn .',
      '-f jsonn: not one of pretty, compact, json, jsonl, sarif, github, gitlab, checkstyle, junit or markdown; did you mean json?',
    ],
    ['-f', '-f needs a value: -f FORMAT'],
    ['--fail-on critical .', '--fail-on critical: not one of error, warning, info or never'],
    [
      '--rule tls/server-hostname-unverifed=off .',
      '--rule: unknown rule tls/server-hostname-unverifed; did you mean tls/server-hostname-unverified?',
    ],
    ['--nomad-version 0.9 .', '--nomad-version 0.9: nomadlint knows Nomad from 1.6.0 on'],
    ['--as-of soon .', '--as-of soon: not a date such as 2030-01-31 or 2030-01-31T12:00:00Z'],
    ['--root nowhere .', '--root nowhere: not a directory'],
    [
      '--stdin-filename a.hcl clean.hcl',
      '--stdin-filename needs - among the PATHs: nomadlint --stdin-filename NAME -',
    ],
    ['nowhere', 'no such file or directory: nowhere'],
    ['claen.hcl', 'no such file or directory: claen.hcl; did you mean clean.hcl?'],
    ['exlpain tls', 'no such file or directory: exlpain; did you mean the command explain?'],
    ['explain tls/disabld', 'unknown rule tls/disabld; did you mean tls/disabled?'],
    [
      'explain',
      'explain needs a rule, such as nomadlint explain tls/disabled, an error text in quotes, or - for a log on standard input',
    ],
    ['rules tls', 'rules takes no arguments; nomadlint explain RULE explains one'],
    ['parse', 'parse needs a file, or - for standard input: nomadlint parse FILE ...'],
    ['parse nowhere.hcl', 'nowhere.hcl: no such file'],
    ['parse .', '.: not a regular file'],
  ] as const
  test.each(cases)('nomadlint %s', async (line, message) => {
    const { code, stdout, stderr } = await program.run(line.split(' '))
    expect({ code, stdout, first: stderr.split('\n')[0] }).toEqual({
      code: 2,
      stdout: '',
      first: `nomadlint: ${message}`,
    })
  })

  test('an empty PATH', async () => {
    const { code, stderr } = await program.run([''])
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'nomadlint: a PATH is empty\n' })
  })
})

test('what exists is checked although another PATH does not exist', async () => {
  const { code, stdout, stderr } = await program.run(['-f', 'compact', 'nowhere.hcl', 'unverified.hcl'])
  expect(code).toBe(2)
  expect(stdout).toContain(`[${unverifiedRule}]`)
  expect(stderr).toContain('no such file or directory: nowhere.hcl')
})

test('the report of nothing is a report', async () => {
  const { stdout } = await program.run(['-f', 'json', 'nowhere'])
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, findings: [], summary: { files: 0 } })
})

test('--version is that of the package', async () => {
  expect((await program.run(['--version'])).stdout).toBe(`${description.version}\n`)
})

test('the help is as the golden file has it', async () => {
  const { stdout } = await program.run(['--help'])
  await expect(stdout).toMatchFileSnapshot('golden/help.txt')
})

test('an explanation has prose, examples and references', async () => {
  const { stdout } = await program.run(['explain', unverifiedRule])
  for (const word of ['error', 'Found:', '^^^^', 'Right:', 'References:', `--rule ${unverifiedRule}=off`]) {
    expect(stdout).toContain(word)
  }
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
})

test('agents says which files form one, in order, and why', async () => {
  program.write('conf.d/10-base.hcl', 'region = "eu"\n')
  program.write('conf.d/20-server.hcl', cleanServer)
  const { stdout } = await program.run(['agents', 'conf.d'])
  expect(stdout.split('\n')).toEqual([
    'conf.d: server, region eu',
    '  1. conf.d/10-base.hcl',
    '  2. conf.d/20-server.hcl',
    '  Why: all files of a directory named *.d.',
    '',
  ])
  const { stdout: json } = await program.run([
    'agents',
    '-f',
    'json',
    '--merge',
    'clean.hcl',
    'conf.d/10-base.hcl',
  ])
  expect(JSON.parse(json)).toMatchObject([
    { files: ['clean.hcl', 'conf.d/10-base.hcl'], role: 'server', region: 'eu' },
  ])
})

test('rules lists them for people and for programs', async () => {
  const { stdout } = await program.run(['rules'])
  expect(stdout).toMatch(/^tls\/disabled +warning +recommended +\S/m)
  const rules = JSON.parse((await program.run(['rules', '-f', 'json'])).stdout)
  expect(rules).toContainEqual(
    expect.objectContaining({ id: unverifiedRule, severity: 'error', preset: 'recommended' }),
  )
})

describe('colour', () => {
  const escape = String.fromCharCode(27)
  const cases = [
    [[], {}, false],
    [['--color', 'always'], {}, true],
    [['--color', 'always'], { NO_COLOR: '1' }, true],
    [['--color', 'never'], { FORCE_COLOR: '1' }, false],
    [[], { FORCE_COLOR: '1' }, true],
    [[], { FORCE_COLOR: '0' }, false],
    [[], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ] as const
  test.each(cases)('%j with %j: %j', async (args, env, colored) => {
    const { stdout, stderr } = await program.run([...args, 'unverified.hcl'], '', { env })
    expect(stdout.includes(escape)).toBe(colored)
    expect(stderr.includes(escape)).toBe(colored)
  })
})
