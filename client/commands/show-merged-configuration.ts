import { Uri, window, workspace } from 'vscode'
import type { CommandParts } from './register.ts'

/** What is in force in the agent that a file is part of, and where each value is from. */
export async function showMergedConfiguration(
  { server, documents }: CommandParts,
  file?: unknown,
): Promise<void> {
  const uri = file instanceof Uri ? file : window.activeTextEditor?.document.uri
  if (uri === undefined) {
    void window.showInformationMessage('Open a file of the agent first.')
    return
  }
  const make = async (): Promise<string> =>
    shortened(await server.execute<string>('nomadlint.mergedConfiguration', uri.toString()), uri)
  // Asked once before: what is not part of an agent is told, and no empty document is shown.
  await make()
  const name = workspace.asRelativePath(uri).replace(/\.(?:hcl|json)$/, '')
  await documents.show(`${name} (merged).hcl`, 'nomad-agent', make)
}

/** Files of the folder need no long names in comments, which is where the origins stand. */
function shortened(text: string, uri: Uri): string {
  const folder = workspace.getWorkspaceFolder(uri)?.uri.path.replace(/^\/(?=[A-Za-z]:)/, '')
  if (folder === undefined) return text
  const lines = text.split('\n').map((line) => {
    const comment = line.startsWith('#') ? 0 : line.lastIndexOf(' # ')
    if (comment === -1) return line
    return line.slice(0, comment) + line.slice(comment).replaceAll(`${folder}/`, '')
  })
  return lines.join('\n')
}
