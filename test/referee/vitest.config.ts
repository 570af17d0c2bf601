import { defineConfig } from 'vitest/config'

/** Our parser against Nomad's own, on generated input: needs Go, and up to two minutes. */
export default defineConfig({
  test: {
    include: ['test/referee/**/*.test.ts'],
    globalSetup: ['test/referee/setup.ts'],
    fileParallelism: false,
    testTimeout: 0,
    hookTimeout: 0,
    disableConsoleIntercept: true,
  },
})
