import { defineConfig } from 'vitest/config'

/** The packaged extension as a person sees it, in a real VS Code, with pictures in `coverage/vscode`: needs what `.ci/code-server` gets. */
export default defineConfig({
  test: {
    include: ['test/vscode/*.test.ts'],
    globalSetup: ['test/vscode/setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 15_000 } },
    disableConsoleIntercept: true,
  },
})
