import { defineConfig } from 'vitest/config'

/** Changed files before laws that hold for all bytes: ten seconds a target, NOMADLINT_FUZZ_SECONDS for more. */
export default defineConfig({
  test: {
    include: ['test/fuzz/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 0,
    hookTimeout: 0,
    disableConsoleIntercept: true,
  },
})
