import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      'test/consumers/**',
      'test/editors/**',
      'test/fuzz/**',
      'test/mutation/**',
      'test/referee/**',
      'test/vscode/**',
      'node_modules/**',
    ],
    // Generous: a loaded machine takes its time over a directory of 10,000 files.
    testTimeout: 120_000,
    // Tests share nothing that changes: reading the program once for all of them saves most of the time.
    isolate: false,
    hookTimeout: 120_000,
  },
})
