import { commands, ProgressLocation, window } from 'vscode'
import type { CommandParts } from './register.ts'

interface Counts {
  readonly files: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

/** Looks at every agent of the workspace anew; what is found stands in the list of problems. */
export async function checkWorkspace({ server }: CommandParts): Promise<Counts> {
  const counts = await window.withProgress(
    { location: ProgressLocation.Window, title: 'nomadlint: checking the workspace' },
    () => server.execute<Counts>('nomadlint.lintWorkspace'),
  )
  const { files, errors, warnings, infos } = counts
  const found = [count(errors, 'error'), count(warnings, 'warning'), count(infos, 'hint')]
  const things = found.filter((text) => text !== '')
  const what = things.length === 0 ? 'No problems' : things.join(', ')
  void window.showInformationMessage(`${what} in ${count(files, 'file') || 'no files'}.`)
  if (things.length > 0) await commands.executeCommand('workbench.actions.view.problems')
  return counts
}

function count(number: number, what: string): string {
  return number === 0 ? '' : `${number} ${what}${number === 1 ? '' : 's'}`
}
