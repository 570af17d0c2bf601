import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type {
  CodeLens,
  CompletionItem,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
} from 'vscode-languageserver-protocol'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { testCertificates } from '../certificates.ts'
import { Client } from './client.ts'

/** One server for all: nobody changes what the others look at. */
let client: Client
const text = `# What this is for.
# And more of that.
region = "eu"
server {
  enabled = true
  encrypt = "cg8StVXbQJ0gPvMd9o7yrg=="
}
tls {
  rpc       = true
  cert_file = "certs/server.pem"
}
region = "us"
`
beforeAll(async () => {
  client = new Client()
  for (const [path, bytes] of await testCertificates()) client.write(path, bytes)
  await client.start()
  await client.open('a.hcl', text)
})
afterAll(() => {
  client.remove()
})

const ask = <T>(method: string, more: object = {}, path = 'a.hcl') =>
  client.request<T>(`textDocument/${method}`, { ...client.about(path), ...more })
const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
const options = { options: { tabSize: 4, insertSpaces: false } }
const applied = (before: string, edits: TextEdit[]) =>
  TextDocument.applyEdits(TextDocument.create('a', '', 0, before), edits)

describe('of a file', () => {
  it.each([
    ['{"region": "eu", "ser"}', true],
    ['{"name": "a", "datacenter": "dc1", }', true],
    ['{"region": "eu", "consul": {"a"}}', true],
    ['{"name": "x", "version": "1.0.0", "license": "MIT", "s"}', false],
  ])('JSON that may be an agent is completed like one: %s', async (json, isOffered) => {
    await client.open('maybe.json', json)
    const position = { line: 0, character: json.lastIndexOf(json.includes('"}') ? '"}' : '}') }
    const items = await ask<CompletionItem[] | null>('completion', { position }, 'maybe.json')
    expect((items ?? []).length > 0).toBe(isOffered)
    await client.notify('textDocument/didClose', client.about('maybe.json'))
  })

  it('symbols make a tree, and tell no value', async () => {
    const symbols = await ask<DocumentSymbol[]>('documentSymbol')
    expect(symbols.map(({ name }) => name)).toEqual(['region', 'server', 'tls', 'region'])
    expect(symbols[1]?.children?.map(({ name }) => name)).toEqual(['enabled', 'encrypt'])
    expect(JSON.stringify(symbols)).not.toContain('cg8St')
  })

  it('comments and blocks fold, and brackets stay in sight', async () => {
    const ranges = await ask<FoldingRange[]>('foldingRange')
    expect(ranges.map(({ startLine, endLine, kind }) => [startLine, endLine, kind])).toEqual([
      [0, 1, 'comment'],
      [3, 5, undefined],
      [7, 9, undefined],
    ])
  })

  it('a selection grows from the word to the file', async () => {
    const [range] = await ask<SelectionRange[]>('selectionRange', { positions: [{ line: 8, character: 15 }] })
    const lines: number[] = []
    for (let at = range; at !== undefined; at = at.parent) lines.push(at.range.end.line - at.range.start.line)
    expect(lines.length).toBeGreaterThan(3)
    expect(lines).toEqual(lines.toSorted((a, b) => a - b))
    expect(lines.at(-1)).toBe(12)
  })

  it('colours change by as little as the text', async () => {
    await client.open('colours.d/a.hcl', text)
    const full = await ask<SemanticTokens>('semanticTokens/full', {}, 'colours.d/a.hcl')
    const longer = `${text}client {\n  enabled = true\n}\n`
    await client.change('colours.d/a.hcl', { text: longer })
    const delta = await ask<SemanticTokensDelta>(
      'semanticTokens/full/delta',
      { previousResultId: full.resultId },
      'colours.d/a.hcl',
    )
    const data = [...full.data]
    for (const { start, deleteCount, data: fresh = [] } of delta.edits)
      data.splice(start, deleteCount, ...fresh)
    const anew = await ask<SemanticTokens>('semanticTokens/full', {}, 'colours.d/a.hcl')
    expect(data).toEqual(anew.data)
    expect(delta.edits.flatMap((edit) => edit.data ?? []).length).toBeLessThan(anew.data.length / 2)
    const part = await ask<SemanticTokens>('semanticTokens/range', { range: whole }, 'colours.d/a.hcl')
    expect(part.data).toEqual(anew.data)
  })

  it('is formatted whole, in part, and while somebody types', async () => {
    const rough = 'server{\nenabled=true\n}\nclient {\nenabled  =  false\n}\n'
    await client.open('rough.d/a.hcl', rough)
    const edits = await ask<TextEdit[]>('formatting', options, 'rough.d/a.hcl')
    expect(applied(rough, edits)).toBe('server {\n  enabled = true\n}\nclient {\n  enabled = false\n}\n')
    const range = { start: { line: 3, character: 0 }, end: { line: 5, character: 1 } }
    const some = await ask<TextEdit[]>('rangeFormatting', { range, ...options }, 'rough.d/a.hcl')
    expect(applied(rough, some)).toBe('server{\nenabled=true\n}\nclient {\n  enabled = false\n}\n')
    const typed = { position: { line: 2, character: 0 }, ch: '\n', ...options }
    const few = await ask<TextEdit[]>('onTypeFormatting', typed, 'rough.d/a.hcl')
    expect(applied(rough, few)).toBe('server{\n  enabled = true\n}\nclient {\nenabled  =  false\n}\n')
  })

  it('a broken one, and what is none of ours, is not formatted', async () => {
    await client.open('broken.d/a.hcl', 'server {\nenabled=true\n')
    expect(await ask('formatting', options, 'broken.d/a.hcl')).toEqual([])
    await client.open('main.hcl', 'job "a" {\ngroup "b" {}\n}\n')
    expect(await ask('formatting', options, 'main.hcl')).toEqual([])
  })
})

