import { corpusFiles, goldenInputs } from './corpus.ts'
import { mutated } from './inputs.ts'
import { testBothSeeds } from './run.ts'

const files = [...corpusFiles().map(({ bytes }) => bytes), ...goldenInputs()]

testBothSeeds('mutated files', (seed) => mutated(seed, files))
