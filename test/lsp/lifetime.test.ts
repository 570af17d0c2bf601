import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ScanProgress } from '../../server/lsp/scan-progress.ts'
import { builtProgram } from './built-program.ts'
import { Client } from './client.ts'

let client: Client
beforeEach(() => {
  client = new Client()
})
afterEach(() => {
  client.remove()
})

const initialize = { processId: null, rootUri: null, capabilities: {} }

describe('the order of things', () => {
  it('is initialize first and once, and nothing but exit after shutdown', async () => {
    await client.connect()
    await expect(client.request('textDocument/hover', {})).rejects.toMatchObject({ code: -32002 })
    await client.open('too-early.hcl', 'regio = 1\n')
    const { serverInfo } = await client.request<{ serverInfo: { name: string } }>('initialize', initialize)
    expect(serverInfo.name).toBe('nomadlint')
    await expect(client.request('initialize', initialize)).rejects.toMatchObject({ code: -32600 })
    await client.notify('initialized', {})
    expect(await client.request('nomadlint/status', { uri: client.uri('too-early.hcl') })).toBeNull()
    await client.request('shutdown')
    await expect(client.request('textDocument/hover', {})).rejects.toMatchObject({ code: -32600 })
    expect(await client.exit()).toBe(0)
  })

  it('who leaves without a word is no success', async () => {
    await client.start()
    expect(await client.exit()).toBe(1)
  })

  it('a client that dies takes the server with it', async () => {
    await client.start()
    const ended = new Promise((resolve) => client.process.on('exit', resolve))
    client.process.stdin?.end()
    expect(await ended).toBe(1)
  })

  it('what is no message ends nothing but itself', async () => {
    const connection = await client.connect()
    const { stdin } = client.process
    stdin?.write('Content-Length: 9\r\n\r\n{"no json')
    stdin?.write('Content-Length: 2\r\n\r\n{}')
    stdin?.write('Content-Length: 4\r\n\r\nnull')
    expect(await connection.sendRequest('initialize', initialize)).toHaveProperty('capabilities')
  })

  it.runIf(process.platform === 'linux')('a person in a terminal is told what it is for', async () => {
    const cli = join(await builtProgram(), 'cli.cjs')
    const { status, stdout } = spawnSync('script', ['-qec', `${process.execPath} ${cli} lsp`, '/dev/null'])
    expect(stdout.toString()).toContain('lsp is started by an editor')
    expect(status).toBe(2)
  })
})

describe('several folders', () => {
  const flawed = 'server {\n  regio = 1\n}\n'

  it('are looked at, come and go, and a file outside of them is read with its neighbours', async () => {
    for (const folder of ['one', 'two', 'other']) client.write(`${folder}/a.hcl`, flawed)
    const workspace = { workspaceFolders: true }
    await client.start({ workspace }, ['one'])
    await client.untilRules('one/a.hcl', (rules) => rules.includes('config/unknown-key'))
    const folder = { uri: client.uri('two'), name: 'two' }
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } })
    await client.untilRules('two/a.hcl', (rules) => rules.includes('config/unknown-key'))
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } })
    await client.untilRules('two/a.hcl', (rules) => rules.length === 0)
    client.write('other/b.hcl', 'region = "eu"\n')
    await client.open('other/b.hcl', 'region = "eu"\n')
    await client.untilRules('other/a.hcl', (rules) => rules.includes('config/unknown-key'))
    await client.notify('textDocument/didClose', client.about('other/b.hcl'))
    await client.untilRules('other/a.hcl', (rules) => rules.length === 0)
  })

  it('that vanish take what was said of them along, though nobody tells of it', async () => {
    for (const path of ['w/a/one.hcl', 'w/b/two.hcl', 'w/c/three.hcl']) client.write(path, flawed)
    await client.start({}, ['w'])
    await client.open('w/c/three.hcl', flawed)
    for (const path of ['w/a/one.hcl', 'w/b/two.hcl'])
      await client.untilRules(path, (rules) => rules.includes('config/unknown-key'))
    rmSync(join(client.directory, 'w/a'), { recursive: true })
    await client.untilRules('w/a/one.hcl', (rules) => rules.length === 0)
    rmSync(join(client.directory, 'w'), { recursive: true })
    await client.untilRules('w/b/two.hcl', (rules) => rules.length === 0)
    const version = await client.change('w/c/three.hcl', { text: `${flawed}# More.\n` })
    expect(await client.rules('w/c/three.hcl', version)).toContain('config/unknown-key')
  })

  it('a certificate outside of them that is replaced is seen within a second, though nobody tells of it', async () => {
    const { testCertificates } = await import('../certificates.ts')
    const files = await testCertificates()
    client.write('elsewhere/ca.pem', files.get('certs/ca.pem') ?? '')
    await client.start({}, ['folder'])
    const path = join(client.directory, 'elsewhere/ca.pem')
    await client.open('folder/a.hcl', `tls {\n  rpc = true\n  ca_file = "${path}"\n}\n`)
    expect(await client.rules('folder/a.hcl', 1)).not.toContain('ca/not-a-ca')
    client.write('elsewhere/ca.pem', files.get('certs/client.pem') ?? '')
    await client.untilRules('folder/a.hcl', (rules) => rules.includes('ca/not-a-ca'))
  })
})

it('a client that asks is told to ask again where others than the edited document have news', async () => {
  client.write('a.d/a.hcl', 'tls {\n  rpc = true\n}\n')
  const refreshing = { refreshSupport: true }
  await client.start({
    textDocument: { diagnostic: {} },
    workspace: { diagnostics: refreshing, inlayHint: refreshing, codeLens: refreshing },
  })
  const refreshes = () => client.sentAs('workspace/diagnostic/refresh').length
  await client.open('a.d/b.hcl', 'datacenter = "dc1"\n')
  await client.request('textDocument/diagnostic', client.about('a.d/b.hcl'))
  await client.request('workspace/diagnostic', { previousResultIds: [] })
  const before = refreshes()
  await client.change('a.d/b.hcl', { text: 'datacenter = "dc1"\nregio = "eu"\n' })
  await client.request('textDocument/diagnostic', client.about('a.d/b.hcl'))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(refreshes()).toBe(before)
  await client.change('a.d/b.hcl', { text: 'tls {\n  verify_server_hostname = true\n}\n' })
  await client.until(() => (refreshes() > before ? true : undefined))
  await client.until(() => (client.sentAs('workspace/inlayHint/refresh').length > 0 ? true : undefined))
  await client.until(() => (client.sentAs('workspace/codeLens/refresh').length > 0 ? true : undefined))
})

it('progress begins where a check takes long, and ends', async () => {
  const told: string[] = []
  const reporter = {
    begin: () => told.push('begin'),
    report: (_: number, message: string) => told.push(message),
    done: () => told.push('end'),
  }
  const connection = { window: { createWorkDoneProgress: async () => reporter } }
  const progress = new ScanProgress(connection as never)
  await progress.tell(0, 9)
  await progress.tell(1, 9)
  expect(told).toEqual([])
  await new Promise((resolve) => setTimeout(resolve, 310))
  await progress.tell(2, 9)
  await progress.tell(3, 9)
  await progress.tell(9, 9)
  expect(told).toEqual(['begin', '3 of 9', 'end'])
  await progress.tell(0, 2)
  await progress.tell(2, 2)
  expect(told).toHaveLength(3)
})
