import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type ExtensionContext, workspace } from 'vscode'
import type { Settings } from './settings.ts'

/** How the server is started. */
export interface ServerCommand {
  /** Which it is, for the output. */
  readonly description: string
  readonly command: string
  readonly args: readonly string[]
}

/** The server in the extension, unless a trusted user has one of their own. */
export function serverCommand(context: ExtensionContext, { serverPath }: Settings): ServerCommand {
  if (serverPath === '' || !workspace.isTrusted) {
    const script = context.asAbsolutePath('dist/server.cjs')
    const description = `the server of the extension, ${script}`
    return { description, command: process.execPath, args: [script, '--stdio'] }
  }
  const description = `a server of your own, ${serverPath}`
  const args = ['lsp', '--stdio']
  return /\.[cm]?js$/.test(serverPath)
    ? { description, command: process.execPath, args: [serverPath, ...args] }
    : { description, command: serverPath, args }
}

/** Starts it. Throws where there is no such program. */
export function spawnServer({ command, args }: ServerCommand): Promise<ChildProcess> {
  const child = spawn(command, args, {
    ...workingDirectory(),
    // The Node.js that runs the extension is Electron in a desktop, which has to be told.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1' },
  })
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child))
    child.once('error', (error) => reject(explained(command, error)))
  })
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such program',
  EACCES: 'it may not be executed',
}

/** An error whose message is all that there is to read: it is shown with its stack, where it has one. */
function explained(command: string, { code, message }: NodeJS.ErrnoException): Error {
  const error = new Error(`${command} cannot be started: ${reasons[code ?? ''] ?? message}.`)
  delete error.stack
  return error
}

/** The first folder, if it is still there: nothing can be started in one that is not. */
function workingDirectory(): { readonly cwd?: string } {
  const folder = workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath
  return folder !== undefined && existsSync(folder) ? { cwd: folder } : {}
}
