import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver'
import { describeError } from '../engine/describe-error.ts'
import type { RegisteredRule } from '../engine/rule.ts'
import type { Host } from '../host.ts'
import { defaultOptions } from '../lint-options.ts'
import { answerCommands } from './answer-commands.ts'
import { capabilitiesFor } from './capabilities.ts'
import { type Client, foldersOf, readClient } from './client.ts'
import { optionsFrom } from './configuration.ts'
import { confinedHost } from './confined-host.ts'
import { DiagnosticsDelivery } from './diagnostics-delivery.ts'
import { Documents } from './documents.ts'
import { followDocuments } from './follow-documents.ts'
import { Patrol } from './patrol.ts'
import { answerRequests } from './requests.ts'
import { ScanProgress } from './scan-progress.ts'
import { statusOf } from './status.ts'
import { pathOfUri } from './uris.ts'
import { Workspace } from './workspace.ts'

export interface ServerParts {
  readonly connection: Connection
  readonly host: Host
  readonly rules: readonly RegisteredRule[]
  readonly version: string
  /** Address of a rule's page, where there is one. */
  readonly pageOf: (docs: string) => string | undefined
}

/** The language server, wired up; it starts to speak when the connection listens. */
export function startServer(parts: ServerParts): void {
  const server = new Server(parts)
  parts.connection.onInitialize((params) => server.initialize(params))
}

class Server {
  readonly #parts: ServerParts
  readonly #host: Host
  readonly #workspace: Workspace
  readonly #folders = new Set<string>()
  /** Nothing outside the folders is read before somebody trusts them. */
  #restricted = false
  /** What clients say that cannot be asked. */
  #settings: unknown

  constructor(parts: ServerParts) {
    this.#parts = parts
    this.#host = confinedHost(parts.host, () => (this.#restricted ? [...this.#folders] : undefined))
    this.#workspace = new Workspace(defaultOptions, parts.rules, this.#host, new Documents())
  }

  initialize(params: InitializeParams): InitializeResult {
    const { connection, rules, version, pageOf } = this.#parts
    const [workspace, host] = [this.#workspace, this.#host]
    const client = readClient(params)
    for (const folder of client.folders) this.#folders.add(folder)
    this.#restricted = client.restricted
    const style = { relatedInformation: client.relatedInformation, pageOf }
    const delivery = new DiagnosticsDelivery(connection, workspace, client, style)
    workspace.onChecked = (paths) => {
      delivery.changed(paths)
      connection.tracer.log(`Checked ${paths.size === 1 ? '1 file' : `${paths.size} files`}.`)
      if (client.wantsStatus) this.#tellStatus(paths)
    }
    workspace.onFailure = ({ paths, error }) => {
      connection.console.error(`nomadlint failed at ${paths.join(', ')}: ${describeError(error)}`)
    }
    if (client.progress) {
      const progress = new ScanProgress(connection)
      workspace.onProgress = (done, total) => {
        // A client that shows none goes without.
        progress.tell(done, total).catch(() => {})
      }
    }
    followDocuments(connection, workspace, host)
    new Patrol(workspace, host).start()
    answerRequests({ connection, workspace, host, rules, client, delivery, style })
    answerCommands(connection, {
      workspace,
      host,
      rules,
      lintAgain: () => this.#configure(client),
      openPage: async (docs) => {
        const uri = pageOf(docs)
        if (uri !== undefined && client.showsDocuments) await connection.window.showDocument({ uri })
      },
    })
    this.#answerOwn(client)
    connection.onInitialized(() => this.#start(client))
    connection.onDidChangeConfiguration(async ({ settings }: { readonly settings?: unknown }) => {
      this.#settings = (settings as { readonly nomadlint?: unknown } | null | undefined)?.nomadlint
      await this.#configure(client)
    })
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'nomadlint', version } }
  }

  /** What the protocol has no word for: see docs/editors.md. */
  #answerOwn(client: Client): void {
    const { connection } = this.#parts
    connection.onRequest('nomadlint/status', async ({ uri }: { readonly uri?: unknown }) => {
      await this.#workspace.settledAt(pathOfUri(String(uri)))
      return (typeof uri === 'string' && statusOf(this.#workspace, uri, this.#restricted)) || null
    })
    connection.onNotification('nomadlint/trust', async () => {
      this.#restricted = false
      await this.#configure(client)
    })
  }

  #tellStatus(paths: ReadonlySet<string>): void {
    for (const { path, uri } of this.#workspace.documents.all) {
      const status = paths.has(path) ? statusOf(this.#workspace, uri, this.#restricted) : undefined
      if (status !== undefined)
        this.#parts.connection.sendNotification('nomadlint/status', status).catch(() => {})
    }
  }

  async #start(client: Client): Promise<void> {
    const { connection } = this.#parts
    // A client that refuses goes without.
    const goesWithout = (): void => {}
    if (client.watches)
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(goesWithout)
    if (client.configurationChanges)
      connection.client.register(DidChangeConfigurationNotification.type).catch(goesWithout)
    if (client.folderChanges) {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        for (const folder of foldersOf(removed)) this.#folders.delete(folder)
        for (const folder of foldersOf(added)) this.#folders.add(folder)
        await this.#configure(client)
      })
    }
    await this.#configure(client)
  }

  async #configure(client: Client): Promise<void> {
    const { workspace } = this.#parts.connection
    const settings: unknown = client.configuration
      ? await workspace.getConfiguration('nomadlint').catch(() => undefined)
      : this.#settings
    this.#workspace.reset([...this.#folders], optionsFrom(settings, this.#parts.rules))
  }
}

/** Configuration, units of systemd and their drop-ins, settings, and what agents name. */
const watchers = [
  { globPattern: '**/*.{hcl,json,service,pem,crt,cer,key}' },
  { globPattern: '**/{*.service.d,service.d}/*.conf' },
  { globPattern: '**/{.nomadlintrc,serf.keyring}' },
]
