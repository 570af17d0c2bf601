import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { CheckId, Refusal } from '../../../server/facts/verdicts/verdict.ts'
import type { FileBytes } from '../../facts/verdicts/questions.ts'

const cache = fileURLToPath(new URL('../../../node_modules/.cache/nomadlint/', import.meta.url))

/** Why Go or Nomad refuses: the class, and what is printed. */
export interface RefereeRefusal {
  readonly class: Refusal | '?'
  readonly error: string
}

/** `null` where a check passes; a check that nobody makes is absent. */
export interface RefereeAnswer {
  readonly id: number
  readonly start?: RefereeRefusal
  readonly talk: Readonly<Partial<Record<CheckId | 'twin', RefereeRefusal | null>>>
  /** By usage and name, as crypto/x509 sees the first certificate, whether or not the agent starts. */
  readonly chain: Readonly<Record<string, RefereeRefusal | null>> | null
}

/** What the referee is told of an agent beside its files. */
export interface RefereeQuestion extends FileBytes {
  readonly server: boolean
  readonly client: boolean
  readonly region: string
  readonly version: readonly [number, number, number]
  readonly now: Date
  readonly rpc: boolean
  readonly http: boolean
  readonly verifyServerHostname: boolean
  readonly verifyHttpsClient: boolean
  readonly rpcUpgradeMode: boolean
  readonly cipherSuites: string
  readonly minVersion: string
}

/** A running referee, built first. Answers come in the order of the questions. */
export class TlsReferee {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #waiting: { resolve(answer: unknown): void; reject(error: Error): void }[] = []
  #asked = 0

  constructor() {
    mkdirSync(cache, { recursive: true })
    const program = `${cache}tls-referee${process.platform === 'win32' ? '.exe' : ''}`
    execFileSync('go', ['build', '-o', program, '.'], {
      cwd: import.meta.dirname,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    this.#child = spawn(program)
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.#waiting.shift()?.resolve(JSON.parse(line))
    })
    this.#child.stderr.pipe(process.stderr)
    this.#child.on('close', (code) => {
      for (const waiting of this.#waiting) waiting.reject(new Error(`The referee ended with status ${code}.`))
    })
  }

  async ask(question: RefereeQuestion): Promise<RefereeAnswer> {
    const { certificate, key, ca } = question
    const files = { certificate: base64(certificate), key: base64(key), ca: base64(ca) }
    return (await this.#send({ ...question, ...files })) as RefereeAnswer
  }

  /** `LABEL, whether it has headers, base64`, block by block. */
  async pem(bytes: Uint8Array): Promise<readonly string[]> {
    return ((await this.#send({ pem: base64(bytes) })) as { readonly blocks: readonly string[] }).blocks
  }

  #send(question: object): Promise<unknown> {
    this.#child.stdin.write(`${JSON.stringify({ id: this.#asked++, ...question })}\n`)
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#child.once('close', resolve))
    this.#child.stdin.end()
    await closed
  }
}

function base64(bytes: Uint8Array | undefined): string | null {
  return bytes ? Buffer.from(bytes).toString('base64') : null
}
