import { corpusFiles, goldenInputs } from './corpus.ts'
import { mutated } from './inputs.ts'
import { testSeeds } from './run.ts'

const files = [...corpusFiles().map(({ bytes }) => bytes), ...goldenInputs()]

testSeeds('mutated files', (seed) => mutated(seed, files))
