import { defineConfig } from 'vitest/config'

/** The language server in editors, set up as docs/editors.md says: needs these, and half a minute. */
export default defineConfig({
  test: {
    include: ['test/editors/**/*.test.ts'],
    globalSetup: ['test/editors/setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
