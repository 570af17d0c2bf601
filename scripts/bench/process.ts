import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { agentFiles, wholeAgent } from './agent-files.ts'
import { mebibytes, median, printTable } from './table.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cli = join(root, 'dist/cli.cjs')
/** Reports what the process that loads it has used, on a descriptor of its own. */
const meter = `--import=data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,JSON.stringify(process.resourceUsage())))",
)}`

/** Builds what is measured, so that it is what the sources say now. */
export function build(): void {
  const built = spawnSync('npm', ['run', 'build'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (built.status !== 0 || !existsSync(cli)) throw new Error('`npm run build` did not give dist/cli.cjs.')
}

/** The whole life of a process that lints one small file, beside one that does nothing. */
export function benchStart(): void {
  const directory = mkdtempSync(join(tmpdir(), 'nomadlint-bench-'))
  const file = join(directory, 'agent.hcl')
  writeFileSync(file, wholeAgent(0))
  const pairs = Array.from({ length: 21 }, () => ({
    node: timed(['-e', '0']).ms,
    ours: timed([cli, file]).ms,
  })).slice(1)
  rmSync(directory, { recursive: true })
  printTable('Linting one file of 100 lines, the whole process (20 pairs)', [
    { what: 'node -e 0', measured: `${median(pairs.map((pair) => pair.node)).toFixed(1)} ms` },
    { what: 'nomadlint FILE', measured: `${median(pairs.map((pair) => pair.ours)).toFixed(1)} ms` },
    {
      what: 'nomadlint : node -e 0',
      measured: `${median(pairs.map((pair) => pair.ours / pair.node)).toFixed(2)}x`,
      wanted: 'at most 1.6x, better 1.3x',
    },
  ])
}

/** Many agents in one run: time for each line, peak memory, and whether ten times the files take ten times as long. */
export function benchMany(): void {
  benchTree('agents of five files each', agentFiles)
  benchTree('agents of one whole file each', (index) => new Map([['agent.hcl', wholeAgent(index)]]))
}

type AgentAt = (index: number) => ReadonlyMap<string, string>

function benchTree(title: string, agentAt: AgentAt): void {
  const few = lintTree(1000, agentAt)
  const many = lintTree(10_000, agentAt)
  printTable(`Linting a directory tree of ${title}, end to end`, [
    { what: '1,000 files', measured: describe(few) },
    { what: '10,000 files', measured: describe(many) },
    {
      what: 'time per line at 10,000 files',
      measured: `${perLine(many.ms, many)}, ${perLine(many.processor, many)} of the processor`,
      wanted: 'under 10 us',
    },
    {
      what: 'peak memory at 10,000 files',
      measured: mebibytes(many.memory),
      wanted: 'under 300 MiB',
    },
    {
      what: 'time of the processor per line, 10,000 : 1,000',
      measured: `${(many.processor / many.lines / (few.processor / few.lines)).toFixed(2)}x`,
      wanted: 'about 1x or less',
    },
  ])
}

/** Agents of one file each, five to a directory, each with a handful of findings: what a run keeps of them adds up. */
export function benchAgents(): void {
  const few = lintAgents(1000)
  const many = lintAgents(10_000)
  printTable('Linting agents with findings, five to a directory, into a SARIF log', [
    { what: '1,000 agents in 200 directories', measured: describe(few) },
    { what: '10,000 agents in 2,000 directories', measured: describe(many) },
    { what: 'peak memory', measured: mebibytes(many.memory), wanted: 'under 300 MiB' },
    {
      what: 'processor time for each agent, 10,000 : 1,000',
      measured: `${(many.processor / few.processor / 10).toFixed(2)}x`,
      wanted: 'about 1x or less',
    },
  ])
}

interface Run {
  readonly ms: number
  /** Milliseconds of the processor: what other programs do meanwhile counts less. */
  readonly processor: number
  readonly lines: number
  readonly memory: number
}

function describe({ ms, processor, lines, memory }: Run): string {
  const seconds = (time: number): string => `${(time / 1000).toFixed(2)} s`
  return `${seconds(ms)}, ${seconds(processor)} of the processor, for ${lines} lines, ${mebibytes(memory)}`
}

function lintAgents(agents: number): Run {
  const directory = mkdtempSync(join(tmpdir(), 'nomadlint-bench-'))
  let lines = 0
  for (let index = 0; index < agents; index++) {
    const group = join(directory, `rack-${index % 40}`, `group-${Math.floor(index / 5)}`)
    mkdirSync(group, { recursive: true })
    const text = `${wholeAgent(index).replace('verify_server_hostname = true', '')}log_levl = "DEBUG"\n`
    writeFileSync(join(group, `node-${index}.hcl`), text)
    lines += text.split('\n').length - 1
  }
  const run = timed([meter, cli, '--quiet', '-f', `sarif=${directory}/log.sarif`, '-f', 'jsonl', directory])
  rmSync(directory, { recursive: true })
  return { ...run, lines }
}

function perLine(ms: number, { lines }: Run): string {
  return `${((ms * 1000) / lines).toFixed(2)} us`
}

function lintTree(files: number, agentAt: AgentAt): Run {
  const directory = mkdtempSync(join(tmpdir(), 'nomadlint-bench-'))
  let lines = 0
  for (let index = 0, written = 0; written < files; index++) {
    const agent = join(directory, `rack-${index % 40}`, `node-${index}.d`)
    mkdirSync(agent, { recursive: true })
    for (const [name, text] of agentAt(index)) {
      if (written++ >= files) break
      writeFileSync(join(agent, name), text)
      lines += text.split('\n').length - 1
    }
  }
  const run = timed([meter, cli, directory])
  rmSync(directory, { recursive: true })
  return { ...run, lines }
}

function timed(args: readonly string[]): Omit<Run, 'lines'> {
  const start = performance.now()
  const run: SpawnSyncReturns<Buffer> = spawnSync(process.execPath, args, {
    // A hook and CI read what is printed.
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  })
  const ms = performance.now() - start
  if (run.status !== 0 && run.status !== 1)
    throw new Error(
      `node ${args.join(' ')} ended with ${run.status ?? run.signal}:\n${run.stderr.toString()}`,
    )
  const used = JSON.parse(run.output[3]?.toString() || '{}') as Partial<NodeJS.ResourceUsage>
  const { maxRSS = 0, userCPUTime = 0, systemCPUTime = 0 } = used
  return { ms, processor: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS * 1024 }
}
