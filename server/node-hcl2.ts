import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { readRefusals } from './hcl2-refusals.ts'
import type { Answer } from './hcl2-worker.ts'
import { type Hcl2Refusal, type Known, known, unknown } from './host.ts'

type Opinion = Known<readonly Hcl2Refusal[]>

/** How long the parser may take for one text, its start included, in milliseconds. */
const patience = 10_000

/**
 * HashiCorp's parser of HCL 2 in a thread of its own: deep nesting kills the Go program inside, and what is
 * asked of the dead one is never answered. So there is a limit of time, and a new thread after every failure.
 */
export class Hcl2Parser {
  readonly #file: string
  readonly #limit: number
  #worker: Worker | undefined
  /** Ends the wait for an answer. */
  #settle: (opinion: Opinion) => void = () => {}
  /** The thread is asked one thing at a time. */
  #last: Promise<unknown> = Promise.resolve()

  /** `file` is the built `hcl2-worker.cjs`. */
  constructor(file: string, limit = patience) {
    this.#file = file
    this.#limit = limit
  }

  refusals(text: string): Promise<Opinion> {
    const opinion = this.#last.then(() => this.#ask(text))
    this.#last = opinion
    return opinion
  }

  async #ask(text: string): Promise<Opinion> {
    if (!existsSync(this.#file)) return unknown('missing')
    this.#worker ??= this.#start()
    const worker = this.#worker
    worker.ref()
    worker.postMessage(text)
    const opinion = await this.#answer()
    // An idle thread must not keep the program from its end.
    worker.unref()
    if (!opinion.known) {
      this.#worker = undefined
      await worker.terminate()
    }
    return opinion
  }

  #answer(): Promise<Opinion> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(unknown('too-large')), this.#limit)
      this.#settle = (opinion) => {
        clearTimeout(timer)
        this.#settle = () => {}
        resolve(opinion)
      }
    })
  }

  #start(): Worker {
    const worker = new Worker(this.#file)
    const settle = (opinion: Opinion): void => {
      if (worker === this.#worker) this.#settle(opinion)
    }
    worker.on('message', ({ error }: Answer) => settle(error === undefined ? known([]) : readRefusals(error)))
    worker.on('error', (error: NodeJS.ErrnoException) =>
      settle(unknown(error.code === 'MODULE_NOT_FOUND' ? 'missing' : 'too-large')),
    )
    worker.on('exit', () => {
      settle(unknown('too-large'))
      if (worker === this.#worker) this.#worker = undefined
    })
    return worker
  }
}
