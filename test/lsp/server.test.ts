import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type {
  CodeAction,
  CompletionItem,
  Hover,
  InlayHint,
  Location,
  TextEdit,
} from 'vscode-languageserver-protocol'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { testCertificates } from '../certificates.ts'
import { Client } from './client.ts'

let client: Client
beforeEach(() => {
  client = new Client()
})
afterEach(() => {
  client.remove()
})

const server = `data_dir = "/opt/nomad"
acl {
  enabled = true
}
server {
  enabled = true
  encrypt = "cg8StVXbQJ0gPvMd9o7yrg=="
}
tls {
  http      = true
  rpc       = true
  ca_file   = "certs/ca.pem"
  cert_file = "certs/server.pem"
  key_file  = "certs/server-key.pem"

  verify_https_client = true
}
`
const at = (text: string, word: string, ahead = 1) => {
  const before = text.slice(0, text.indexOf(word) + ahead).split('\n')
  return { line: before.length - 1, character: (before.at(-1) as string).length }
}

describe('diagnostics', () => {
  it('are sent to a client that does not ask for them, with the version they are of', async () => {
    await client.start()
    await client.open('a.hcl', server)
    expect(await client.rules('a.hcl', 1)).toContain('tls/server-hostname-unverified')
    const version = await client.change('a.hcl', {
      range: { start: at(server, 'verify_https', 0), end: at(server, 'verify_https', 0) },
      text: 'verify_server_hostname = true\n  ',
    })
    expect(await client.rules('a.hcl', version)).not.toContain('tls/server-hostname-unverified')
    expect(await client.stop()).toBe(0)
  })

  it('are only given to a client that asks, for documents and the whole workspace', async () => {
    client.write('b.hcl', server)
    const { capabilities } = await client.start({ textDocument: { diagnostic: {} } })
    expect(capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true })
    await client.open('a.d/a.hcl', server)
    type Report = { kind: string; resultId: string; uri: string; items?: readonly { code: string }[] }
    const first = await client.request<Report>('textDocument/diagnostic', client.about('a.d/a.hcl'))
    expect(first.items?.map(({ code }) => code)).toContain('tls/server-hostname-unverified')
    const again = { ...client.about('a.d/a.hcl'), previousResultId: first.resultId }
    expect(await client.request('textDocument/diagnostic', again)).toMatchObject({ kind: 'unchanged' })
    const all = await client.request<{ items: readonly Report[] }>('workspace/diagnostic', {
      previousResultIds: [],
    })
    expect(all.items.map(({ uri }) => uri)).toContain(client.uri('b.hcl'))
    expect(client.published).toEqual([])
  })

  it('are of the whole agent: what one file sets, another may lack', async () => {
    client.write(
      'a.d/tls.hcl',
      server.replace('verify_https_client', 'verify_server_hostname = true\n  verify_https_client'),
    )
    await client.start()
    await client.open('a.d/zz.hcl', '\n')
    expect(await client.rules('a.d/tls.hcl')).not.toContain('tls/server-hostname-unverified')
    const before = client.published.length
    await client.change('a.d/zz.hcl', { text: 'tls {\n  rpc_upgrade_mode = true\n}\n' })
    await client.until(() => (client.published.length > before ? true : undefined))
    expect(await client.rules('a.d/zz.hcl', 2)).toContain('tls/upgrade-mode-on')
  })

  it('follow certificates that are replaced on disk', async () => {
    for (const [path, bytes] of await testCertificates()) client.write(path, bytes)
    await client.start()
    await client.open('a.hcl', server.replace('server.pem', 'new.pem'))
    await client.rules('a.hcl', 1)
    renameSync(join(client.directory, 'certs/client.pem'), join(client.directory, 'certs/new.pem'))
    const before = client.published.length
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri('certs/new.pem'), type: 1 }],
    })
    await client.until(() => (client.published.length > before ? true : undefined))
    expect((await client.rules('a.hcl')).join(' ')).toContain('certificate/')
  })

  it('are right after a burst of edits', async () => {
    await client.start()
    await client.open('a.hcl', '')
    let version = 1
    for (let index = 0; index < 200; index++) {
      const end = { line: 0, character: index }
      version = await client.change('a.hcl', { range: { start: end, end }, text: 'x' })
    }
    version = await client.change('a.hcl', { text: 'server {\n  regio = 1\n}\n' })
    expect(await client.rules('a.hcl', version)).toEqual(['config/unknown-key'])
    expect(client.published.length).toBeLessThan(150)
  })

  it('go with the document, and leave other kinds of files alone', async () => {
    await client.start()
    await client.open('job.hcl', 'job "a" {\n  group "b" {}\n}\n')
    expect(await client.rules('job.hcl', 1)).toEqual([])
    await client.notify('textDocument/didOpen', {
      textDocument: {
        uri: 'untitled:Untitled-1',
        languageId: 'hcl',
        version: 1,
        text: 'server {\n  regio = 1\n}\n',
      },
    })
    const found = await client.until(() => client.published.find(({ uri }) => uri === 'untitled:Untitled-1'))
    expect(found.diagnostics.map(({ code }) => code)).toEqual(['config/unknown-key'])
    await client.notify('textDocument/didClose', { textDocument: { uri: 'untitled:Untitled-1' } })
    await client.until(() =>
      client.published.findLast(({ uri }) => uri === 'untitled:Untitled-1')?.diagnostics.length === 0
        ? true
        : undefined,
    )
  })

  it('count in UTF-16 units, at any line ending', async () => {
    await client.start()
    const text = 'server { nodename = "😀😀", regio = 2 }\r\nclient { reg = 1 }\r\n'
    await client.open('a.hcl', text)
    const { diagnostics } = await client.until(() =>
      client.published.find(({ uri }) => uri === client.uri('a.hcl')),
    )
    const ranges = diagnostics
      .filter(({ code }) => code === 'config/unknown-key')
      .map(({ range }) => range.start)
    expect(ranges).toEqual([
      { line: 0, character: text.indexOf('nodename') },
      { line: 0, character: text.indexOf('regio') },
      { line: 1, character: 'client { '.length },
    ])
  })
})

