import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { activate } from './activation.ts'
import { ask, diagnosticsOf, generated, open, ruleOf, rulesOf } from './documents.ts'
import { test, until } from './tests.ts'

export function testAttaching(): void {
  test('activates', activate)

  test('finds what is wrong with an agent that is plain HCL', async (note) => {
    const started = performance.now()
    const document = await open('servers/eu/agent.hcl')
    assert.equal(document.languageId, 'hcl')
    const rules = await until('diagnostics', () => {
      const found = rulesOf(document)
      return found.length > 0 && found
    })
    note(`first diagnostics: ${(performance.now() - started).toFixed(0)} ms`)
    assert(rules.includes('tls/server-hostname-unverified'), String(rules))
    assert(rules.includes('certificate/region-mismatch'), String(rules))
  })

  test('leads from a problem to the page of its rule', async () => {
    const document = await open('servers/eu/agent.hcl')
    const problem = await until('diagnostic', () => diagnosticsOf(document)[0])
    assert(typeof problem.code === 'object')
    const { scheme, path, query } = problem.code.target
    assert.equal(scheme, 'command')
    await vscode.commands.executeCommand(path, ...(JSON.parse(decodeURIComponent(query)) as unknown[]))
    const page = await until('the page', () => generated(`rules/${ruleOf(problem)}.md`))
    assert(page.getText().startsWith(`# ${ruleOf(problem)}\n`), page.getText().slice(0, 100))
  })

  test('leaves alone what is no agent configuration', async () => {
    for (const name of ['job.hcl', 'policy.hcl', 'terragrunt.hcl', 'package.json']) {
      const document = await open(name)
      const lastLine = new vscode.Position(document.lineCount - 1, 0)
      const completions = await ask<vscode.CompletionList>('CompletionItem', document, lastLine)
      const hovers = await ask<readonly vscode.Hover[]>('Hover', document, new vscode.Position(0, 2))
      const formatting = await vscode.commands.executeCommand<readonly unknown[] | undefined>(
        'vscode.executeFormatDocumentProvider',
        document.uri,
        { tabSize: 2, insertSpaces: true },
      )
      const offered = completions.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
      if (name.endsWith('.hcl'))
        assert.deepEqual([name, offered.length, hovers.length, formatting ?? []], [name, 0, 0, []])
      assert.deepEqual([name, rulesOf(document)], [name, []])
    }
  })

  test('checks a document that is not saved anywhere', async () => {
    const content = 'server {\n  enabled = "perhaps"\n}\n'
    const document = await vscode.workspace.openTextDocument({ language: 'hcl', content })
    await until('diagnostics', () => rulesOf(document).length > 0)
  })

  test('takes for an agent what its user says is one', async () => {
    const document = await open('servers/fragment.hcl')
    await new Promise((resolve) => setTimeout(resolve, 300))
    assert.deepEqual(rulesOf(document), [])
    const said = await vscode.languages.setTextDocumentLanguage(document, 'nomad-agent')
    await until('diagnostics', () => rulesOf(said).length > 0)
    const taken = await vscode.languages.setTextDocumentLanguage(said, 'hcl')
    await until('no diagnostics', () => rulesOf(taken).length === 0)
  })

  test('takes the files of a directory named nomad.d for one agent of its own language', async () => {
    const document = await open('nomad.d/client.hcl')
    assert.equal(document.languageId, 'nomad-agent')
    const base = await open('nomad.d/base.hcl')
    await until('diagnostics', () => rulesOf(document).length > 0 || rulesOf(base).length > 0)
  })
}
