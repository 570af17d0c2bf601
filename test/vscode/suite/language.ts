import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { test, until } from './tests.ts'

/** What VS Code does by itself, by what the extension tells it of the language. */
export function testLanguage(): void {
  test('closes braces, indents by two and comments as HCL is written', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'nomad-agent', content: '' })
    await vscode.window.showTextDocument(document)
    for (const text of ['server ', '{', '\n', 'enabled = true'])
      await vscode.commands.executeCommand('type', { text })
    await until('the block', () => document.getText() === 'server {\n  enabled = true\n}')
    await vscode.commands.executeCommand('editor.action.commentLine')
    assert.equal(document.getText(), 'server {\n  # enabled = true\n}')
    await vscode.commands.executeCommand('editor.action.blockComment')
    assert.match(document.getText(), /\/\*/)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor')
  })
}
