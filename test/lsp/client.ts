import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type CancellationToken,
  type ClientCapabilities,
  createMessageConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import { builtProgram } from './built-program.ts'

interface Published {
  readonly uri: string
  readonly version?: number
  readonly diagnostics: readonly Diagnostic[]
}

/** A message that the server sent of its own accord. */
export interface Sent {
  readonly method: string
  readonly params: unknown
}

/** A client of the built server, over the wire, with a folder of its own. */
export class Client {
  readonly directory: string = realpathSync(mkdtempSync(join(tmpdir(), 'nomadlint-lsp-')))
  readonly published: Published[] = []
  /** Everything else that the server says or asks, in order. */
  readonly sent: Sent[] = []
  /** What it is answered when it asks for settings. */
  settings: unknown = {}
  #child: ChildProcess | undefined
  #connection: MessageConnection | undefined
  readonly #versions = new Map<string, number>()

  async start(
    capabilities: ClientCapabilities = {},
    folders: readonly string[] = ['.'],
    more: Partial<InitializeParams> = {},
  ): Promise<InitializeResult> {
    const connection = await this.connect()
    const workspaceFolders = folders.map((folder) => ({ uri: this.uri(folder), name: folder }))
    const result = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      workspaceFolders,
      ...more,
    })
    await this.notify('initialized', {})
    return result
  }

  /** Starts the server, and says nothing to it yet. */
  async connect(): Promise<MessageConnection> {
    this.#child = spawn(process.execPath, [join(await builtProgram(), 'cli.cjs'), 'lsp', '--stdio'])
    const { stdin, stdout } = this.#child
    if (stdin === null || stdout === null) throw new Error('no pipes')
    const connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    )
    this.#connection = connection
    connection.onNotification('textDocument/publishDiagnostics', (params: Published) => {
      this.published.push(params)
    })
    connection.onNotification('$/logTrace', (params) => {
      this.sent.push({ method: '$/logTrace', params })
    })
    connection.onNotification((method: string, params) => {
      this.sent.push({ method, params })
    })
    connection.onUnhandledProgress(({ token, value }) => {
      this.sent.push({ method: '$/progress', params: { token, value } })
    })
    connection.onRequest((method: string, params) => {
      this.sent.push({ method, params })
      return method === 'workspace/configuration' ? [this.settings] : null
    })
    connection.listen()
    return connection
  }

  uri(path: string): string {
    return pathToFileURL(join(this.directory, path)).href
  }

  write(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(this.directory, path)), { recursive: true })
    writeFileSync(join(this.directory, path), text)
  }

  async request<T = unknown>(method: string, params?: object, token?: CancellationToken): Promise<T> {
    if (this.#connection === undefined) throw new Error('not started')
    return token === undefined
      ? await this.#connection.sendRequest<T>(method, params)
      : await this.#connection.sendRequest<T>(method, params, token)
  }

  async notify(method: string, params?: object): Promise<void> {
    await this.#connection?.sendNotification(method, params)
  }

  async open(path: string, text: string, languageId = 'hcl'): Promise<void> {
    await this.openUri(this.uri(path), text, languageId)
  }

  async openUri(uri: string, text: string, languageId = 'hcl'): Promise<void> {
    this.#versions.set(uri, 1)
    await this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
  }

  async change(path: string, ...contentChanges: readonly object[]): Promise<number> {
    const uri = this.uri(path)
    const version = (this.#versions.get(uri) ?? 1) + 1
    this.#versions.set(uri, version)
    await this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
    return version
  }

  /** Files have come (1), are others (2) or have gone (3). */
  async watched(type: 1 | 2 | 3, ...paths: readonly string[]): Promise<void> {
    const changes = paths.map((path) => ({ uri: this.uri(path), type }))
    await this.notify('workspace/didChangeWatchedFiles', { changes })
  }

  about(path: string): { readonly textDocument: { readonly uri: string } } {
    return { textDocument: { uri: this.uri(path) } }
  }

  /** The rules that the last diagnostics of a file name; waits until a version of it, or its next, has some. */
  async rules(path: string, version?: number): Promise<readonly string[]> {
    return (await this.diagnostics(path, version)).map(({ code }) => String(code))
  }

  async diagnostics(path: string, version?: number): Promise<readonly Diagnostic[]> {
    const found = await this.until(() =>
      this.published.findLast(
        (one) => one.uri === this.uri(path) && (version === undefined || one.version === version),
      ),
    )
    return found.diagnostics
  }

  /** Waits until the last diagnostics of a file name exactly these rules, in any order. */
  async untilRules(path: string, wanted: (rules: readonly string[]) => boolean): Promise<void> {
    await this.until(() => {
      const last = this.published.findLast(({ uri }) => uri === this.uri(path))
      return last !== undefined && wanted(last.diagnostics.map(({ code }) => String(code))) ? true : undefined
    })
  }

  async until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look()
      if (found !== undefined) return found
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  /** What the server sent under this name. */
  sentAs(method: string): readonly unknown[] {
    return this.sent.filter((message) => message.method === method).map(({ params }) => params)
  }

  /** As the protocol wants it; gives the exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown')
    return await this.exit()
  }

  async exit(): Promise<number | null> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null) return child?.exitCode ?? null
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
    await this.notify('exit')
    const code = await ended
    this.#connection?.dispose()
    return code
  }

  get process(): ChildProcess {
    if (this.#child === undefined) throw new Error('not started')
    return this.#child
  }

  remove(): void {
    this.#child?.kill('SIGKILL')
    rmSync(this.directory, { recursive: true, force: true })
  }
}
