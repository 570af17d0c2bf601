import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver'

/** Shorter than that, in milliseconds, nobody wonders what is going on. */
const patience = 300

/** Tells the editor how far a check of many agents is. */
export class ScanProgress {
  readonly #connection: Connection
  #started: number | undefined
  #reporter: Promise<WorkDoneProgressServerReporter> | undefined

  constructor(connection: Connection) {
    this.#connection = connection
  }

  async tell(done: number, total: number): Promise<void> {
    this.#started ??= performance.now()
    if (done === total) {
      const reporter = await this.#reporter
      this.#started = undefined
      this.#reporter = undefined
      reporter?.done()
    } else if (this.#reporter !== undefined) {
      const reporter = await this.#reporter
      reporter.report((100 * done) / total, `${done} of ${total}`)
    } else if (performance.now() - this.#started > patience) {
      this.#reporter = this.#connection.window.createWorkDoneProgress()
      const reporter = await this.#reporter
      reporter.begin('nomadlint: checking agents', (100 * done) / total)
    }
  }
}
