import * as fc from 'fast-check'
import { toHcl, toJson } from './agent-text.ts'
import { agentFile } from './arbitrary-agent.ts'
import { configuration } from './arbitrary-config.ts'
import { jsonFile } from './arbitrary-json.ts'
import { type ByteText, fromByteText, mutate, mutations, toByteText } from './mutations.ts'

const tiny = configuration('wild', 0, 3)
const small = configuration('wild', 0, 10)
const tame = configuration('tame', 0, 12)

/** What one batch is drawn from, in turn; small files find most, so they are most. */
const rounds: readonly (readonly [fc.Arbitrary<string>, number])[] = [
  [tiny, 400],
  [small, 200],
  [tame, 150],
  [jsonFile('wild'), 300],
  [tiny, 400],
  [small, 200],
  [configuration('wild', 20, 60), 20],
  [configuration('tame', 100, 200), 10],
  [jsonFile('tame'), 100],
]
/** About 10,000 lines each. */
const huge = [configuration('tame', 2900, 2900), configuration('wild', 2900, 2900)] as const
const roundsBetweenHuge = 40

/** Batches without end, the same for the same seed. */
export function* generated(seed: number): Generator<Buffer[]> {
  for (let round = 0; ; round++) {
    const [arbitrary, count] = rounds[round % rounds.length] as (typeof rounds)[number]
    yield sample(arbitrary, seed + round, count).map((text) => Buffer.from(text))
    if (round % roundsBetweenHuge === 0) {
      const file = huge[(round / roundsBetweenHuge) % 2] as fc.Arbitrary<string>
      yield sample(file, seed + round, 1).map((text) => Buffer.from(text))
    }
  }
}

const agentsPerBatch = 200

/** Batches without end of agent configurations, each in both languages. */
export function* generatedAgents(seed: number): Generator<Buffer[]> {
  for (let round = 0; ; round++)
    yield agentTexts(seed + round, agentsPerBatch).map((text) => Buffer.from(text))
}

/** Batches without end of agent configurations with up to a few changes each. */
export function* mutatedAgents(seed: number, texts: readonly string[]): Generator<Buffer[]> {
  for (let round = 0; ; round++) {
    const bases = [
      ...agentTexts(seed + round, agentsPerBatch / 4),
      ...sample(fc.constantFrom(...texts), seed + round, agentsPerBatch / 2),
    ].map(toByteText)
    yield sample(mutations, seed + round, mutatedPerBatch).map((changes, index) =>
      fromByteText(mutate(bases[index % bases.length] as ByteText, changes)),
    )
  }
}

function agentTexts(seed: number, count: number): readonly string[] {
  return sample(agentFile, seed, count).flatMap((members) => [toHcl(members), toJson(members)])
}

const mutatedPerBatch = 400

/** Batches without end of generated files and of the files given, with up to a few changes each. */
export function* mutated(seed: number, files: readonly Uint8Array[]): Generator<Buffer[]> {
  const found = files.filter((bytes) => bytes.length < 20_000).map(toByteText)
  for (let round = 0; ; round++) {
    const bases: readonly ByteText[] = [
      ...sample(tame, seed + round, 20).map(toByteText),
      ...sample(small, seed + round, 10).map(toByteText),
      ...sample(tiny, seed + round, 10).map(toByteText),
      ...sample(jsonFile('wild'), seed + round, 10).map(toByteText),
      ...(found.length > 0 ? sample(fc.constantFrom(...found), seed + round, 30) : []),
    ]
    yield sample(mutations, seed + round, mutatedPerBatch).map((changes, index) =>
      fromByteText(mutate(bases[index % bases.length] as ByteText, changes)),
    )
  }
}

function sample<T>(arbitrary: fc.Arbitrary<T>, seed: number, numRuns: number): T[] {
  return fc.sample(arbitrary, { seed, numRuns })
}
