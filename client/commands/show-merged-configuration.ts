import { Uri, window } from 'vscode'
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
  const make = (): Promise<string> => server.execute<string>('nomadlint.mergedConfiguration', uri.toString())
  // Asked once before: what is not part of an agent is told, and no empty document is shown.
  await make()
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.(?:hcl|json)$/, '')
  await documents.show(`${name} (merged).hcl`, 'nomad-agent', make)
}
