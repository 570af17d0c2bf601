import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import { wholeAgent } from './agent-files.ts'
import { mebibytes, median, printTable, type Row } from './table.ts'

const cli = fileURLToPath(new URL('../../dist/cli.cjs', import.meta.url))
const meter = new URL('meter.mjs', import.meta.url).href

/** What the meter tells of the inside of the server. */
interface Inside {
  /** Milliseconds of every edit since it was asked last. */
  readonly times: readonly number[]
  /** Bytes that are in use after garbage was collected. */
  readonly heapUsed: number
  /** Bytes of these that are machine code, and what V8 knows of it. */
  readonly code: number
  /** Bytes of the process then. */
  readonly rss: number
}

/**
 * The language server as an editor meets it: over the wire, where every time has the way there and back in it, and the time that
 * other programs take from it; and inside of it.
 */
export async function benchEditor(): Promise<void> {
  const starts: number[] = []
  for (let round = 0; round < 11; round++) starts.push((await timedStart()) - timedNode())
  const session = await Session.open()
  await session.edits(warmUp)
  await session.inside()
  const before = session.processorTime()
  const edits = await session.edits(1000 - warmUp)
  const work = (session.processorTime() - before) / edits.length
  const { times } = await session.inside()
  const hovers = await session.asks('textDocument/hover', 300)
  const completions = await session.asks('textDocument/completion', 300)
  // What requests made V8 compile belongs to both.
  const resident1000 = await session.leastMemory()
  const after1000 = await session.inside()
  await session.edits(9000)
  const resident10000 = await session.leastMemory()
  const after10000 = await session.inside()
  session.close()
  const keystroke = 'keystroke to diagnostics'
  printTable(`An editor with a file of ${session.lines} lines`, [
    {
      what: 'from start to the first diagnostics, more than node -e 0',
      measured: milliseconds(median(starts)),
      wanted: 'under 300 ms',
    },
    { what: `${keystroke}, inside, median`, measured: milliseconds(median(times)), wanted: '5 ms' },
    { what: `${keystroke}, inside, p99`, measured: milliseconds(percentile(times, 99)), wanted: '15 ms' },
    { what: `${keystroke}, over the wire, median`, measured: milliseconds(median(edits)) },
    { what: `${keystroke}, over the wire, p99`, measured: milliseconds(percentile(edits, 99)) },
    { what: 'processor time of the server a keystroke', measured: milliseconds(work) },
    { what: 'hover, p99', measured: milliseconds(percentile(hovers, 99)), wanted: 'under 10 ms' },
    { what: 'completion, p99', measured: milliseconds(percentile(completions, 99)), wanted: 'under 10 ms' },
    ...memory('1,000', after1000),
    { what: 'resident memory, as it runs, after 1,000 edits', measured: mebibytes(resident1000) },
    ...memory('10,000', after10000, 'no higher'),
    { what: 'resident memory, as it runs, after 10,000 edits', measured: mebibytes(resident10000) },
  ])
}

/** After garbage was collected. */
function memory(edits: string, { heapUsed, code, rss }: Inside, wanted?: string): readonly Row[] {
  return [
    {
      what: `memory in use after ${edits} edits, without machine code`,
      measured: mebibytes(heapUsed - code),
      ...(wanted === undefined ? {} : { wanted }),
    },
    { what: `machine code after ${edits} edits`, measured: mebibytes(code) },
    { what: `resident memory after ${edits} edits`, measured: mebibytes(rss), ...(wanted && { wanted }) },
  ]
}

/** Edits before any counts: until then the time is that of a program that V8 has not compiled yet. */
const warmUp = 100

function milliseconds(value: number): string {
  return `${value.toFixed(2)} ms`
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * share) / 100))] as number
}

function timedNode(): number {
  const start = performance.now()
  spawnSync(process.execPath, ['-e', '0'])
  return performance.now() - start
}

async function timedStart(): Promise<number> {
  const start = performance.now()
  const session = await Session.open(false)
  const taken = performance.now() - start
  session.close()
  return taken
}

/** An agent, and more of its volumes than anybody has. */
function longAgent(): string {
  const volumes = Array.from({ length: 60 }, (_, index) => [
    `  host_volume "volume-${index}" {`,
    `    path      = "/srv/volumes/${index}"`,
    '    read_only = true',
    '  }',
  ])
  const text = wholeAgent(1)
  return `${text}client {\n${volumes.flat().join('\n')}\n}\n`
}

