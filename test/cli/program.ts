import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { buildProgram } from '../../scripts/build.ts'

export const posix = process.platform !== 'win32'

/** Every test has a program of its own: nothing of it is to be kept in the home of whoever runs them. */
const withoutCache = { NODE_DISABLE_COMPILE_CACHE: '1' }

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The built program, and a directory of its own to run it in. */
export class Program {
  readonly directory: string = mkdtempSync(join(tmpdir(), 'nomadlint-cli-'))
  readonly #path = join(this.directory, 'program', 'cli.cjs')

  async build(): Promise<void> {
    // Other users run it, too: a test of what they may not read.
    chmodSync(this.directory, 0o755)
    await buildProgram(dirname(this.#path))
  }

  /** `flags` are for Node.js itself. */
  start(args: readonly string[], options: SpawnOptions = {}, flags: readonly string[] = []): ChildProcess {
    const { NO_COLOR: _, FORCE_COLOR: __, GITHUB_ACTIONS: ___, ...env } = process.env
    return spawn(process.execPath, [...flags, this.#path, ...args], {
      cwd: this.directory,
      ...options,
      env: { ...env, ...withoutCache, ...options.env },
    })
  }

  async run(
    args: readonly string[],
    input: string | Uint8Array = '',
    options: SpawnOptions = {},
    flags: readonly string[] = [],
  ): Promise<Outcome> {
    const child = this.start(args, options, flags)
    const stdout = collect(child.stdout)
    const stderr = collect(child.stderr)
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return { code, stdout: stdout(), stderr: stderr() }
  }

  /** For a shell. */
  commandLine(args: readonly string[]): string {
    return [process.execPath, this.#path, ...args].map((word) => `'${word}'`).join(' ')
  }

  /** Runs it through a shell, as `$NOMADLINT`. */
  async shell(script: string): Promise<Outcome> {
    const child = spawn('sh', ['-c', script], {
      cwd: this.directory,
      env: { ...process.env, ...withoutCache, NOMADLINT: `${process.execPath} ${this.#path}` },
    })
    const stdout = collect(child.stdout)
    const stderr = collect(child.stderr)
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return { code, stdout: stdout(), stderr: stderr() }
  }

  write(name: string, text: string | Uint8Array): void {
    const path = join(this.directory, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }

  link(name: string, target: string): void {
    symlinkSync(target, join(this.directory, name))
  }

  fifo(name: string): void {
    execFileSync('mkfifo', [join(this.directory, name)])
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** A program that is built before the tests of a file and removed after them. */
export function useProgram(): Program {
  const program = new Program()
  beforeAll(() => program.build())
  afterAll(() => program.remove())
  return program
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const parts: Buffer[] = []
  stream?.on('data', (part: Buffer) => parts.push(part))
  return () => Buffer.concat(parts).toString()
}
