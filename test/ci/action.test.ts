import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { unverifiedServer } from '../cli/configurations.ts'
import { posix, useProgram } from '../cli/program.ts'

interface Step {
  readonly name: string
  readonly run: string
  readonly shell: string
  readonly env?: Readonly<Record<string, string>>
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action
const [buildStep, lintStep] = action.runs.steps as readonly [Step, Step]
const program = useProgram()
const at = (name: string): string => join(program.directory, name)

/** Runs a step as GitHub's runner does, in its bash; expressions stand in `env` alone. */
function runStep(step: Step, inputs: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = {}) {
  const values: Record<string, string> = { 'github.action_path': at('action') }
  for (const [name, input] of Object.entries(action.inputs))
    values[`inputs.${name}`] = inputs[name] ?? input.default
  const given = Object.entries(step.env ?? {}).map(([name, value]) => {
    return [name, value.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, key: string) => values[key] as string)]
  })
  mkdirSync(at('repo'), { recursive: true })
  writeFileSync(at('step.sh'), step.run)
  for (const name of ['output', 'summary']) writeFileSync(at(name), '')
  const { status, stdout, stderr } = spawnSync(
    '/bin/bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', at('step.sh')],
    {
      cwd: at('repo'),
      encoding: 'utf8',
      env: {
        ...process.env,
        GITHUB_ACTIONS: 'true',
        GITHUB_OUTPUT: at('output'),
        GITHUB_STEP_SUMMARY: at('summary'),
        ...Object.fromEntries(given),
        ...env,
      },
    },
  )
  const read = (name: string): string => readFileSync(at(name), 'utf8')
  return { status, stdout, stderr, output: read('output'), summary: read('summary') }
}

/** A program of that name, which only says what it is called with. */
function pretend(name: string, script: string): NodeJS.ProcessEnv {
  mkdirSync(at('bin'), { recursive: true })
  writeFileSync(at(`bin/${name}`), `#!/bin/sh\n${script}\n`)
  chmodSync(at(`bin/${name}`), 0o755)
  return { PATH: `${at('bin')}${delimiter}${process.env['PATH']}` }
}

describe('action.yml', () => {
  it('describes every input, and uses each', () => {
    for (const [name, { description, default: value }] of Object.entries(action.inputs)) {
      expect(description, name).toMatch(/\.$/)
      expect(typeof value, name).toBe('string')
      expect(readFileSync(join(root, 'action.yml'), 'utf8')).toContain(`\${{ inputs.${name} }}`)
    }
  })

  it('puts no expression into a script, where it would be run', () => {
    for (const { run, shell } of action.runs.steps) {
      expect(run).not.toContain('${{')
      expect(shell).toBe('bash')
    }
  })

  it('is documented', () => {
    const documentation = readFileSync(join(root, 'docs/ci.md'), 'utf8')
    for (const name of Object.keys(action.inputs)) expect(documentation).toContain(`| \`${name}\` |`)
  })
})

describe.runIf(posix)('the step that builds', () => {
  it('installs without scripts of packages, and builds', () => {
    const { status, stdout } = runStep(buildStep, {}, pretend('npm', 'echo "npm $*"'))
    expect(stdout).toBe(
      'npm ci --ignore-scripts --no-audit --no-fund --loglevel=error\nnpm run --silent build\n',
    )
    expect(status).toBe(0)
  })

  it('says so where there is no Node.js', () => {
    const { status, stdout } = runStep(buildStep, {}, { PATH: at('empty') })
    expect(stdout).toMatch(/^::error title=nomadlint::Node\.js 20\.19 or newer is not here/)
    expect(status).toBe(2)
  })
})

describe.runIf(posix)('the step that lints', () => {
  beforeEach(() => {
    program.write('action/dist/cli.cjs', `require(${JSON.stringify(at('program/cli.cjs'))})\n`)
    rmSync(at('repo'), { recursive: true, force: true })
    program.write('repo/.git/HEAD', '')
    program.write('repo/nomad/server.hcl', unverifiedServer)
    program.write('repo/other dir/client.hcl', 'client {\n  enabledd = true\n}\n')
  })

  it('annotates, writes the summary, and fails as nomadlint does', () => {
    const { status, stdout, output, summary } = runStep(lintStep, { paths: 'nomad' })
    expect(stdout).toMatch(/^::error file=nomad\/server\.hcl,line=\d+,.*\n$/)
    expect(summary).toMatch(/^### nomadlint: Found 1 error in 1 file\./)
    expect(output).toBe('exit-code=1\n')
    expect(status).toBe(1)
  })

  it('takes paths a line, a threshold, a version of Nomad and options', () => {
    const { status, stdout } = runStep(lintStep, {
      paths: 'nomad\r\n\nother dir/client.hcl\n',
      'fail-on': 'never',
      'nomad-version': '1.6',
      args: `--rule "config/syntax=off"\n --rule tls/server-hostname-unverified='info'  `,
    })
    expect(stdout).toMatch(/^::notice file=nomad\/server\.hcl/m)
    expect(stdout).toMatch(/^::\w+ file=other dir\/client\.hcl/m)
    expect(status).toBe(0)
  })

  it('hands over every word as it is, and runs none', () => {
    const { stdout } = runStep(
      lintStep,
      {
        args: `--rule '$(touch a)' "\`touch b\`" * ;touch\\ c`,
        paths: '$(touch d)\n*',
        changed: 'origin/main...',
        'sarif-file': 'a b.sarif',
        summary: 'false',
      },
      pretend('node', 'printf "[%s]" "$@"'),
    )
    const words = [
      [
        '--format',
        'github',
        '--fail-on',
        'warning',
        '--format',
        'sarif=a b.sarif',
        '--changed=origin/main...',
      ],
      ['--rule', '$(touch a)', '`touch b`', '*', ';touch c', '$(touch d)', '*'],
    ].flat()
    expect(stdout).toBe(`[${at('action/dist/cli.cjs')}]${words.map((word) => `[${word}]`).join('')}`)
  })

  it('writes a SARIF log for code scanning', () => {
    const { status } = runStep(lintStep, { paths: 'nomad', 'sarif-file': 'out.sarif', 'fail-on': 'never' })
    const log = JSON.parse(readFileSync(at('repo/out.sarif'), 'utf8'))
    expect(log.runs[0].results).toHaveLength(1)
    expect(status).toBe(0)
  })

  it('says when args make no sense', () => {
    const { status, stdout } = runStep(lintStep, { args: '--rule "a' })
    expect(stdout).toBe('::error title=nomadlint::args: a quote is not closed\n')
    expect(status).toBe(2)
  })
})
