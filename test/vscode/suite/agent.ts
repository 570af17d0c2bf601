import './attach.ts'
import './features.ts'
import './settings.ts'
import './commands.ts'
import { runAll } from './tests.ts'

/** Called by VS Code. */
export const run = runAll
