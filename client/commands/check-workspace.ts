import { commands, ProgressLocation, window } from 'vscode'
import { count } from '../count.ts'
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
  const total = errors + warnings + infos
  const what = `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(infos, 'hint')}`
  void window.showInformationMessage(`${total === 0 ? 'No problems' : what} in ${count(files, 'file')}.`)
  if (total > 0) await commands.executeCommand('workbench.actions.view.problems')
  return counts
}
