import { testAttaching } from './attach.ts'
import { testCommands } from './commands.ts'
import { testFeatures } from './features.ts'
import { testSettings } from './settings.ts'
import { runAll } from './tests.ts'

testAttaching()
testFeatures()
testSettings()
testCommands()

/** Called by VS Code. */
export const run = runAll
