/**
 * What `npm run test:mutation` does; docs/mutation.md says how to use it, and what came out.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'served-vitest',
  testRunnerNodeArgs: ['--import', 'tsx'],
  checkerNodeArgs: ['--import', 'tsx'],
  plugins: ['./test/mutation/runner.ts', '@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // A mutant in what runs while a module loads costs all tests: there the tests of `npm test` have to do.
  ignoreStatic: true,
  mutate: [
    '{rules,server/agents,server/config,server/facts}/**/*.ts',
    '!**/*.generated.ts',
    '!rules/index.ts',
  ],
  ignorePatterns: ['client', 'dist', 'coverage', '.ci'],
  // TypeScript 7 has no API that Stryker could rewrite a tsconfig.json with; nothing here needs one rewritten.
  tsconfigFile: 'none',
  concurrency: 2,
  incremental: true,
  incrementalFile: 'coverage/mutation/incremental.json',
  tempDirName: 'coverage/mutation/sandbox',
  reporters: ['clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: 'coverage/mutation/report.json' },
  htmlReporter: { fileName: 'coverage/mutation/report.html' },
  thresholds: { high: 95, low: 90, break: 90 },
}
