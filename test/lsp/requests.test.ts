import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node'
import { Client } from './client.ts'

/** One server for all: what one request does to it, the next one would notice. */
let client: Client
const text = 'server {\r\n  enabled = true # 😀😀 è\r\n  regio   = "eu"\r\n}\r\n'
beforeAll(async () => {
  client = new Client()
  await client.start({ textDocument: { diagnostic: {} } })
  await client.open('open.hcl', text)
  await client.open('closed.hcl', text)
  await client.notify('textDocument/didClose', client.about('closed.hcl'))
})
afterAll(() => {
  client.remove()
})

const position = { line: 2, character: 4 }
const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 1 } }
const options = { tabSize: 2, insertSpaces: true }

/** Every request about a document, and what else it needs. */
const requests: Readonly<Record<string, object>> = {
  'textDocument/codeAction': { range, context: { diagnostics: [] } },
  'textDocument/codeLens': {},
  'textDocument/completion': { position },
  'textDocument/definition': { position },
  'textDocument/diagnostic': {},
  'textDocument/documentHighlight': { position },
  'textDocument/documentLink': {},
  'textDocument/documentSymbol': {},
  'textDocument/foldingRange': {},
  'textDocument/formatting': { options },
  'textDocument/hover': { position },
  'textDocument/inlayHint': { range },
  'textDocument/onTypeFormatting': { position, ch: '}', options },
  'textDocument/rangeFormatting': { range, options },
  'textDocument/references': { position, context: { includeDeclaration: true } },
  'textDocument/selectionRange': { positions: [position] },
  'textDocument/semanticTokens/full': {},
  'textDocument/semanticTokens/full/delta': { previousResultId: '0' },
  'textDocument/semanticTokens/range': { range },
}
const methods = Object.entries(requests)

/** Still there, and of sound mind. */
const expectAlive = async () => {
  const hover = { ...client.about('open.hcl'), position: { line: 1, character: 4 } }
  expect(JSON.stringify(await client.request('textDocument/hover', hover))).toContain('**enabled**')
}

describe.each(methods)('%s', (method, more) => {
  it('answers for an open document, wherever in it', async () => {
    await client.request(method, { ...client.about('open.hcl'), ...more })
    const far = { line: 100_000, character: 100_000 }
    const wide = { range: { start: far, end: far }, position: far, positions: [far] }
    await client.request(method, { ...client.about('open.hcl'), ...more, ...wide })
  })

  it.each(['closed.hcl', 'never-opened.hcl'])('has nothing to say of %s', async (path) => {
    const answer = await client.request<Record<string, unknown> | unknown[] | null>(method, {
      ...client.about(path),
      ...more,
    })
    const said = Array.isArray(answer)
      ? answer
      : (answer?.['items'] ?? answer?.['data'] ?? answer?.['edits'] ?? [])
    expect(said).toEqual([])
  })

  it.each([
    ['no parameters', {}],
    ['a document without an address', { textDocument: {} }],
    ['an address that is a number', { textDocument: { uri: 7 } }],
    ['an address that is none', { textDocument: { uri: 'file://%zz/\u0000' }, ...more }],
    [
      'places that are none',
      { textDocument: { uri: '' }, position: 'x', range: [], positions: {}, context: 3 },
    ],
  ])('outlives %s', async (_, params) => {
    await client.request(method, params).catch((error: unknown) => {
      expect(error).toBeInstanceOf(Error)
    })
    await expectAlive()
  })
})

describe('the server', () => {
  it('knows no other methods', async () => {
    await expect(client.request('textDocument/nonsense', {})).rejects.toMatchObject({ code: -32601 })
    await client.notify('textDocument/nonsense', {})
    await client.notify('$/nonsense', {})
    await expectAlive()
  })

  it('ignores what happens to documents that nobody has opened', async () => {
    for (const method of ['didChange', 'didSave', 'didClose', 'willSave'])
      await client.notify(`textDocument/${method}`, {
        textDocument: { uri: client.uri('never-opened.hcl'), version: 9 },
        contentChanges: [{ text: 'x' }],
      })
    await client.notify('textDocument/didChange', { textDocument: {}, contentChanges: 'x' })
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file://%zz', type: 1 }] })
    await expectAlive()
  })

  it('answers whoever has lost interest that it is cancelled', async () => {
    await client.open('long.hcl', 'server {\n  regio = 1\n}\n'.repeat(20_000))
    const source = new CancellationTokenSource()
    const params = { ...client.about('long.hcl'), position }
    const answer = client.request('textDocument/hover', params, source.token)
    source.cancel()
    await expect(answer).rejects.toMatchObject({ code: -32800 })
    await client.notify('textDocument/didClose', client.about('long.hcl'))
    await expectAlive()
  })

  it('tells what it does to whoever traces', async () => {
    await client.notify('$/setTrace', { value: 'verbose' })
    await client.change('open.hcl', { text: `${text}\n` })
    await client.until(() => (client.sentAs('$/logTrace').length > 0 ? true : undefined))
    await client.notify('$/setTrace', { value: 'off' })
    await client.change('open.hcl', { text })
    await expectAlive()
    const { length } = client.sentAs('$/logTrace')
    await client.change('open.hcl', { text: `${text}\n` })
    await expectAlive()
    expect(client.sentAs('$/logTrace')).toHaveLength(length)
  })

  it('sends nothing to a client that asks', () => {
    expect(client.published).toEqual([])
  })
})
