import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { ask, diagnosticsOf, hoverText, open, position, ruleOf, rulesOf } from './documents.ts'
import { test, until } from './tests.ts'

export function testFeatures(): void {
  test('tells of a key what it is', async () => {
    const document = await open('servers/eu/agent.hcl')
    const hovers = await ask<readonly vscode.Hover[]>(
      'Hover',
      document,
      position(document, 'bootstrap_expect'),
    )
    assert.match(hoverText(hovers), /bootstrap_expect/)
  })

  test('tells of a certificate whom it is for, and how it fits', async () => {
    const document = await open('servers/eu/agent.hcl')
    const hovers = await ask<readonly vscode.Hover[]>('Hover', document, position(document, /server\.pem/))
    assert.match(hoverText(hovers), /server\.global\.nomad/)
    assert.match(hoverText(hovers), /days/)
  })

  test('completes keys', async () => {
    const document = await open('servers/eu/agent.hcl')
    const inServer = position(document, 'bootstrap_expect')
    const { items } = await ask<vscode.CompletionList>('CompletionItem', document, inServer)
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label))
    assert(labels.includes('encrypt'), String(labels))
  })

  test('folds blocks, lists symbols', async () => {
    const document = await open('nomad.d/client.hcl')
    const ranges = await ask<readonly vscode.FoldingRange[]>('FoldingRange', document)
    assert(ranges.length > 0)
    const symbols = await ask<readonly vscode.DocumentSymbol[]>('DocumentSymbol', document)
    assert(symbols.some(({ name }) => name === 'client'))
  })

  test('formats', async () => {
    const document = await open('nomad.d/messy.hcl')
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 2, insertSpaces: true },
    )
    const edit = new vscode.WorkspaceEdit()
    edit.set(document.uri, edits)
    await vscode.workspace.applyEdit(edit)
    assert.equal(
      document.getText(),
      'telemetry {\n  collection_interval = "1s"\n  disable_hostname    = true\n}\n',
    )
  })

  test('repairs: what is repaired and saved is told no more', async () => {
    const rule = 'tls/server-hostname-unverified'
    const document = await open('servers/eu/agent.hcl')
    const problem = await until('the problem', () =>
      diagnosticsOf(document).find((one) => ruleOf(one) === rule),
    )
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    )
    const titles = actions.map(({ title }) => title)
    const fix = actions.find(({ isPreferred }) => isPreferred)
    assert(fix?.edit !== undefined, String(titles))
    assert(
      titles.some((title) => title.startsWith('Suppress')),
      String(titles),
    )
    assert(await vscode.workspace.applyEdit(fix.edit))
    await until('repaired', () => !rulesOf(document).includes(rule))
    assert(await document.save())
    assert.match(document.getText(), /verify_server_hostname = true/)
    await until('repaired still', () => !rulesOf(document).includes(rule))
  })
}
