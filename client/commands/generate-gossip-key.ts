import { randomBytes } from 'node:crypto'
import { env, window } from 'vscode'

/** Bytes: what makes Nomad use AES-256, and what `nomad operator gossip keyring generate` gives. */
const keyLength = 32

/** Makes a key for `encrypt`. It goes to the clipboard; it is shown nowhere unless the user has it inserted. */
export async function generateGossipKey(): Promise<void> {
  const key = randomBytes(keyLength).toString('base64')
  const editor = window.activeTextEditor
  await env.clipboard.writeText(key)
  const insert = 'Insert at the Cursor'
  const chosen = await window.showInformationMessage(
    'A new gossip key of 32 bytes is in the clipboard. All servers that gossip with each other need the same one, and it belongs into no repository.',
    ...(editor === undefined ? [] : [insert]),
  )
  if (chosen === insert) await editor?.edit((edit) => edit.replace(editor.selection, key))
}
