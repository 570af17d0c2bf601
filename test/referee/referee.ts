import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const cache = fileURLToPath(new URL('../../node_modules/.cache/nomadlint/', import.meta.url))

/** Line and column from 1, the column in code points; offset in bytes after `\r\n` became `\n`. */
export type RefereePosition = readonly [line: number, column: number, offset: number]

/** A scalar is a string that begins with its type: `s` for text, `i` for an integer, `f` for a float. */
export type RefereeValue =
  | string
  | boolean
  | readonly RefereeValue[]
  | { readonly [key: string]: RefereeValue }

/** JSON input has no positions. `invalid` says why the library cannot read the value of a literal that it parses. */
export interface RefereeLiteral {
  readonly type: 'IDENT' | 'STRING' | 'HEREDOC' | 'NUMBER' | 'FLOAT' | 'BOOL'
  readonly at?: RefereePosition
  readonly text: string
  readonly value?: RefereeValue
  readonly invalid?: string
}

export interface RefereeItem {
  readonly keys: readonly RefereeLiteral[]
  readonly assign?: RefereePosition
  readonly value: RefereeNode
}

export interface RefereeList {
  readonly type: 'list'
  readonly at?: RefereePosition
  readonly end?: RefereePosition
  readonly elements: readonly RefereeNode[]
}

export interface RefereeObject {
  readonly type: 'object'
  readonly at?: RefereePosition
  readonly end?: RefereePosition
  readonly items: readonly RefereeItem[]
}

export type RefereeNode = RefereeLiteral | RefereeList | RefereeObject

export interface RefereeError {
  readonly message: string
  readonly line?: number
  readonly column?: number
  readonly offset?: number
  /** The library did not refuse, it crashed. */
  readonly panic?: true
}

export interface RefereeAnswer {
  readonly id: number
  readonly mode: 'hcl' | 'json'
  readonly ok: boolean
  readonly error?: RefereeError
  readonly items?: readonly RefereeItem[]
  readonly value?: RefereeValue
  readonly valueError?: RefereeError
  /** What an agent's file sets, by path (agent_values.go). */
  readonly values?: Readonly<Record<string, unknown>>
}

/** What is asked: the tree and its value, whether it parses, or what Nomad decodes from it. */
export type RefereeWant = 'everything' | 'verdict' | 'agent'

/** Builds the Go program and returns its path. Go's own build cache makes the second time quick. */
export function buildReferee(): string {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' })
  } catch {
    throw new Error(
      "Comparing with Nomad's own HCL library needs Go 1.21 or later on the PATH (https://go.dev).",
    )
  }
  mkdirSync(cache, { recursive: true })
  const program = `${cache}referee${process.platform === 'win32' ? '.exe' : ''}`
  execFileSync('go', ['build', '-o', program, '.'], { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] })
  return program
}

/** A running referee. Any number of questions may be under way; answers come in the order of the questions. */
export class Referee {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #waiting = new Map<number, { resolve(answer: RefereeAnswer): void; reject(error: Error): void }>()
  #asked = 0
  #partial: Buffer[] = []

  constructor(program: string) {
    this.#child = spawn(program)
    this.#child.stdout.on('data', (chunk: Buffer) => this.#read(chunk))
    this.#child.stderr.pipe(process.stderr)
    this.#child.on('close', (code) => this.#fail(new Error(`The referee ended with status ${code}.`)))
    // A write to a program that has died: 'close' tells the story.
    this.#child.stdin.on('error', () => {})
  }

  ask(source: Uint8Array, want: RefereeWant = 'everything'): Promise<RefereeAnswer> {
    const id = this.#asked++
    const b64 = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('base64')
    // Questions asked in one turn leave as one write.
    this.#child.stdin.cork()
    process.nextTick(() => this.#child.stdin.uncork())
    this.#child.stdin.write(`{"id":${id},"b64":"${b64}","want":"${want}"}\n`)
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#child.once('close', resolve))
    this.#child.stdin.end()
    await closed
  }

  #read(chunk: Buffer): void {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      const line = Buffer.concat([...this.#partial, chunk.subarray(start, end)]).toString()
      this.#partial = []
      start = end + 1
      const answer = JSON.parse(line) as RefereeAnswer
      this.#waiting.get(answer.id)?.resolve(answer)
      this.#waiting.delete(answer.id)
    }
    if (start < chunk.length) this.#partial.push(chunk.subarray(start))
  }

  #fail(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error)
    this.#waiting.clear()
  }
}
