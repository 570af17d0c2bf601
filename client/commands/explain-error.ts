import { window } from 'vscode'
import type { CommandParts } from './register.ts'

/** Longer ones are no selection of an error text, but of a file. */
const longest = 2000

/** What an error text of Nomad comes from: the selected one, or one that is asked for. */
export async function explainError({ server, documents }: CommandParts, given?: unknown): Promise<void> {
  const text = typeof given === 'string' ? given : (selection() ?? (await ask()))
  if (text === undefined || text.trim() === '') return
  const explanation = await server.execute<string>('nomadlint.explain', text.trim())
  await documents.preview('explanation.md', () => Promise.resolve(explanation))
}

function selection(): string | undefined {
  const editor = window.activeTextEditor
  if (editor === undefined || editor.selection.isEmpty) return undefined
  const text = editor.document.getText(editor.selection)
  return text.length <= longest ? text : undefined
}

async function ask(): Promise<string | undefined> {
  return await window.showInputBox({
    title: 'Explain an Error of Nomad',
    prompt: 'An error text, as Nomad, its command line, or its log says it; or the name of a rule',
    placeHolder: 'rpc error: remote error: tls: bad certificate',
    ignoreFocusOut: true,
  })
}
