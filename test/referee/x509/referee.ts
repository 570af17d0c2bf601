import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

const cache = join(import.meta.dirname, '../../../node_modules/.cache/nomadlint')

export interface X509Answer {
  /** Why Go refuses the bytes. */
  readonly error?: string
  readonly keyType: string
}

/** Go's crypto/x509, built and running. One question at a time. */
export class X509Referee {
  /** `go1.26.1`. */
  readonly version: Promise<string>
  readonly #child: ChildProcessByStdio<Writable, Readable, null>
  readonly #lines: AsyncIterator<string>

  constructor() {
    mkdirSync(cache, { recursive: true })
    const program = join(cache, `x509-referee${process.platform === 'win32' ? '.exe' : ''}`)
    execFileSync('go', ['build', '-o', program, '.'], { cwd: import.meta.dirname, stdio: 'inherit' })
    this.#child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] })
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
    this.version = this.#next()
  }

  certificate(der: Uint8Array): Promise<X509Answer> {
    return this.#ask(Buffer.from(der).toString('base64'))
  }

  privateKey(der: Uint8Array): Promise<X509Answer> {
    return this.#ask(`key ${Buffer.from(der).toString('base64')}`)
  }

  stop(): void {
    this.#child.stdin.end()
  }

  async #ask(line: string): Promise<X509Answer> {
    this.#child.stdin.write(`${line}\n`)
    return JSON.parse(await this.#next()) as X509Answer
  }

  async #next(): Promise<string> {
    const { value, done } = await this.#lines.next()
    if (done) throw new Error('The referee has ended.')
    return value
  }
}
