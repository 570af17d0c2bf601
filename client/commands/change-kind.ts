import { languages, type QuickPickItem, type TextDocument, type Uri, window, workspace } from 'vscode'
import { leaveAlone } from '../leave-alone.ts'
import { shortStatus } from '../status.ts'
import type { CommandParts } from './register.ts'

interface Choice extends QuickPickItem {
  readonly choose: (document: TextDocument) => PromiseLike<unknown>
}

const agent: Choice = {
  label: 'Nomad agent configuration',
  description: 'until it is closed',
  detail: 'Whatever its content looks like.',
  choose: (document) => languages.setTextDocumentLanguage(document, 'nomad-agent'),
}

const decide: Choice = {
  label: 'What its content says',
  detail: 'Job files, policies, Terraform and the like are left alone.',
  choose: (document) => languages.setTextDocumentLanguage(document, 'hcl'),
}

const always: Choice = {
  label: 'Nomad agent configuration, with all of its directory, always',
  detail: 'Adds the directory to files.associations in the settings of the workspace.',
  choose: associate,
}

const never: Choice = {
  label: 'None of nomadlint’s business',
  detail: 'Adds the file to `ignore` in .nomadlintrc.',
  choose: leaveAlone,
}

/** Lets the user say what the open file is. */
export async function changeKind({ server }: CommandParts): Promise<void> {
  const document = window.activeTextEditor?.document
  if (document === undefined) {
    void window.showInformationMessage('Open a file first.')
    return
  }
  const status = await server.status(document.uri.toString())
  const now = status === undefined ? '' : ` Now: ${shortStatus(status)}.`
  const inFolder = workspace.getWorkspaceFolder(document.uri) !== undefined
  const choices = [
    ...(document.languageId === 'nomad-agent' ? [] : [agent]),
    ...(document.languageId === 'hcl' ? [] : [decide]),
    ...(inFolder ? [always, never] : []),
  ]
  const placeHolder = `What is ${nameOf(document.uri)}?${now}`
  const choice = await window.showQuickPick(choices, {
    title: 'Change What This File Is Taken For',
    placeHolder,
  })
  await choice?.choose(document)
}

async function associate(document: TextDocument): Promise<void> {
  const path = workspace.asRelativePath(document.uri, false)
  const directory = path.slice(0, Math.max(path.lastIndexOf('/'), 0))
  // No character can be escaped in such a pattern.
  const pattern = directory === '' ? '*.hcl' : `**/${directory.replace(/[*?[\]{}]/g, '?')}/*.hcl`
  const files = workspace.getConfiguration('files', document.uri)
  const present = files.inspect<Record<string, string>>('associations')?.workspaceValue
  await files.update('associations', { ...present, [pattern]: 'nomad-agent' }, false)
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
