/** Whether the language server can be asked: `off` where the settings do not want it, `stopped` where it could not stay. */
export type ServerState = 'off' | 'stopped' | 'starting' | 'running'
