import { defineConfig } from 'vitest/config'

/** The packaged extension in the extension host of a real VS Code: needs what `.ci/code-server` gets, and a minute. */
export default defineConfig({
  test: {
    include: ['test/vscode/{api,grammar}.test.ts'],
    globalSetup: ['test/vscode/setup.ts'],
    disableConsoleIntercept: true,
  },
})
