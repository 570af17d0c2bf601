import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
} from 'vscode-languageserver'
import type { RegisteredRule } from '../engine/rule.ts'
import type { Host } from '../host.ts'
import { defaultOptions } from '../lint-options.ts'
import { capabilitiesFor } from './capabilities.ts'
import { type Client, readClient } from './client.ts'
import { optionsFrom } from './configuration.ts'
import { DiagnosticsDelivery } from './diagnostics-delivery.ts'
import { Documents } from './documents.ts'
import { followDocuments } from './follow-documents.ts'
import { answerRequests } from './requests.ts'
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
export function startServer({ connection, host, rules, version, pageOf }: ServerParts): void {
  const documents = new Documents()
  const workspace = new Workspace(defaultOptions, rules, host, documents)
  const folders = new Set<string>()
  let client: Client | undefined

  const configure = async (): Promise<void> => {
    const settings: unknown = client?.configuration
      ? await connection.workspace.getConfiguration('nomadlint')
      : undefined
    workspace.reset([...folders], optionsFrom(settings, rules))
  }

  connection.onInitialize((params): InitializeResult => {
    client = readClient(params)
    for (const folder of client.folders) folders.add(folder)
    const style = { relatedInformation: client.relatedInformation, pageOf }
    const delivery = new DiagnosticsDelivery(connection, workspace, client, style)
    workspace.onChecked = (paths) => delivery.changed(paths)
    answerRequests({ connection, workspace, host, client, delivery, style })
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'nomadlint', version } }
  })
  connection.onInitialized(async () => {
    if (client?.watches)
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers })
    if (client?.configuration) await connection.client.register(DidChangeConfigurationNotification.type)
    if (client?.folderChanges) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) folders.delete(pathOfUri(uri))
        for (const { uri } of added) folders.add(pathOfUri(uri))
        void configure()
      })
    }
    await configure()
  })
  connection.onDidChangeConfiguration(() => void configure())

  followDocuments(connection, workspace, host)
}

/** Configuration, units of systemd, settings, and what agents name. */
const watchers = [
  { globPattern: '**/*.{hcl,json,service,pem,crt,cer,key}' },
  { globPattern: '**/{.nomadlintrc,serf.keyring}' },
]
