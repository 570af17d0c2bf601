import { commands, type DocumentLink, type TextEditor, Uri, window, workspace } from 'vscode'
import type { CommandParts } from './register.ts'

/** What a certificate is, and what each of Nomad's checks says of it: the one under the cursor, or one that is chosen. */
export async function showCertificate({ server, documents }: CommandParts, file?: unknown): Promise<void> {
  const uri = file instanceof Uri ? file : ((await certificateHere()) ?? (await choose()))
  if (uri === undefined) return
  const make = (): Promise<string> => server.execute<string>('nomadlint.certificate', uri.toString())
  await make()
  await documents.show(`${workspace.asRelativePath(uri)}.txt`, 'plaintext', make)
}

/** The open document, where it is a certificate; else the file that the line of the cursor links to. */
async function certificateHere(): Promise<Uri | undefined> {
  const editor = window.activeTextEditor
  if (editor === undefined) return undefined
  const { uri } = editor.document
  if (/\.(?:pem|crt|cer)$/i.test(uri.path)) return uri
  return await linkOfLine(editor)
}

async function linkOfLine({ document, selection }: TextEditor): Promise<Uri | undefined> {
  const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri)
  return links.find(
    ({ range, target }) => range.start.line === selection.active.line && target?.scheme === 'file',
  )?.target
}

async function choose(): Promise<Uri | undefined> {
  const [uri] =
    (await window.showOpenDialog({
      title: 'Show Certificate',
      openLabel: 'Show',
      filters: { Certificates: ['pem', 'crt', 'cer'], 'All files': ['*'] },
    })) ?? []
  return uri
}
