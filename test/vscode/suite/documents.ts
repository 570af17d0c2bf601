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
