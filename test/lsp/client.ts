import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import { buildProgram } from '../../scripts/build.ts'

interface Published {
  readonly uri: string
  readonly version?: number
  readonly diagnostics: readonly Diagnostic[]
}

/** A client of the built server, over the wire, with a folder of its own. */
export class Client {
  readonly directory: string = mkdtempSync(join(tmpdir(), 'nomadlint-lsp-'))
  readonly published: Published[] = []
  readonly #program: string = join(this.directory, '.program')
  #child: ChildProcess | undefined
  #connection: ProtocolConnection | undefined
  #versions = new Map<string, number>()

  async start(
    capabilities: ClientCapabilities = {},
    folders: readonly string[] = ['.'],
  ): Promise<InitializeResult> {
    await buildProgram(this.#program)
    this.#child = spawn(process.execPath, [join(this.#program, 'cli.cjs'), 'lsp', '--stdio'])
    const { stdin, stdout } = this.#child
    if (stdin === null || stdout === null) throw new Error('no pipes')
    this.#connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    )
    this.#connection.onNotification('textDocument/publishDiagnostics', (params: Published) => {
      this.published.push(params)
    })
    this.#connection.onRequest('client/registerCapability', () => null)
    this.#connection.onRequest('workspace/diagnostic/refresh', () => null)
    this.#connection.listen()
    const workspaceFolders = folders.map((folder) => ({ uri: this.uri(folder), name: folder }))
    const result = await this.request<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities,
      workspaceFolders,
    })
    await this.notify('initialized', {})
    return result
  }

  uri(path: string): string {
    return pathToFileURL(join(this.directory, path)).href
  }

  write(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(this.directory, path)), { recursive: true })
    writeFileSync(join(this.directory, path), text)
  }

  async request<T = unknown>(method: string, params?: object): Promise<T> {
    if (this.#connection === undefined) throw new Error('not started')
    return await this.#connection.sendRequest<T>(method, params)
  }

  async notify(method: string, params?: object): Promise<void> {
    await this.#connection?.sendNotification(method, params)
  }

  async open(path: string, text: string, languageId = 'hcl'): Promise<void> {
    this.#versions.set(path, 1)
    await this.notify('textDocument/didOpen', {
      textDocument: { uri: this.uri(path), languageId, version: 1, text },
    })
  }

  async change(path: string, ...contentChanges: readonly object[]): Promise<number> {
    const version = (this.#versions.get(path) ?? 1) + 1
    this.#versions.set(path, version)
    await this.notify('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version },
      contentChanges,
    })
    return version
  }

  about(path: string): { readonly textDocument: { readonly uri: string } } {
    return { textDocument: { uri: this.uri(path) } }
  }

  /** The rules that the last diagnostics of a file name; waits until a version of it, or its next, has some. */
  async rules(path: string, version?: number): Promise<readonly string[]> {
    const found = await this.until(() =>
      this.published.findLast(
        (one) => one.uri === this.uri(path) && (version === undefined || one.version === version),
      ),
    )
    return found.diagnostics.map(({ code }) => String(code))
  }

  async until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look()
      if (found !== undefined) return found
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  /** As the protocol wants it; gives the exit code. */
  async stop(): Promise<number | null> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null) return child?.exitCode ?? null
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
    await this.request('shutdown')
    await this.notify('exit')
    const code = await ended
    this.#connection?.dispose()
    return code
  }

  remove(): void {
    this.#child?.kill('SIGKILL')
    rmSync(this.directory, { recursive: true, force: true })
  }
}