describe('what an editor asks', () => {
  beforeEach(async () => {
    for (const [path, bytes] of await testCertificates()) client.write(path, bytes)
    await client.start({
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
      window: { showDocument: { support: true } },
    })
    await client.open('a.hcl', server)
  })

  it('hover: a key, and a certificate with what does not fit', async () => {
    const key = await client.request<Hover>('textDocument/hover', {
      ...client.about('a.hcl'),
      position: at(server, 'rpc '),
    })
    expect(JSON.stringify(key.contents)).toContain('Mutual TLS for RPC')
    const file = await client.request<Hover>('textDocument/hover', {
      ...client.about('a.hcl'),
      position: at(server, 'server.pem'),
    })
    expect(JSON.stringify(file.contents)).toContain('server.global.nomad')
    expect(JSON.stringify(file.contents)).toMatch(/days left|Expired/)
    expect(JSON.stringify(file.contents)).toMatch(/Fits a server|Does not fit a server/)
  })

  it('completion: keys that are not there yet, values, files of the right kind first', async () => {
    const complete = async (text: string, word: string, ahead: number) => {
      await client.change('a.hcl', { text })
      const items = await client.request<CompletionItem[]>('textDocument/completion', {
        ...client.about('a.hcl'),
        position: at(text, word, ahead),
      })
      return items.sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1))
    }
    const keys = await complete('tls {\n  rpc = true\n  \n', 'true\n  ', 7)
    expect(keys.map(({ label }) => label)).toContain('verify_server_hostname')
    expect(keys.map(({ label }) => label)).not.toContain('rpc')
    const first = await complete('ser', 'ser', 3)
    expect(first.map(({ label }) => label)).toContain('server')
    const identity = await complete('vault {\n  default_identity {\n    \n  }\n}\n', '{\n    ', 6)
    expect(identity.map(({ label }) => label)).toContain('aud')
    const [values] = await complete('log_level = "', '"', 1)
    expect(values?.label).toMatch(/^"[A-Z]+"$/)
    const files = await complete('tls {\n  key_file = "certs/"\n}\n', 'certs/', 6)
    expect(files[0]?.label).toMatch(/key\.pem$/)
    const resolved = await client.request<CompletionItem>(
      'completionItem/resolve',
      keys.find(({ label }) => label === 'http'),
    )
    expect(JSON.stringify(resolved.documentation)).toContain('Default')
  })

  it('code actions: repair, suppress, read; and fix all', async () => {
    const range = { start: at(server, 'tls {', 0), end: at(server, 'tls {', 3) }
    const ask = (only?: readonly string[]) =>
      client.request<CodeAction[]>('textDocument/codeAction', {
        ...client.about('a.hcl'),
        range,
        context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
      })
    const titles = (await ask()).map(({ title }) => title)
    expect(titles).toContain('Write `verify_server_hostname = true`')
    expect(titles).toContain('Suppress tls/server-hostname-unverified here')
    expect(titles).toContain('Open the page of tls/server-hostname-unverified')
    const [fixAll] = await ask(['source.fixAll'])
    const edits = fixAll?.edit?.changes?.[client.uri('a.hcl')] as TextEdit[]
    const fixed = TextDocument.applyEdits(TextDocument.create('a', '', 0, server), edits)
    expect(fixed).toContain('verify_server_hostname = true')
    const version = await client.change('a.hcl', { text: fixed })
    expect(await client.rules('a.hcl', version)).not.toContain('tls/server-hostname-unverified')
  })

  it('the shape of a file, its links and its look', async () => {
    const ask = <T>(method: string, more: object = {}) =>
      client.request<T>(`textDocument/${method}`, { ...client.about('a.hcl'), ...more })
    expect((await ask<{ name: string }[]>('documentSymbol')).map(({ name }) => name)).toEqual([
      'data_dir',
      'acl',
      'server',
      'tls',
    ])
    expect(await ask<object[]>('foldingRange')).toHaveLength(3)
    expect((await ask<{ target: string }[]>('documentLink')).map(({ target }) => target)).toContain(
      client.uri('certs/ca.pem'),
    )
    expect((await ask<{ data: number[] }>('semanticTokens/full')).data.length % 5).toBe(0)
    const options = { options: { tabSize: 2, insertSpaces: true } }
    expect(await ask<object[]>('formatting', options)).toEqual([])
    const rough = 'a {\nb=1\n}\n'
    await client.change('a.hcl', { text: `server ${rough.slice(2)}` })
    const edits = await ask<TextEdit[]>('formatting', options)
    expect(TextDocument.applyEdits(TextDocument.create('a', '', 0, `server ${rough.slice(2)}`), edits)).toBe(
      'server {\n  b = 1\n}\n',
    )
  })

  it('where a setting is set, and which file wins', async () => {
    client.write('m.d/1.hcl', 'region = "us"\n')
    const text = 'region = "eu"\n'
    client.write('m.d/2.hcl', text)
    await client.open('m.d/1.hcl', 'region = "us"\n')
    const here = { ...client.about('m.d/1.hcl'), position: { line: 0, character: 2 } }
    // A document that is opened is answered for before its directory has been read.
    await vi.waitFor(async () => {
      const [definition] = await client.request<Location[]>('textDocument/definition', here)
      expect(definition?.uri).toBe(client.uri('m.d/2.hcl'))
    }, 10_000)
    const references = await client.request<Location[]>('textDocument/references', {
      ...here,
      context: { includeDeclaration: true },
    })
    expect(references.map(({ uri }) => uri)).toEqual([client.uri('m.d/1.hcl'), client.uri('m.d/2.hcl')])
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
      ...client.about('m.d/1.hcl'),
      range,
    })
    expect(hints.map(({ label }) => label)).toEqual(['overridden in 2.hcl'])
  })

  it('nothing breaks it', async () => {
    await expect(client.request('textDocument/nonsense', {})).rejects.toThrow()
    expect(
      await client.request('textDocument/hover', {
        ...client.about('nope.hcl'),
        position: { line: 9, character: 9 },
      }),
    ).toBeNull()
    expect(
      await client.request('textDocument/hover', {
        ...client.about('a.hcl'),
        position: { line: 9999, character: 9999 },
      }),
    ).toBeNull()
    await client.notify('textDocument/didChange', {
      textDocument: { uri: client.uri('closed.hcl'), version: 7 },
      contentChanges: [{ text: 'x' }],
    })
    await client.open('big.hcl', `# ${'x'.repeat(10 * 1024 * 1024)}\nregio = 1\n`)
    await client.request('textDocument/documentSymbol', client.about('big.hcl'))
    expect(await client.stop()).toBe(0)
  })
})
