import { defineConfig } from 'vitest/config'

/** What reads our reports and what starts us, as it is published: needs what `.ci/consumers` gets, and minutes. */
export default defineConfig({
  test: {
    include: ['test/consumers/**/*.test.ts'],
    globalSetup: ['test/consumers/setup.ts'],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