/** A server, and a client of it that has one document open. */
class Session {
  readonly #directory = mkdtempSync(join(tmpdir(), 'nomadlint-bench-'))
  readonly #uri = pathToFileURL(join(this.#directory, 'agent.hcl')).href
  readonly #text = longAgent()
  readonly #server: ChildProcess
  readonly #connection: MessageConnection
  #version = 1
  #told: (version: number) => void = () => {}

  private constructor(isMeasured: boolean) {
    writeFileSync(join(this.#directory, 'agent.hcl'), this.#text)
    const args = isMeasured ? ['--expose-gc', '--import', meter] : []
    this.#server = spawn(process.execPath, [...args, cli, 'lsp', '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
    })
    const { stdin, stdout } = this.#server
    if (stdin === null || stdout === null) throw new Error('no pipes')
    this.#connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    )
    this.#connection.onNotification('textDocument/publishDiagnostics', (told: { version?: number }) =>
      this.#told(told.version ?? 0),
    )
    this.#connection.listen()
  }

  static async open(isMeasured = true): Promise<Session> {
    const session = new Session(isMeasured)
    await session.#start()
    return session
  }

  get lines(): number {
    return this.#text.split('\n').length - 1
  }

  async #start(): Promise<void> {
    const workspaceFolders = [{ uri: pathToFileURL(this.#directory).href, name: 'bench' }]
    const params = { processId: null, rootUri: null, capabilities: {}, workspaceFolders }
    await this.#connection.sendRequest('initialize', params)
    await this.#connection.sendNotification('initialized', {})
    const told = this.#diagnosed(1)
    const textDocument = { uri: this.#uri, languageId: 'hcl', version: 1, text: this.#text }
    await this.#connection.sendNotification('textDocument/didOpen', { textDocument })
    await told
  }

  #diagnosed(version: number): Promise<void> {
    return new Promise((resolve) => {
      this.#told = (told) => {
        if (told === version) resolve()
      }
    })
  }

  /** A letter more in a value and a letter less, by turns; each waits until it is judged. */
  async edits(count: number): Promise<readonly number[]> {
    const times: number[] = []
    const line = this.#text.split('\n').findIndex((text) => text.includes('"/srv/volumes/30"'))
    const character = (this.#text.split('\n')[line] as string).length - 1
    for (let index = 0; index < count; index++) {
      this.#version++
      const start = performance.now()
      const told = this.#diagnosed(this.#version)
      const isLetter = index % 2 === 0
      const end = { line, character: isLetter ? character : character + 1 }
      await this.#connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: this.#uri, version: this.#version },
        contentChanges: [{ range: { start: { line, character }, end }, text: isLetter ? 'x' : '' }],
      })
      await told
      times.push(performance.now() - start)
    }
    return times
  }

  /** The same request at one place after the other. */
  async asks(method: string, count: number): Promise<readonly number[]> {
    const times: number[] = []
    for (let index = 0; index < count; index++) {
      const position = { line: index % this.lines, character: 6 }
      const start = performance.now()
      await this.#connection.sendRequest(method, { textDocument: { uri: this.#uri }, position })
      times.push(performance.now() - start)
    }
    return times
  }

  /** What the meter has measured since it was asked last. */
  async inside(): Promise<Inside> {
    const told = this.#server.stdio[3] as Readable
    this.#server.kill('SIGUSR2')
    let line = ''
    while (!line.endsWith('\n')) line += String((await once(told, 'data'))[0])
    return JSON.parse(line) as Inside
  }

  /** Bytes that the server has in memory when it has just been tidied up: the least of some looks between edits. */
  async leastMemory(): Promise<number> {
    const looks: number[] = []
    for (let look = 0; look < 20; look++) {
      await this.edits(20)
      looks.push(this.#memory())
    }
    return Math.min(...looks)
  }

  #memory(): number {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.#server.pid)]).toString()) * 1024
  }

  /** Milliseconds that the server has worked, all its threads together; on Linux only. */
  processorTime(): number {
    try {
      const stat = readFileSync(`/proc/${this.#server.pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      // Behind the name: user and system time are the 12th and 13th field, in hundredths of a second.
      return (Number(fields[11]) + Number(fields[12])) * 10
    } catch {
      return Number.NaN
    }
  }

  close(): void {
    this.#connection.dispose()
    this.#server.kill()
    rmSync(this.#directory, { recursive: true })
  }
}
