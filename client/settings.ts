import { workspace } from 'vscode'

/** What the extension itself goes by; everything else below `nomadlint` is the server's, which asks for it. */
export interface Settings {
  readonly enable: boolean
  /** A server of the user's own: a command, or a JavaScript file. Empty: the one in the extension. */
  readonly serverPath: string
}

/** Settings that decide which server runs, and whether one does. */
export const serverSettings = ['nomadlint.enable', 'nomadlint.server.path'] as const

export function readSettings(): Settings {
  const settings = workspace.getConfiguration('nomadlint')
  return {
    enable: settings.get('enable', true),
    serverPath: settings.get('server.path', '').trim(),
  }
}
