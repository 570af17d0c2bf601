import {
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  window,
  workspace,
} from 'vscode'
import type { ExecuteCommandParams, LanguageClient } from 'vscode-languageclient/node'
import { serverCommand } from './server-process.ts'
import type { ServerSession } from './server-session.ts'
import type { ServerState } from './server-state.ts'
import type { Settings } from './settings.ts'
import type { FileStatus } from './status.ts'

/** Milliseconds that a server may take to answer for the first time. */
const patience = 30_000

/** The language server: started, stopped and asked here, and nowhere else. */
export class LanguageServer implements Disposable {
  readonly output: LogOutputChannel = window.createOutputChannel('nomadlint', { log: true })
  readonly #statusChanged = new EventEmitter<FileStatus>()
  /** The server has something new to say of a file. */
  readonly onStatus = this.#statusChanged.event
  readonly #stateChanged = new EventEmitter<ServerState>()
  readonly onState = this.#stateChanged.event
  readonly #context: ExtensionContext
  #state: ServerState = 'starting'
  #session: ServerSession | undefined
  #settings: Settings | undefined
  /** Starts and stops one after the other. */
  #last: Promise<void> = Promise.resolve()
  /** Ends what the latest of them waits for. */
  #latest = new AbortController()

  constructor(context: ExtensionContext) {
    this.#context = context
    context.subscriptions.push(this, this.output, this.#statusChanged, this.#stateChanged)
  }

  get state(): ServerState {
    return this.#state
  }

  /** Runs as the settings want it, or does not run. */
  follow(settings: Settings): Promise<void> {
    this.#settings = settings
    return this.restart()
  }

  restart(): Promise<void> {
    const { signal } = this.#supersede()
    return this.#queue(async () => {
      if (signal.aborted) return
      await this.#stop()
      if (this.#settings?.enable === true) await this.#start(this.#settings, signal)
      else this.#become('off')
    })
  }

  stop(): Promise<void> {
    this.#supersede()
    return this.#queue(() => this.#stop())
  }

  /** A start that is under way is given up: its server may never answer. */
  #supersede(): AbortController {
    this.#latest.abort(new Error('given up, as something else is wanted by now'))
    this.#latest = new AbortController()
    return this.#latest
  }

  /** What goes wrong in a step is told, and does not keep the next one from being taken. */
  #queue(step: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(step).catch((error: unknown) => {
      this.output.error(error instanceof Error ? error.message : String(error))
    })
    return this.#last
  }

  /** The user trusts the workspace from now on: what lies outside it may be read. */
  async trust(): Promise<void> {
    await (await this.#running())?.sendNotification('nomadlint/trust')
    // A server of the user's own is used in trusted workspaces only.
    if (this.#settings?.serverPath !== '') await this.restart()
  }

  /** What a command of the server gives. Throws, with a message for people, where the server says no or does not run. */
  async execute<T>(command: string, ...args: readonly unknown[]): Promise<T> {
    const client = await this.#running()
    if (client === undefined) throw new Error(this.#whyNot())
    const params: ExecuteCommandParams = { command, arguments: [...args] }
    return await client.sendRequest<T>('workspace/executeCommand', params)
  }

  /** What a file was taken for; undefined where the server knows nothing of it, or does not run. */
  async status(uri: string): Promise<FileStatus | undefined> {
    const client = await this.#running()
    // One that dies meanwhile is started again, and asked again.
    const answer = await client?.sendRequest<FileStatus | null>('nomadlint/status', { uri }).catch(() => null)
    return answer ?? undefined
  }

  async #running(): Promise<LanguageClient | undefined> {
    await this.#last
    return this.#session?.client.isRunning() ? this.#session.client : undefined
  }

  #whyNot(): string {
    return this.#state === 'off'
      ? 'It is switched off: see the setting nomadlint.enable.'
      : 'The language server does not run: its output says why.'
  }

  dispose(): void {
    void this.stop()
  }

  async #start(settings: Settings, signal: AbortSignal): Promise<void> {
    this.#become('starting')
    const { ServerSession } = await loadSession()
    const server = serverCommand(this.#context, settings)
    const restricted = !workspace.isTrusted
    this.output.info(`Starting ${server.description}`)
    if (restricted) this.output.info('Restricted mode: nothing outside the workspace is read.')
    const session = new ServerSession({
      server,
      output: this.output,
      restricted,
      onState: (state) => {
        if (session === this.#session) this.#become(state)
      },
      onStatus: (status) => this.#statusChanged.fire(status),
    })
    this.#session = session
    try {
      await unless(AbortSignal.any([signal, AbortSignal.timeout(patience)]), session.start())
      this.output.info(`nomadlint ${session.client.initializeResult?.serverInfo?.version ?? ''} runs`)
    } catch (error) {
      this.output.error(`The language server did not start: ${String(error)}`)
      await this.#stop()
      this.#become('stopped')
    }
  }

  #become(state: ServerState): void {
    this.#state = state
    this.#stateChanged.fire(state)
  }

  async #stop(): Promise<void> {
    const session = this.#session
    this.#session = undefined
    await session?.stop()
  }
}

/** Not before `activate` has returned: that is what VS Code waits for. */
async function loadSession(): Promise<typeof import('./server-session.ts')> {
  await new Promise((resolve) => setImmediate(resolve))
  return await import('./server-session.ts')
}

/** What was started, unless the signal comes before: its reason is thrown then. */
async function unless(signal: AbortSignal, started: Promise<void>): Promise<void> {
  const aborted = new Promise<never>((_, reject) => {
    const give = (): void => reject(signal.reason as Error)
    if (signal.aborted) give()
    else signal.addEventListener('abort', give, { once: true })
  })
  await Promise.race([started, aborted])
}
