import {
  commands,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  window,
  workspace,
} from 'vscode'
import { type ExecuteCommandParams, LanguageClient, State } from 'vscode-languageclient/node'
import { documentSelector } from './document-selector.ts'
import { middleware } from './middleware.ts'
import { serverOptions } from './server-options.ts'
import type { Settings } from './settings.ts'
import type { FileStatus } from './status.ts'

/** The language server: started, stopped and asked here, and nowhere else. */
export class LanguageServer implements Disposable {
  readonly output: LogOutputChannel = window.createOutputChannel('nomadlint', { log: true })
  readonly #statusChanged = new EventEmitter<FileStatus>()
  /** The server has something new to say of a file. */
  readonly onStatus = this.#statusChanged.event
  readonly #stateChanged = new EventEmitter<State>()
  readonly onState = this.#stateChanged.event
  readonly #context: ExtensionContext
  #client: LanguageClient | undefined
  #settings: Settings | undefined
  /** Starts and stops one after the other. */
  #last: Promise<void> = Promise.resolve()

  constructor(context: ExtensionContext) {
    this.#context = context
    context.subscriptions.push(this, this.output, this.#statusChanged, this.#stateChanged)
  }

  get state(): State {
    return this.#client?.state ?? State.Stopped
  }

  get version(): string | undefined {
    return this.#client?.initializeResult?.serverInfo?.version
  }

  /** Runs as the settings want it, or does not run. */
  follow(settings: Settings): Promise<void> {
    this.#settings = settings
    return this.restart()
  }

  restart(): Promise<void> {
    return this.#queue(async () => {
      await this.#stop()
      if (this.#settings?.enable === true) await this.#start(this.#settings)
    })
  }

  stop(): Promise<void> {
    return this.#queue(() => this.#stop())
  }

  #queue(step: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(step)
    return this.#last
  }

  /** The user trusts the workspace from now on: what lies outside it may be read. */
  async trust(): Promise<void> {
    await this.#last
    if (this.#client?.isRunning()) await this.#client.sendNotification('nomadlint/trust')
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
    return (await client?.sendRequest<FileStatus | null>('nomadlint/status', { uri })) ?? undefined
  }

  async #running(): Promise<LanguageClient | undefined> {
    await this.#last
    return this.#client?.isRunning() ? this.#client : undefined
  }

  #whyNot(): string {
    return this.#settings?.enable === false
      ? 'It is switched off: see the setting nomadlint.enable.'
      : 'The language server does not run: its output says why.'
  }

  dispose(): void {
    void this.stop()
  }

  async #start(settings: Settings): Promise<void> {
    const options = serverOptions(this.#context, settings)
    const restricted = !workspace.isTrusted
    this.output.info(`Starting ${options.description}`)
    if (restricted) this.output.info('Restricted mode: nothing outside the workspace is read.')
    const client = new LanguageClient('nomadlint', 'nomadlint', options.server, {
      documentSelector: documentSelector(),
      outputChannel: this.output,
      traceOutputChannel: this.output,
      initializationOptions: { restricted, status: true },
      middleware: middleware(async (rule) => {
        await commands.executeCommand('nomadlint.showRulePage', rule)
      }),
    })
    client.onDidChangeState(({ newState }) => this.#stateChanged.fire(newState))
    client.onNotification('nomadlint/status', (status: FileStatus) => this.#statusChanged.fire(status))
    this.#client = client
    try {
      await client.start()
    } catch (error) {
      this.output.error(`The language server did not start: ${String(error)}`)
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    if (client?.isRunning()) await client.dispose()
  }
}
