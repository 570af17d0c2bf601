import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

const cache = join(import.meta.dirname, '../../../node_modules/.cache/nomadlint')

/** HCL 2's hclwrite, built and running. One question at a time. */
export class HclwriteReferee {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>
  readonly #lines: AsyncIterator<string>

  constructor() {
    mkdirSync(cache, { recursive: true })
    const program = join(cache, `hclwrite-referee${process.platform === 'win32' ? '.exe' : ''}`)
    execFileSync('go', ['build', '-o', program, '.'], { cwd: import.meta.dirname, stdio: 'inherit' })
    this.#child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] })
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
  }

  /** How `nomad fmt` writes a text; undefined where HCL 2 does not take it. */
  async format(text: string): Promise<string | undefined> {
    this.#child.stdin.write(`${JSON.stringify({ b64: Buffer.from(text).toString('base64') })}\n`)
    const { value, done } = await this.#lines.next()
    if (done) throw new Error('the referee has ended')
    const { ok, b64 } = JSON.parse(value) as { readonly ok: boolean; readonly b64: string | null }
    return ok ? Buffer.from(b64 ?? '', 'base64').toString() : undefined
  }

  stop(): void {
    this.#child.stdin.end()
  }
}
