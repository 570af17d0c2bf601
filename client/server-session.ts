import type { ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { commands, type LogOutputChannel } from 'vscode'
import { CloseAction, type ErrorHandler, LanguageClient, State } from 'vscode-languageclient/node'
import { documentSelector } from './document-selector.ts'
import { middleware } from './middleware.ts'
import { type ServerCommand, spawnServer } from './server-process.ts'
import type { ServerState } from './server-state.ts'
import type { FileStatus } from './status.ts'

/** Milliseconds in which a healthy server has started. */
const grace = 2000

export interface SessionParts {
  readonly server: ServerCommand
  readonly output: LogOutputChannel
  /** Nothing outside the workspace is read. */
  readonly restricted: boolean
  readonly onState: (state: ServerState) => void
  readonly onStatus: (status: FileStatus) => void
}

/** A server and what speaks the protocol with it, whose library is loaded with this file. */
export class ServerSession {
  readonly client: LanguageClient
  #process: ChildProcess | undefined
  #started: Promise<void> = Promise.resolve()
  #hasRun = false
  #isWanted = true

  constructor({ server, output, restricted, onState, onStatus }: SessionParts) {
    const spawned = async (): Promise<ChildProcess> => (this.#process = await spawnServer(server))
    this.client = new LanguageClient('nomadlint', 'nomadlint', spawned, {
      documentSelector: documentSelector(),
      outputChannel: output,
      traceOutputChannel: output,
      initializationOptions: { restricted, status: true },
      middleware: middleware(async (rule) => {
        await commands.executeCommand('nomadlint.showRulePage', rule)
      }),
      errorHandler: this.#errorHandler(),
    })
    this.client.onDidChangeState(({ newState }) => onState(stateOf(newState)))
    this.client.onNotification('nomadlint/status', onStatus)
  }

  /** As usual, a server that dies is started again, four times in three minutes: if it has run, and anybody still wants it. */
  #errorHandler(): ErrorHandler {
    let usual: ErrorHandler | undefined
    const handler = (): ErrorHandler => (usual ??= this.client.createDefaultErrorHandler())
    return {
      error: (...trouble) => handler().error(...trouble),
      closed: () =>
        this.#isWanted && this.#hasRun
          ? handler().closed()
          : { action: CloseAction.DoNotRestart, handled: true },
    }
  }

  start(): Promise<void> {
    this.#started = this.#run()
    return this.#started
  }

  async #run(): Promise<void> {
    await this.client.start()
    this.#hasRun = true
  }

  /** Ends the server, whatever it is at. */
  async stop(): Promise<void> {
    this.#isWanted = false
    const started = this.#started.catch(() => {})
    await Promise.race([started, delay(grace)])
    // One that does not answer is not asked to end.
    if (this.client.isRunning()) await this.client.dispose().catch(() => {})
    this.#process?.kill()
    await started
  }
}

function stateOf(state: State): ServerState {
  if (state === State.Running) return 'running'
  return state === State.Starting ? 'starting' : 'stopped'
}
