import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FramedReader } from '../../server/lsp/framed-reader.ts'
import { builtProgram } from './built-program.ts'

function framed(message: object): string {
  const body = JSON.stringify(message)
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

const hello = { jsonrpc: '2.0', id: 1, method: 'hello ü🙂' }

function read(...chunks: readonly (string | Uint8Array)[]): {
  readonly messages: readonly unknown[]
  readonly broken: readonly string[]
} {
  const stream = new EventEmitter()
  const messages: unknown[] = []
  const broken: string[] = []
  new FramedReader(stream, (why) => broken.push(why)).listen((message) => messages.push(message))
  for (const chunk of chunks) stream.emit('data', Buffer.from(chunk))
  return { messages, broken }
}

describe('a stream of messages', () => {
  it('may come in any pieces', () => {
    const bytes = Buffer.from(`${framed(hello)}${framed(hello)}`)
    expect(read(bytes).messages).toEqual([hello, hello])
    const single = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1))
    expect(read(...single)).toEqual({ messages: [hello, hello], broken: [] })
  })

  it('may have other fields in its headers, in any case', () => {
    const body = JSON.stringify({ id: 2 })
    const more = 'Content-Type: application/vscode-jsonrpc; charset=utf-8'
    expect(read(`${more}\r\ncontent-length:${body.length}\r\n\r\n${body}`).messages).toEqual([{ id: 2 }])
  })

  it('goes on behind a message that is no JSON', () => {
    expect(read(`Content-Length: 3\r\n\r\n{"x${framed(hello)}`)).toEqual({ messages: [hello], broken: [] })
  })

  it.each([
    ['Content-Length: abc\r\n\r\n', 'a header has no number for its Content-Length'],
    ['Content-Length: -5\r\n\r\n', 'a header has no number for its Content-Length'],
    ['Content-Type: json\r\n\r\n', 'a header has no number for its Content-Length'],
    ['\r\n\r\n', 'a header has no number for its Content-Length'],
    ['Content-Length: 99999999999999\r\n\r\n', 'a message is said to be too long'],
    ['hello\n', 'a line of a header is not `Name: value`'],
    ['Content-Length: 2\n\n{}', 'a line of a header is not `Name: value`'],
    ['a'.repeat(5000), 'a header does not end'],
  ])('ends where nobody knows any more where messages begin: %j', (text, why) => {
    expect(read(framed(hello), text, framed(hello))).toEqual({ messages: [hello], broken: [why] })
  })
})

describe('the server', () => {
  const run = async (input: string): Promise<SpawnSyncReturns<string>> =>
    spawnSync(process.execPath, [join(await builtProgram(), 'cli.cjs'), 'lsp', '--stdio'], {
      input,
      encoding: 'utf8',
      timeout: 20_000,
    })
  const request = (id: number, method: string, params: unknown = null): string =>
    framed({ jsonrpc: '2.0', id, method, params })
  const initialize = request(1, 'initialize', { processId: null, rootUri: null, capabilities: {} })

  it('says in a line what is wrong with standard input, quotes none of it, and ends with 1', async () => {
    const { status, stderr, stdout } = await run(`${initialize}Content-Length: secret\r\n\r\n{}`)
    expect(stderr).toBe(
      'nomadlint lsp: standard input is not the Language Server Protocol: a header has no number for its Content-Length\n',
    )
    expect(status).toBe(1)
    expect(stdout).not.toContain('secret')
  })

  it('does all it is told before the end of input, and ends as the protocol says', async () => {
    const shutdown = request(2, 'shutdown')
    const exit = framed({ jsonrpc: '2.0', method: 'exit' })
    const polite = await run(`${initialize}${shutdown}${exit}`)
    expect(polite.status).toBe(0)
    expect(polite.stdout).toContain('"id":2,"result":null')
    expect(polite.stderr).toBe('')
    const silent = await run(`${initialize}${shutdown}`)
    expect(silent.status).toBe(0)
    expect(silent.stdout).toContain('"id":2,"result":null')
    expect((await run(initialize)).status).toBe(1)
    expect((await run('hello')).stderr).toContain('it ends in the middle of a message')
  })
})
