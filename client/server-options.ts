import { type ExtensionContext, workspace } from 'vscode'
import { type ServerOptions, TransportKind } from 'vscode-languageclient/node'
import type { Settings } from './settings.ts'

/** How the server is started: the one in the extension, unless a trusted user has one of their own. */
export function serverOptions(
  context: ExtensionContext,
  { serverPath }: Settings,
): { readonly description: string; readonly server: ServerOptions } {
  if (serverPath === '' || !workspace.isTrusted) {
    const module = context.asAbsolutePath('dist/server.cjs')
    return { description: `the server of the extension, ${module}`, server: nodeModule(module, []) }
  }
  const server = /\.[cm]?js$/.test(serverPath)
    ? nodeModule(serverPath, ['lsp'])
    : { command: serverPath, args: ['lsp', '--stdio'] }
  return { description: `a server of your own, ${serverPath}`, server }
}

/** Run by the Node.js that runs the extension; `--stdio` is added on the way. */
function nodeModule(module: string, args: string[]): ServerOptions {
  const start = { module, args, transport: TransportKind.stdio }
  return { run: start, debug: { ...start, options: { execArgv: ['--inspect=6009'] } } }
}
