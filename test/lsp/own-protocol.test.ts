import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testCertificates } from '../certificates.ts'
import { Client } from './client.ts'

let client: Client
beforeEach(() => {
  client = new Client()
})
afterEach(() => {
  client.remove()
})

const run = (command: string, ...args: readonly unknown[]) =>
  client.request<string>('workspace/executeCommand', { command, arguments: args })

describe('commands', () => {
  it('show the merged configuration, with the origin of each value', async () => {
    client.write(
      'a.d/1.hcl',
      'region = "us"\nserver {\n  enabled = true\n  encrypt = "cg8StVXbQJ0gPvMd9o7yrg=="\n}\n',
    )
    client.write('a.d/2.hcl', 'region = "eu"\n')
    await client.start()
    const text = await run('nomadlint.mergedConfiguration', client.uri('a.d/1.hcl'))
    expect(text).toMatch(/region *= "eu" # .*2\.hcl:1/)
    expect(text).not.toContain('cg8St')
    await expect(run('nomadlint.mergedConfiguration', client.uri('no.hcl'))).rejects.toThrow(
      'This file is not part of the configuration of an agent.',
    )
  })

  it('explain rules and error texts, and give the page of a rule', async () => {
    await client.start()
    expect(await run('nomadlint.explain', 'x509: certificate signed by unknown authority')).toContain(
      '**Cause:**',
    )
    expect(await run('nomadlint.explain', 'certificate sined by unknown authority')).toContain(
      'Messages like it:',
    )
    const page = await run('nomadlint.rulePage', 'tls/disabled')
    expect(page).toMatch(/^# tls\/disabled\n/)
    expect(await run('nomadlint.explain', 'tls/disabled')).toBe(page)
    await expect(run('nomadlint.rulePage', 'tls/nonsense')).rejects.toThrow('no rule called tls/nonsense')
    await expect(run('nomadlint.rulePage')).rejects.toThrow('It needs a rule as text.')
    await expect(run('nomadlint.nonsense')).rejects.toThrow('no command called nomadlint.nonsense')
  })

  it('describe a certificate', async () => {
    client.write('server.pem', (await testCertificates()).get('certs/server.pem') ?? '')
    await client.start()
    const text = await run('nomadlint.certificate', client.uri('server.pem'))
    expect(text).toContain('server.global.nomad')
    await expect(run('nomadlint.certificate', client.uri('none.pem'))).rejects.toThrow('missing')
  })

  it('lint the workspace anew, also what nobody told of', async () => {
    client.write('a.hcl', 'regio = "eu"\nserver {}\n')
    await client.start()
    expect(await run('nomadlint.lintWorkspace')).toMatchObject({ files: 1, worst: expect.any(String) })
    client.write('b/b.hcl', 'server {\n  regio = 1\n}\n')
    expect(await run('nomadlint.lintWorkspace')).toMatchObject({ files: 2 })
  })
})

describe('nomadlint/status', () => {
  const server = 'region = "eu"\nserver {\n  enabled = true\n}\n'

  it('says what a file was taken for, and how bad it is', async () => {
    await client.start()
    await client.open('a.hcl', server)
    const status = (uri: string) => client.request('nomadlint/status', { uri })
    expect(await status(client.uri('a.hcl'))).toMatchObject({
      kind: 'agent',
      agents: [{ role: 'server', region: 'eu', files: [client.uri('a.hcl')] }],
      worst: 'warning',
      restricted: false,
    })
    await client.open('job.hcl', 'job "a" {\n  group "b" {}\n}\n')
    expect(await status(client.uri('job.hcl'))).toMatchObject({
      kind: 'other',
      description: 'a Nomad job',
      agents: [],
      worst: null,
    })
    await client.open('.nomadlintrc', '')
    expect(await status(client.uri('.nomadlintrc'))).toMatchObject({ kind: 'settings' })
    expect(await status(client.uri('not-open.hcl'))).toBeNull()
  })

  it('says that settings ignore a document, and says nothing of what is wrong in it', async () => {
    client.write('.nomadlintrc', 'ignore = ["a.hcl"]\n')
    client.write('a.hcl', server)
    await client.start()
    await client.open('a.hcl', server)
    expect(await client.request('nomadlint/status', { uri: client.uri('a.hcl') })).toMatchObject({
      kind: 'other',
      description: 'ignored by .nomadlintrc',
      worst: null,
    })
  })

  it('checks documents of a virtual workspace, each by itself, and looks for no others', async () => {
    const folder = 'vscode-vfs://github/a/b'
    const uri = `${folder}/server.hcl`
    await client.start({}, [], {
      workspaceFolders: [{ uri: folder, name: 'b' }],
      initializationOptions: { restricted: true },
    })
    const textDocument = { uri, languageId: 'hcl', version: 1, text: server }
    await client.notify('textDocument/didOpen', { textDocument })
    expect(await client.request('nomadlint/status', { uri })).toMatchObject({
      kind: 'agent',
      agents: [{ role: 'server', region: 'eu', files: [uri] }],
    })
    expect(new Set(client.published.map((one) => one.uri))).toEqual(new Set([uri]))
  })

  it('goes by the language where the content does not tell', async () => {
    const text = 'nmae = "web"\n'
    client.write('a.hcl', text)
    await client.start()
    const kind = async () =>
      (await client.request<{ readonly kind: string }>('nomadlint/status', { uri: client.uri('a.hcl') })).kind
    await client.open('a.hcl', text)
    expect(await kind()).toBe('other')
    await client.notify('textDocument/didClose', client.about('a.hcl'))
    await client.open('a.hcl', text, 'nomad-agent')
    expect(await kind()).toBe('agent')
    expect(await client.rules('a.hcl')).toContain('config/unknown-key')
  })

  it('is told after every check to who wants it, and to nobody else', async () => {
    await client.start({}, ['.'], { initializationOptions: { status: true } })
    await client.open('a.hcl', server)
    const [first] = await client.until(() => {
      const told = client.sentAs('nomadlint/status')
      return told.length > 0 ? told : undefined
    })
    expect(first).toMatchObject({ uri: client.uri('a.hcl'), kind: 'agent', worst: 'warning' })
    client.remove()
    client = new Client()
    await client.start()
    await client.open('a.hcl', server)
    await client.rules('a.hcl', 1)
    expect(client.sentAs('nomadlint/status')).toEqual([])
  })
})

describe('a restricted workspace', () => {
  const outside = new Client()
  afterEach(() => outside.remove())

  it('reads nothing outside its folders before it is trusted, neither by name nor by a link', async () => {
    const files = await testCertificates()
    outside.write('ca.pem', files.get('certs/client.pem') ?? '')
    symlinkSync(outside.directory, join(client.directory, 'linked'))
    writeFileSync(join(client.directory, 'inside.pem'), files.get('certs/client.pem') ?? '')
    const text = (file: string) => `tls {\n  rpc = true\n  ca_file = "${file}"\n}\n`
    await client.start({}, ['.'], { initializationOptions: { restricted: true } })
    await client.open('named.d/a.hcl', text(join(outside.directory, 'ca.pem')))
    expect(await client.rules('named.d/a.hcl', 1)).not.toContain('ca/not-a-ca')
    await client.open('linked.d/a.hcl', text('../linked/ca.pem'))
    expect(await client.rules('linked.d/a.hcl', 1)).not.toContain('ca/not-a-ca')
    await client.open('inside.d/a.hcl', text('../inside.pem'))
    expect(await client.rules('inside.d/a.hcl', 1)).toContain('ca/not-a-ca')
    const status = { uri: client.uri('named.d/a.hcl') }
    expect(await client.request('nomadlint/status', status)).toMatchObject({ restricted: true })
    await expect(run('nomadlint.certificate', `file://${join(outside.directory, 'ca.pem')}`)).rejects.toThrow(
      'outside',
    )

    await client.notify('nomadlint/trust')
    await client.untilRules('named.d/a.hcl', (rules) => rules.includes('ca/not-a-ca'))
    await client.untilRules('linked.d/a.hcl', (rules) => rules.includes('ca/not-a-ca'))
    expect(await client.request('nomadlint/status', status)).toMatchObject({ restricted: false })
  })

  it('goes on to see a document that lies outside, as the editor has it', async () => {
    await client.start({}, ['folder'], { initializationOptions: { restricted: true } })
    client.write('alone.hcl', 'server {\n  regio = 1\n}\n')
    await client.open('alone.hcl', 'server {\n  regio = 1\n}\n')
    expect(await client.rules('alone.hcl', 1)).toContain('config/unknown-key')
    await client.notify('textDocument/didSave', client.about('alone.hcl'))
    const version = await client.change('alone.hcl', { text: 'server {\n  reg = 1\n}\n' })
    await client.notify('textDocument/didSave', client.about('alone.hcl'))
    expect(await client.rules('alone.hcl', version)).toContain('config/unknown-key')
  })
})
