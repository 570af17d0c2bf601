import { languages, type Uri, window } from 'vscode'
import { rulePage } from '../rule-page.ts'
import type { CommandParts } from './register.ts'

/** The page of a rule, in the editor: of the one that is named, of one with findings here, or of one that is typed. */
export async function showRulePage({ server, documents }: CommandParts, given?: unknown): Promise<void> {
  const rule = typeof given === 'string' ? given : await choose(window.activeTextEditor?.document.uri)
  if (rule === undefined || rule === '') return
  // Asked once before: of a rule that there is not, an error is shown, and no empty page.
  await server.execute('nomadlint.rulePage', rule)
  await documents.previewPage(rulePage(rule))
}

async function choose(uri: Uri | undefined): Promise<string | undefined> {
  const here = uri === undefined ? [] : languages.getDiagnostics(uri)
  const rules = here
    .filter(({ source }) => source === 'nomadlint')
    .map(({ code }) => String(typeof code === 'object' ? code.value : code))
  const other = 'Another rule …'
  const chosen =
    rules.length === 0
      ? other
      : await window.showQuickPick([...new Set(rules), other], { title: 'Open the Page of a Rule' })
  if (chosen !== other) return chosen
  return await window.showInputBox({
    title: 'Open the Page of a Rule',
    placeHolder: 'tls/server-hostname-unverified',
    prompt: 'The name of a rule',
  })
}
