import { generated } from './inputs.ts'
import { testSeeds } from './run.ts'

testSeeds('generated configurations', generated)
