import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import * as vscode from 'vscode'
import { generated, open, rulesOf } from './documents.ts'
import { test, until } from './tests.ts'

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[]
    readonly problemMatchers: readonly { readonly pattern: { readonly regexp: string } }[]
  }
}

function manifest(): Manifest {
  return vscode.extensions.getExtension('nomadlint.nomadlint')?.packageJSON as Manifest
}

function run<T>(name: string, ...args: readonly unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(`nomadlint.${name}`, ...args)
}

export function testCommands(): void {
  test('has every command that the manifest names', async () => {
    const present = await vscode.commands.getCommands(true)
    for (const { command } of manifest().contributes.commands) assert(present.includes(command), command)
  })

  test('lints the workspace', async () => {
    const counts = await run<{ readonly files: number; readonly errors: number }>('checkWorkspace')
    assert(counts.files >= 4 && counts.errors > 0, JSON.stringify(counts))
  })

  test('shows the merged configuration, with the origin of each value', async () => {
    const document = await open('nomad.d/base.hcl')
    await run('showMergedConfiguration', document.uri)
    const merged = await until('the document', () => generated('nomad.d/base (merged).hcl'))
    assert.match(merged.getText(), /region\s*=\s*"us"/)
    assert.match(merged.getText(), /region\s*=\s*"us" # nomad\.d\/client\.hcl/)
  })

  test('shows the merged configuration of two files of one name, each as it becomes', async () => {
    const one = await open('servers/eu/agent.hcl')
    await run('showMergedConfiguration', one.uri)
    const merged = await until('the document', () => generated('servers/eu/agent (merged).hcl'))
    const other = await open('servers/global/agent.hcl')
    await run('showMergedConfiguration', other.uri)
    const otherMerged = await until('the document', () => generated('servers/global/agent (merged).hcl'))
    const edit = new vscode.WorkspaceEdit()
    edit.insert(other.uri, new vscode.Position(0, 0), 'name = "berlin"\n')
    await vscode.workspace.applyEdit(edit)
    await until('what was written', () => otherMerged.getText().includes('berlin'))
    assert(!merged.getText().includes('berlin'))
    await vscode.window.showTextDocument(other)
    await vscode.commands.executeCommand('workbench.action.files.revert')
    await until('what was there', () => !otherMerged.getText().includes('berlin'))
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
    const document = await open('servers/eu/agent.hcl')
    await run('showCertificate', vscode.Uri.joinPath(document.uri, '../../rootfs/etc/nomad.d/tls/server.pem'))
    const text = await until('the document', () => generated('servers/rootfs/etc/nomad.d/tls/server.pem.txt'))
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
    const document = await open('servers/eu/agent.hcl')
    await run('restartServer')
    await until('diagnostics', () => rulesOf(document).length > 0)
  })

  test('offers a task, whose command prints what its matchers know', async () => {
    const [task] = await vscode.tasks.fetchTasks({ type: 'nomadlint' })
    assert(task?.execution instanceof vscode.ProcessExecution)
    assert.deepEqual(task.problemMatchers, ['$nomadlint', '$nomadlint-info'])
    const { process: program, args, options } = task.execution
    const printed = spawnSync(program, args, {
      cwd: options?.cwd,
      env: { ...process.env, ...options?.env },
      encoding: 'utf8',
    })
    assert.equal(printed.status, 1, printed.stderr)
    const patterns = manifest().contributes.problemMatchers.map(({ pattern }) => new RegExp(pattern.regexp))
    const lines = printed.stdout.split('\n').filter((line) => line.includes('.hcl:'))
    assert(
      lines.some((line) => line.includes('certificate/region-mismatch')),
      printed.stdout,
    )
    for (const line of lines)
      assert(
        patterns.some((pattern) => pattern.test(line)),
        line,
      )
  })
}
