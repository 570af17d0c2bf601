import { type ExtensionContext, workspace } from 'vscode'
import { registerCommands } from './commands/register.ts'
import { GeneratedDocuments } from './generated-documents.ts'
import { LanguageServer } from './language-server.ts'
import { readSettings, serverSettings } from './settings.ts'
import { StatusItem } from './status-item.ts'
import { provideTasks } from './tasks.ts'

let server: LanguageServer | undefined

/** Called by VS Code with the first document of ours, or command. The server starts beside it: nothing waits here. */
export function activate(context: ExtensionContext): void {
  server = new LanguageServer(context)
  const documents = new GeneratedDocuments(server)
  context.subscriptions.push(
    documents,
    ...registerCommands({ server, documents }),
    new StatusItem(server),
    provideTasks(context),
    workspace.onDidChangeConfiguration((change) => {
      if (serverSettings.some((name) => change.affectsConfiguration(name)))
        void server?.follow(readSettings())
    }),
    workspace.onDidChangeWorkspaceFolders(({ added }) => {
      // The server was told which kinds of documents it gets to see.
      if (added.some(({ uri }) => uri.scheme !== 'file')) void server?.restart()
    }),
    workspace.onDidGrantWorkspaceTrust(() => void server?.trust()),
  )
  void server.follow(readSettings())
}

export async function deactivate(): Promise<void> {
  await server?.stop()
}
