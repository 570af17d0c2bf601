import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { posix, useProgram } from './program.ts'

const program = useProgram()
const at = (path: string): string => join(program.directory, 'work', path)
const write = (path: string, text: string): void => program.write(join('work', path), text)

const flawed = 'telemetry {\n  x = 1\n}\n'
const sound = 'datacenter = "dc1"\n'

/** A program that watches, and what it has said so far. */
class Watcher {
  readonly #child: ChildProcess
  #stdout = ''
  #stderr = ''
  readonly ended: Promise<number | null>

  constructor(args: readonly string[], child?: ChildProcess) {
    this.#child = child ?? program.start(['--watch', '-f', 'compact', ...args], { cwd: at('') })
    this.#child.stdout?.on('data', (text: Buffer) => (this.#stdout += text.toString()))
    this.#child.stderr?.on('data', (text: Buffer) => (this.#stderr += text.toString()))
    this.ended = new Promise((resolve) => this.#child.on('close', resolve))
  }

  /** How many runs there have been, as it waits again. */
  get runs(): number {
    return `${this.#stderr}${this.#stdout}`.split('Ctrl-C ends.').length - 1
  }

  /** What the next run writes to standard output, and why there is one. */
  async next(): Promise<{ stdout: string; stderr: string }> {
    const before = this.runs
    await until(() => this.runs > before)
    const said = { stdout: this.#stdout, stderr: this.#stderr }
    this.#stdout = ''
    this.#stderr = 'Ctrl-C ends.'.repeat(before + 1)
    return said
  }

  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    this.#child.kill(signal)
    return this.ended
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20))
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

let watcher: Watcher | undefined

async function watching(...args: readonly string[]): Promise<Watcher> {
  const started = new Watcher(args)
  watcher = started
  await started.next()
  return started
}

beforeEach(() => {
  rmSync(at(''), { recursive: true, force: true })
  write('a/a.hcl', sound)
})

afterEach(async () => {
  await watcher?.stop('SIGKILL')
  watcher = undefined
})

describe('--watch checks again', () => {
  it('when a file changes, comes, goes or gets another name', async () => {
    const own = await watching('.')
    write('a/a.hcl', flawed)
    const changed = await own.next()
    expect(changed.stdout).toMatch(/^a\/a.hcl:2:3: error: .*\n$/)
    expect(changed.stderr).toMatch(/\d\d:\d\d:\d\d a\/a.hcl changed.\n/)
    write('b/new/b.hcl', flawed)
    expect((await own.next()).stdout.split('\n')).toHaveLength(3)
    renameSync(at('b/new/b.hcl'), at('b/new/c.hcl'))
    expect((await own.next()).stdout).toContain('b/new/c.hcl:2:3')
    rmSync(at('b'), { recursive: true })
    expect((await own.next()).stdout.split('\n')).toHaveLength(2)
    write('a/a.hcl', sound)
    expect((await own.next()).stdout).toBe('')
  })

  it('when a file that is named itself changes, and what it names', async () => {
    const own = await watching('--only', 'config/unknown-key,certificate', 'a/a.hcl')
    write('a/a.hcl', `${flawed}tls {\n  ca_file = "a.hcl/ca.pem"\n  key_file = "key.pem"\n}\n`)
    expect((await own.next()).stdout).toMatch(/^a\/a.hcl:2:3: error: .*\n$/)
    write('a/a.hcl', sound)
    expect((await own.next()).stdout).toBe('')
  })

  it('when settings, units or the files that are named change', async () => {
    write('a/a.hcl', `${flawed}tls {\n  ca_file = "ca.pem"\n}\n`)
    const own = await watching('--only', 'config/unknown-key,certificate', 'a')
    write('a/ca.pem', 'nothing')
    expect((await own.next()).stdout).toContain('[certificate/invalid-pem]')
    write('.nomadlintrc', 'rule "certificate" { severity = "off" }\nignore = ["x"]\n')
    write('a/.nomadlintrc', 'extends = ["../.nomadlintrc"]\n')
    expect((await own.next()).stdout).not.toContain('[certificate/invalid-pem]')
    write('.nomadlintrc', 'rule "config" { severity = "off" }\n')
    expect((await own.next()).stdout).not.toContain('[config/unknown-key]')
    write('a/nomad.service', '[Service]\nExecStart=/bin/nomad agent -config=a.hcl\n')
    expect((await own.next()).stderr).toContain('Agent a/nomad.service: ')
  })

  it('few times, however many changes come together, and ends with the last', async () => {
    const own = await watching('.')
    const changes = 100
    for (let index = 0; index < changes; index++) write('a/a.hcl', `${flawed}# ${index}\n`)
    write('a/a.hcl', sound)
    let last = await own.next()
    while (last.stdout !== '') last = await own.next()
    await pause(500)
    expect(own.runs).toBeLessThan(changes / 10)
  })

  it('never because of what it writes itself, nor of what has nothing to do with it', async () => {
    const own = await watching('-o', 'report.json', '-f', 'json', '.')
    write('notes.txt', '')
    write('a/.a.hcl.swp', '')
    await pause(700)
    expect(own.runs).toBe(1)
    write('a/a.hcl', flawed)
    await own.next()
    expect(JSON.parse(readFileSync(at('report.json'), 'utf8')).findings).toHaveLength(1)
    await pause(700)
    expect(own.runs).toBe(2)
  })

  it('after a file that options name was broken', async () => {
    write('known.json', '{"version": 1, "findings": []}')
    const own = await watching('--baseline', 'known.json', 'a')
    write('known.json', '{')
    expect((await own.next()).stderr).toContain('nomadlint: --baseline known.json:1:1')
    write('known.json', '{"version": 1, "findings": []}')
    expect((await own.next()).stderr).toContain('No problems found in 1 file.')
  })
})

describe('--watch ends', () => {
  it.runIf(posix)('with 130 on Ctrl-C, while it waits', async () => {
    const own = await watching('.')
    expect(await own.stop()).toBe(130)
    watcher = undefined
  })

  it.each([
    ['-', '--watch needs files: standard input does not change'],
    ['--changed', '--watch and --changed exclude each other'],
    ['--fix', '--watch and --fix exclude each other'],
    ['--write-baseline x.json', '--watch and --write-baseline exclude each other'],
    [
      '--baseline nowhere.json',
      '--baseline nowhere.json: no such file; --write-baseline nowhere.json writes one',
    ],
  ])('with 2 on wrong usage: %s', async (line, message) => {
    const { code, stdout, stderr } = await program.run(['--watch', ...line.split(' ')], '', { cwd: at('') })
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `nomadlint: ${message}\n` })
  })
})

it.runIf(process.platform === 'linux')('a terminal is cleared before each run but the first', async () => {
  const command = program.commandLine(['--watch', '--color', 'never', '-f', 'compact', 'a'])
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd: at(''),
    env: { ...process.env, TERM: 'xterm' },
  })
  const own = new Watcher([], child)
  watcher = own
  expect((await own.next()).stdout).not.toContain('\u001b[2J')
  write('a/a.hcl', flawed)
  const { stdout } = await own.next()
  expect(stdout.indexOf('\u001b[2J\u001b[3J\u001b[H')).toBeGreaterThanOrEqual(0)
  expect(stdout.indexOf('a/a.hcl:2:3')).toBeGreaterThan(stdout.indexOf('\u001b[H'))
  child.stdin?.write('\u0003')
  expect(await own.ended).toBe(130)
  watcher = undefined
})
