import { defineConfig } from 'vitest/config'

/**
 * The tests that mutants have to survive: those of a stage itself and of the rules. Left out is what takes long for what it
 * tells of one mutant: fuzzing, files by the thousand, the command, the language server, second opinions.
 */
export default defineConfig({
  test: {
    include: [
      'test/{agents,config,facts,mutation,rules}/**/*.test.ts',
      'test/hcl/{cases,generic}.test.ts',
      'test/examples.test.ts',
    ],
    exclude: [
      'test/agents/{many-files,order}.test.ts',
      'test/config/{long-values,many-blocks,secrets-long,template-long}.test.ts',
      'test/rules/{against-verdicts,decode-cases,mutated-files}.test.ts',
      'test/facts/second-opinion.test.ts',
    ],
    isolate: false,
    testTimeout: 10_000,
  },
})
