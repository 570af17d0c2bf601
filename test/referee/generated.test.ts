import { generated } from './inputs.ts'
import { testBothSeeds } from './run.ts'

testBothSeeds('generated configurations', generated)
