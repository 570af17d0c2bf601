import { workspace } from 'vscode'

/** What the extension itself goes by; everything else below `nomadlint` is the server's, which asks for it. */
export interface Settings {
  readonly enable: boolean
  /** A server of the user's own: a command, or a JavaScript file. Empty: the one in the extension. */
  readonly serverPath: string
}

/** Settings that decide which server runs, and whether one does. */
export const serverSettings = ['nomadlint.enable', 'nomadlint.server.path'] as const

/** VS Code underlines a value of a wrong type, and hands it over all the same: the default holds then. */
export function readSettings(): Settings {
  const settings = workspace.getConfiguration('nomadlint')
  const path: unknown = settings.get('server.path')
  return {
    enable: settings.get<unknown>('enable') !== false,
    serverPath: typeof path === 'string' ? path.trim() : '',
  }
}
