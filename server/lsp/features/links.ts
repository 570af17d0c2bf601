import type { DocumentLink } from 'vscode-languageserver'
import { directoryOf, tidy } from '../../agents/paths.ts'
import { leavesOf } from '../../config/leaves.ts'
import type { Host } from '../../host.ts'
import type { DocumentView } from '../document.ts'
import { toRange } from '../positions.ts'
import { uriOfPath } from '../uris.ts'

/** The files that a document names, where they are. */
export async function documentLinks({ source, file }: DocumentView, host: Host): Promise<DocumentLink[]> {
  const links: DocumentLink[] = []
  for (const { leaf } of leavesOf(file.config)) {
    for (const { value, data } of leaf.key.file ? leaf.origins : []) {
      if (typeof data !== 'string' || data === '') continue
      const path = tidy(data.startsWith('/') ? data : `${directoryOf(source.path)}/${data}`)
      const facts = await host.stat(path)
      if (!facts.known || facts.value.type !== 'file') continue
      const { start, end } = value.span
      const inside = source.text[start] === '"' ? { start: start + 1, end: end - 1 } : { start, end }
      links.push({ range: toRange(source, inside), target: uriOfPath(path) })
    }
  }
  return links
}
