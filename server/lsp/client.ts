import type { InitializeParams } from 'vscode-languageserver'
import { pathOfUri } from './uris.ts'

/** What the editor can do, and what it wants. */
export interface Client {
  /** It asks for diagnostics; else they are sent to it. Never both. */
  readonly pulls: boolean
  readonly refreshesDiagnostics: boolean
  readonly refreshesHints: boolean
  readonly refreshesLenses: boolean
  readonly relatedInformation: boolean
  readonly snippets: boolean
  readonly showsDocuments: boolean
  readonly watches: boolean
  readonly configuration: boolean
  readonly configurationChanges: boolean
  readonly folders: readonly string[]
  readonly folderChanges: boolean
  readonly progress: boolean
  /** Nobody trusts the folders yet. */
  readonly restricted: boolean
  /** It shows what `nomadlint/status` tells. */
  readonly wantsStatus: boolean
}

export function readClient(params: InitializeParams): Client {
  const { capabilities, workspaceFolders, rootUri } = params
  const { textDocument, workspace, window } = capabilities
  const wanted = (params.initializationOptions ?? {}) as Readonly<Record<string, unknown>>
  const roots = workspaceFolders ?? (rootUri === null || rootUri === undefined ? [] : [{ uri: rootUri }])
  return {
    pulls: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation === true || textDocument?.diagnostic !== undefined,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    showsDocuments: window?.showDocument?.support === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    folders: foldersOf(roots),
    folderChanges: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    restricted: wanted['restricted'] === true,
    wantsStatus: wanted['status'] === true,
  }
}

/** Paths of folders. Those of virtual workspaces lie where only the editor can read: their open documents stand alone. */
export function foldersOf(folders: readonly { readonly uri: string }[]): readonly string[] {
  return folders.filter(({ uri }) => uri.startsWith('file:')).map(({ uri }) => pathOfUri(uri))
}
