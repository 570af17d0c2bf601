import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver'
import { directoryOf } from '../../agents/paths.ts'
import type { Host } from '../../host.ts'
import type { Cursor } from '../cursor.ts'
import type { DocumentView } from '../document.ts'
import { toRange } from '../positions.ts'

/** More than these are listed, but not looked into. */
const mostRead = 50

/** Files at the path that is half written, those of the kind that a setting wants first. A relative path starts where the configuration is. */
export async function fileCompletions(
  { source }: DocumentView,
  { word }: Cursor,
  setting: string,
  host: Host,
): Promise<CompletionItem[]> {
  const written = source.text.slice(word.start, word.end).replace(/^"|"$/g, '')
  const folder = written.slice(0, written.lastIndexOf('/') + 1)
  const directory = folder.startsWith('/') ? folder : `${directoryOf(source.path)}/${folder}`
  const entries = await host.list(directory)
  if (!entries.known) return []
  const range = toRange(source, word)
  const items: CompletionItem[] = []
  for (const [index, { name, isDirectory }] of entries.value.entries()) {
    const rank = isDirectory ? 2 : index < mostRead ? await rankOf(`${directory}/${name}`, setting, host) : 1
    const text = `${folder}${name}${isDirectory ? '/' : ''}`
    items.push({
      label: `${name}${isDirectory ? '/' : ''}`,
      kind: isDirectory ? CompletionItemKind.Folder : CompletionItemKind.File,
      sortText: `${rank}${name}`,
      filterText: JSON.stringify(text),
      textEdit: { range, newText: JSON.stringify(text) },
    })
  }
  return items
}

/** 0 of the kind that is wanted, 1 other PEM files, 3 everything else. */
async function rankOf(path: string, key: string, host: Host): Promise<number> {
  if (!/\.(?:pem|crt|cer|key)$/i.test(path)) return 3
  const bytes = await host.read(path, 65_536)
  if (!bytes.known) return 1
  const text = new TextDecoder().decode(bytes.value)
  const wanted = key === 'key_file' ? /-----BEGIN [A-Z ]*PRIVATE KEY-----/ : /-----BEGIN CERTIFICATE-----/
  return wanted.test(text) ? 0 : 1
}
