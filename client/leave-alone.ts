import { Position, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode'

const settingsName = '.nomadlintrc'

/** Adds a file to `ignore` in the settings that hold for it, and shows what was written. */
export async function leaveAlone({ uri }: TextDocument): Promise<void> {
  const folder = workspace.getWorkspaceFolder(uri)
  if (folder === undefined) return
  const settings = (await nearestSettings(uri, folder.uri)) ?? Uri.joinPath(folder.uri, settingsName)
  const text = await textOf(settings)
  const edit = new WorkspaceEdit()
  if (text === undefined) edit.createFile(settings, { ignoreIfExists: true })
  const { at, insert } = insertion(text ?? '', JSON.stringify(patternOf(uri, settings)))
  const before = (text ?? '').slice(0, at).split('\n')
  const place = new Position(before.length - 1, before.at(-1)?.length ?? 0)
  edit.replace(settings, new Range(place, place), insert)
  await workspace.applyEdit(edit)
  const document = await workspace.openTextDocument(settings)
  await document.save()
  await window.showTextDocument(document)
}

/** The first ones from the file upwards. Those above the folder hold as well, but in a workspace that nobody trusts nothing reads them. */
async function nearestSettings(uri: Uri, folder: Uri): Promise<Uri | undefined> {
  for (let directory = Uri.joinPath(uri, '..'); ; directory = Uri.joinPath(directory, '..')) {
    const settings = Uri.joinPath(directory, settingsName)
    if (await exists(settings)) return settings
    const isTop = directory.path === '/' || /^\/[A-Za-z]:\/?$/.test(directory.path)
    const isFolder = directory.toString() === folder.toString()
    if (isTop || (isFolder && !workspace.isTrusted)) return undefined
  }
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri)
    return true
  } catch {
    return false
  }
}

/** From the directory of the settings on. */
function patternOf({ path }: Uri, settings: Uri): string {
  const directory = settings.path.slice(0, settings.path.lastIndexOf('/'))
  return path.slice(directory.length).replace(/[\\*?[\]{}]/g, '\\$&')
}

/** Into the list that is there, else at the top. */
function insertion(text: string, pattern: string): { readonly at: number; readonly insert: string } {
  const list = /^[ \t]*ignore\s*=\s*\[/m.exec(text)
  if (list === null) return { at: 0, insert: `ignore = [${pattern}]\n` }
  const at = list.index + list[0].length
  return { at, insert: /^\s*\]/.test(text.slice(at)) ? pattern : `${pattern}, ` }
}

async function textOf(uri: Uri): Promise<string | undefined> {
  return (await exists(uri)) ? (await workspace.openTextDocument(uri)).getText() : undefined
}
