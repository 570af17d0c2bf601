import { Position, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode'

const settingsName = '.nomadlintrc'

/** Adds a file to `ignore` in the settings of its folder, and shows what was written. */
export async function leaveAlone({ uri }: TextDocument): Promise<void> {
  const folder = workspace.getWorkspaceFolder(uri)
  if (folder === undefined) return
  const settings = Uri.joinPath(folder.uri, settingsName)
  const pattern = JSON.stringify(`/${workspace.asRelativePath(uri, false)}`.slice(1))
  const text = await textOf(settings)
  const edit = new WorkspaceEdit()
  if (text === undefined) edit.createFile(settings, { ignoreIfExists: true })
  const { at, insert } = insertion(text ?? '', pattern)
  const before = (text ?? '').slice(0, at).split('\n')
  const place = new Position(before.length - 1, before.at(-1)?.length ?? 0)
  edit.replace(settings, new Range(place, place), insert)
  await workspace.applyEdit(edit)
  const document = await workspace.openTextDocument(settings)
  await document.save()
  await window.showTextDocument(document)
}

/** Into the list that is there, else at the top. */
function insertion(text: string, pattern: string): { readonly at: number; readonly insert: string } {
  const list = /^[ \t]*ignore\s*=\s*\[/m.exec(text)
  if (list === null) return { at: 0, insert: `ignore = [${pattern}]\n` }
  const at = list.index + list[0].length
  return { at, insert: /^\s*\]/.test(text.slice(at)) ? pattern : `${pattern}, ` }
}

async function textOf(uri: Uri): Promise<string | undefined> {
  try {
    return (await workspace.openTextDocument(uri)).getText()
  } catch {
    return undefined
  }
}
