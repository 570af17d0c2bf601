import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { open, rulesOf, set } from './documents.ts'
import { test, until } from './tests.ts'

const rule = 'certificate/region-mismatch'

export function testSettings(): void {
  test('goes by the severities of the settings, at once', async () => {
    const document = await open('servers/eu/agent.hcl')
    await until('the finding', () => rulesOf(document).includes(rule))
    await set('rules', { [rule]: 'off' })
    await until('no finding', () => !rulesOf(document).includes(rule))
    await set('rules', undefined)
    await until('the finding again', () => rulesOf(document).includes(rule))
  })

  test('goes by the preset of the settings', async () => {
    const document = await open('servers/eu/agent.hcl')
    const before = rulesOf(document).length
    await set('preset', 'all')
    await until('more findings', () => rulesOf(document).length > before)
    await set('preset', undefined)
    await until('as many as before', () => rulesOf(document).length === before)
  })

  test('goes by .nomadlintrc, and checks it', async () => {
    const document = await open('servers/eu/agent.hcl')
    await until('the finding', () => rulesOf(document).includes(rule))
    const uri = vscode.Uri.joinPath(document.uri, '../.nomadlintrc')
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode(
        `extends = ["../.nomadlintrc"]\n\nrule "${rule}" {\n  severity = "off"\n}\n\nprest = "all"\n`,
      ),
    )
    await until('no finding', () => !rulesOf(document).includes(rule))
    const settings = await open('servers/eu/.nomadlintrc')
    assert.equal(settings.languageId, 'nomadlint-settings')
    await until('a finding in the settings', () => rulesOf(settings).length > 0)
    await vscode.workspace.fs.delete(uri)
    await until('the finding again', () => rulesOf(document).includes(rule))
  })

  test('can be switched off and on', async () => {
    const document = await open('servers/eu/agent.hcl')
    await until('findings', () => rulesOf(document).length > 0)
    await set('enable', false)
    await until('no findings', () => rulesOf(document).length === 0)
    await set('enable', undefined)
    await until('findings again', () => rulesOf(document).length > 0)
  })

  test('asks HCL 2 for its opinion where the rule is on, with what the extension brings', async () => {
    const document = await open('nomad.d/base.hcl')
    const hcl1 = 'portability/not-hcl2'
    await set('rules', { [hcl1]: 'warning' })
    await until('the finding', () => rulesOf(document).includes(hcl1))
    await set('rules', undefined)
    await until('no finding', () => !rulesOf(document).includes(hcl1))
  })

  test('starts a server of the user’s own', async () => {
    const document = await open('servers/eu/agent.hcl')
    const extension = vscode.extensions.getExtension('nomadlint.nomadlint')
    await set(
      'server.path',
      vscode.Uri.joinPath(extension?.extensionUri ?? document.uri, 'dist/cli.cjs').fsPath,
    )
    await vscode.commands.executeCommand('nomadlint.restartServer')
    await until('findings', () => rulesOf(document).length > 0)
    await set('server.path', undefined)
  })
}
