import { type ExtensionContext, workspace } from 'vscode'
import { type ServerOptions, TransportKind } from 'vscode-languageclient/node'
import type { Settings } from './settings.ts'

const asNode = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }

/** How the server is started: the one in the extension, unless a trusted user has one of their own. */
export function serverOptions(
  context: ExtensionContext,
  { serverPath }: Settings,
): { readonly description: string; readonly server: ServerOptions } {
  if (serverPath === '' || !workspace.isTrusted) {
    const module = context.asAbsolutePath('dist/server.cjs')
    const run = { module, transport: TransportKind.stdio }
    const debug = { ...run, options: { execArgv: ['--inspect=6009'] } }
    return { description: `the server of the extension, ${module}`, server: { run, debug } }
  }
  const args = ['lsp', '--stdio']
  // The Node.js that runs the extension; in a desktop it is Electron, which has to be told.
  const server = /\.[cm]?js$/.test(serverPath)
    ? { command: process.execPath, args: [serverPath, ...args], options: { env: asNode } }
    : { command: serverPath, args }
  return { description: `a server of your own, ${serverPath}`, server }
}
