import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { parse } from '../../server/hcl/parse.ts'
import { decodeSource } from '../../server/text/decode.ts'
import { configuration } from '../../test/referee/arbitrary-config.ts'
import { corpusFiles } from '../../test/referee/corpus.ts'
import { buildReferee } from '../../test/referee/referee.ts'
import { wholeAgent } from './agent-files.ts'
import { megabytes, printTable } from './table.ts'

const rounds = 7
const secondsPerRound = 0.4

interface Sample {
  readonly name: string
  readonly sources: readonly Buffer[]
}

/** Parse throughput in steady state against Nomad's own parser in Go and against HCL 2 compiled to WebAssembly. */
export async function benchParse(): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'nomadlint-bench-'))
  try {
    const program = buildReferee()
    for (const sample of samples()) await measure(program, directory, sample)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function samples(): Sample[] {
  const agents = Array.from({ length: 50 }, (_, index) => Buffer.from(wholeAgent(index)))
  const groups = Array.from({ length: 90 }, (_, index) => `group "${index}" {\n${wholeAgent(index)}}\n`)
  const long = Buffer.from(groups.join('\n'))
  const anything = fc
    .sample(configuration('tame', 30, 60), { seed: 1, numRuns: 50 })
    .map((text) => Buffer.from(text))
  const found = corpusFiles()
    .filter(({ path, bytes }) => path.endsWith('.hcl') && parse(decodeSource(path, bytes)).ok)
    .map(({ bytes }) => bytes)
  return [
    { name: 'agents of 100 lines', sources: agents },
    { name: 'one file of 10,000 lines', sources: [long] },
    { name: 'every construct of the grammar', sources: anything },
    { name: 'fixtures and examples', sources: found },
  ].filter((sample) => sample.sources.length > 0)
}

/**
 * The contenders take turns, and the best of each one's rounds counts: on a busy machine the worst say more about
 * the others at work on it.
 */
async function measure(program: string, directory: string, { name, sources }: Sample): Promise<void> {
  const paths = sources.map((source, index) => {
    const path = join(directory, `${index}.hcl`)
    writeFileSync(path, source)
    return path
  })
  const size = sources.reduce((sum, source) => sum + source.length, 0)
  const forHcl2 = await acceptedByHcl2(sources)
  const best = { ours: throughput(sources), go: 0, hcl2: 0 }
  for (let round = 0; round < rounds; round++) {
    best.ours = Math.max(best.ours, throughput(sources))
    best.go = Math.max(best.go, goThroughput(program, paths, Math.max(1, Math.round(8e6 / size))))
    best.hcl2 = Math.max(best.hcl2, await hcl2Throughput(forHcl2))
  }
  const files = `${sources.length} files, ${megabytes(size)}; HCL 2 takes ${forHcl2.length} of them`
  const go = `${(best.ours / best.go).toFixed(2)}x`
  const hcl2 = forHcl2.length === 0 ? 'nothing to compare' : `${(best.ours / best.hcl2).toFixed(0)}x`
  printTable(`Parsing ${name} (${files}), best of ${rounds} rounds`, [
    { what: 'nomadlint', measured: `${megabytes(best.ours)}/s` },
    { what: "Nomad's parser (Go)", measured: `${megabytes(best.go)}/s` },
    { what: '@cdktf/hcl2json (WebAssembly)', measured: `${megabytes(best.hcl2)}/s` },
    { what: 'nomadlint : Go', measured: go, wanted: 'at least 1x, better 2x' },
    { what: 'nomadlint : hcl2json', measured: hcl2, wanted: 'at least 20x' },
  ])
}

function goThroughput(program: string, paths: readonly string[], times: number): number {
  const answer = execFileSync(program, ['bench', String(times), ...paths], { encoding: 'utf8' })
  return (JSON.parse(answer) as { bytesPerSecond: number }).bytesPerSecond
}

/** Bytes to tree and problems, decoding included, as it happens for every file. */
function throughput(sources: readonly Buffer[]): number {
  const start = performance.now()
  let bytes = 0
  while (performance.now() - start < secondsPerRound * 1000) {
    for (const source of sources) {
      parse(decodeSource('bench.hcl', source))
      bytes += source.length
    }
  }
  return bytes / ((performance.now() - start) / 1000)
}

async function acceptedByHcl2(sources: readonly Buffer[]): Promise<string[]> {
  const { parse: parseHcl2 } = await import('@cdktf/hcl2json')
  const accepted: string[] = []
  for (const source of sources) {
    const text = source.toString()
    await parseHcl2('bench.hcl', text).then(
      () => accepted.push(text),
      () => undefined,
    )
  }
  return accepted
}

async function hcl2Throughput(texts: readonly string[]): Promise<number> {
  const { parse: parseHcl2 } = await import('@cdktf/hcl2json')
  const start = performance.now()
  let bytes = 0
  while (texts.length > 0 && performance.now() - start < secondsPerRound * 1000) {
    for (const text of texts) {
      await parseHcl2('bench.hcl', text)
      bytes += Buffer.byteLength(text)
    }
  }
  return bytes / ((performance.now() - start) / 1000)
}