describe('of an agent', () => {
  it('a setting leads to all places that set it, and to the one that wins', async () => {
    const position = { line: 2, character: 2 }
    const marks = await ask<DocumentHighlight[]>('documentHighlight', { position })
    const kinds = marks.map(({ range, kind }) => `${range.start.line}: ${kind ?? 0}`)
    expect(kinds.toSorted()).toEqual(['11: 3', '2: 2'])
  })

  it('hints stand behind values: days left, and the size of the key', async () => {
    const hints = await ask<InlayHint[]>('inlayHint', { range: whole })
    const labels = hints.map(({ label, position }) => `${position.line}: ${JSON.stringify(label)}`)
    expect(labels).toContain('5: "AES-128"')
    expect(labels.some((label) => /^9: .*days? left"$/.test(label))).toBe(true)
    const above = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } }
    expect(await ask('inlayHint', { range: above })).toEqual([])
  })

  it('and which file wins, however Nomad chooses one', async () => {
    const server = (last: string): string =>
      `disable_update_check = ${last}\nserver {\n  enabled = true\n  bootstrap_expect = ${last.length}\n}\n`
    const fuller = 'client {\n  host_volume "a" {\n    path = "/a"\n    read_only = true\n  }\n}\n'
    client.write('o.d/1.hcl', server('true') + fuller)
    client.write('o.d/2.hcl', server('false') + fuller.replace('    read_only = true\n', ''))
    await client.open('o.d/1.hcl', server('true') + fuller)
    // A document that is opened is answered for before its directory has been read.
    await vi.waitFor(async () => {
      const hints = await ask<InlayHint[]>('inlayHint', { range: whole }, 'o.d/1.hcl')
      const lines = hints
        .filter(({ label }) => label === 'overridden in 2.hcl')
        .map((one) => one.position.line)
      // `enabled` and `path` too: to change them here would change nothing.
      expect(lines).toEqual([0, 2, 3, 7, 8])
    }, 10_000)
  })

  it('a lens above the file says which agent it is', async () => {
    const [lens] = await ask<CodeLens[]>('codeLens')
    expect(lens?.command?.title).toMatch(/^server · region us · 1 file · \d+ findings$/)
  })

  it('blocks are found by name in the whole workspace', async () => {
    const symbols = await client.request<{ name: string; location: { uri: string } }[]>('workspace/symbol', {
      query: 'tl',
    })
    expect(symbols.some(({ name, location }) => name === 'tls' && location.uri === client.uri('a.hcl'))).toBe(
      true,
    )
    expect(await client.request('workspace/symbol', { query: 'nosuchthing' })).toEqual([])
  })
})
