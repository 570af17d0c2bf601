import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { generated, open, rulesOf } from './documents.ts'
import { test, until } from './tests.ts'

function run<T>(name: string, ...args: readonly unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(`nomadlint.${name}`, ...args)
}

export function testCommands(): void {
  test('has every command that the manifest names', async () => {
    const manifest = vscode.extensions.getExtension('nomadlint.nomadlint')?.packageJSON as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] }
    }
    const present = await vscode.commands.getCommands(true)
    for (const { command } of manifest.contributes.commands) assert(present.includes(command), command)
  })

  test('lints the workspace', async () => {
    const counts = await run<{ readonly files: number; readonly errors: number }>('checkWorkspace')
    assert(counts.files >= 4 && counts.errors > 0, JSON.stringify(counts))
  })

  test('shows the merged configuration, with the origin of each value', async () => {
    const document = await open('nomad.d/base.hcl')
    await run('showMergedConfiguration', document.uri)
    const merged = await until('the document', () => generated('base (merged).hcl'))
    assert.match(merged.getText(), /region\s*=\s*"us"/)
    assert.match(merged.getText(), /region\s*=\s*"us" # nomad\.d\/client\.hcl/)
  })

  test('explains an error text', async () => {
    await run('explainError', 'remote error: tls: bad certificate')
    const page = await until('the document', () => generated('explanation.md'))
    assert.match(page.getText(), /certificate/)
  })

  test('opens the page of a rule', async () => {
    await run('showRulePage', 'tls/server-hostname-unverified')
    const page = await until('the document', () => generated('rules/tls/server-hostname-unverified.md'))
    assert.match(page.getText(), /^# tls\/server-hostname-unverified\n/)
  })

  test('shows a certificate', async () => {
    const document = await open('conf/agent.hcl')
    await run('showCertificate', vscode.Uri.joinPath(document.uri, '../../certs/server.pem'))
    const text = await until('the document', () => generated('server.pem.txt'))
    assert.match(text.getText(), /server\.global\.nomad/)
  })

  test('generates gossip keys of 32 bytes', async () => {
    const keyed = async (): Promise<string> => {
      await vscode.env.clipboard.writeText('')
      void run('generateGossipKey')
      return await until('a key', async () => (await vscode.env.clipboard.readText()) || undefined)
    }
    const [one, other] = [await keyed(), await keyed()]
    assert.equal(Buffer.from(one, 'base64').length, 32)
    assert.equal(Buffer.from(one, 'base64').toString('base64'), one)
    assert.notEqual(one, other)
  })

  test('starts the server anew', async () => {
    const document = await open('conf/agent.hcl')
    await run('restartServer')
    await until('diagnostics', () => rulesOf(document).length > 0)
  })

  test('offers a task that runs the command', async () => {
    const [task] = await vscode.tasks.fetchTasks({ type: 'nomadlint' })
    assert(task?.execution instanceof vscode.ProcessExecution)
    assert(task.problemMatchers.includes('$nomadlint'), String(task.problemMatchers))
  })
}
