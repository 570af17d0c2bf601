import { testAttaching } from './attach.ts'
import { testCommands } from './commands.ts'
import { testFeatures } from './features.ts'
import { testLanguage } from './language.ts'
import { testSettings } from './settings.ts'
import { runAll } from './tests.ts'
import { testTrouble } from './trouble.ts'

testAttaching()
testFeatures()
testLanguage()
testSettings()
testCommands()
// The last of them: it leaves nothing in the folder.
testTrouble()

/** Called by VS Code. */
export const run = runAll
