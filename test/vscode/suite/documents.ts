import * as vscode from 'vscode'

/** Opens a file of the folder in an editor. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  if (folder === undefined) throw new Error('there is no folder')
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path))
  await vscode.window.showTextDocument(document)
  return document
}

/** Where a text stands first in a document. */
export function position(document: vscode.TextDocument, text: string | RegExp): vscode.Position {
  const offset = document.getText().search(text)
  if (offset === -1) throw new Error(`${String(text)} is not in ${document.fileName}`)
  return document.positionAt(offset)
}

export function diagnosticsOf({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'nomadlint')
}

export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code)
}

export function rulesOf(document: vscode.TextDocument): readonly string[] {
  return diagnosticsOf(document).map(ruleOf)
}

/** What providers of a feature, `Hover` for instance, answer about a place. */
export async function ask<T>(
  feature: string,
  { uri }: vscode.TextDocument,
  at?: vscode.Position,
): Promise<T> {
  return await vscode.commands.executeCommand<T>(`vscode.execute${feature}Provider`, uri, at)
}

export function hoverText(hovers: readonly vscode.Hover[]): string {
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n')
}

/** The text of the read-only document that a command shows. */
export async function generated(name: string): Promise<vscode.TextDocument | undefined> {
  const uri = vscode.Uri.from({ scheme: 'nomadlint', path: `/${name}` })
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
}

/** Changes a setting of the workspace. */
export async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('nomadlint')
    .update(name, value, vscode.ConfigurationTarget.Workspace)
}
