import { type Connection, FileChangeType, type FileEvent } from 'vscode-languageserver'
import { isConfigName } from '../agents/discover.ts'
import type { Host } from '../host.ts'
import { isSettingsName } from '../settings/settings.ts'
import { decodeSource } from '../text/decode.ts'
import { pathOfUri } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** Tells the workspace of whatever happens to documents, in the editor and on disk. */
export function followDocuments(connection: Connection, workspace: Workspace, host: Host): void {
  const { documents } = workspace
  connection.onDidOpenTextDocument(async ({ textDocument: { uri, languageId, version: edition, text } }) => {
    const document = documents.open(uri, languageId, edition, text, true)
    // What is on disk counts where the editor has nothing else: it shows neither byte order marks nor broken UTF-8.
    const bytes = await host.read(document.path, text.length * 4 + 16)
    const onDisk = bytes.known
      ? decodeSource(document.path, bytes.value).text.replace(/^\ufeff/, '')
      : undefined
    if (onDisk === text && documents.at(document.path)?.text.version === edition) documents.save(uri)
    workspace.turned(document.path, true)
  })
  connection.onDidChangeTextDocument(({ textDocument: { uri, version: edition }, contentChanges }) => {
    const changed = documents.change(uri, edition, contentChanges)
    if (changed !== undefined) workspace.change([changed.path])
  })
  connection.onDidSaveTextDocument(async ({ textDocument: { uri } }) => {
    // Where the disk is out of reach, the editor's text goes on to count.
    if (!(await host.stat(pathOfUri(uri))).known) return
    const saved = documents.save(uri)
    if (saved !== undefined) workspace.changeOnDisk([saved.path])
  })
  connection.onDidCloseTextDocument(async ({ textDocument: { uri } }) => {
    const path = documents.close(uri)
    if (path !== undefined) workspace.turned(path, (await host.stat(path)).known)
  })
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = changes.map(({ uri }) => pathOfUri(uri))
    workspace.changeOnDisk(paths)
    if (changes.some(isArrival)) workspace.rearrange(paths)
  })
}

/** Whether another file belongs to agents now, or one less. Of units, any change may do that: the workspace knows. */
function isArrival({ type, uri }: FileEvent): boolean {
  const name = uri.slice(uri.lastIndexOf('/') + 1)
  return type !== FileChangeType.Changed && (isConfigName(name) || isSettingsName(name))
}
