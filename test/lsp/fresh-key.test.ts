import { expect, it } from 'vitest'
import type { CodeAction, TextEdit } from 'vscode-languageserver-protocol'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { Client } from './client.ts'

it('a code action makes a gossip key, another one each time', async () => {
  const client = new Client()
  await client.start()
  const text = 'data_dir = "/d"\n\nserver {\n  enabled = true\n}\n'
  client.write('k.d/a.hcl', text)
  await client.open('k.d/a.hcl', text)
  const ask = async (): Promise<string> => {
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      ...client.about('k.d/a.hcl'),
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 3 } },
      context: { diagnostics: [] },
    })
    const action = actions.find(({ title }) => title.startsWith('Insert a fresh gossip key'))
    const edits = action?.edit?.changes?.[client.uri('k.d/a.hcl')] as TextEdit[]
    return TextDocument.applyEdits(TextDocument.create('a', '', 0, text), edits)
  }
  const [one, other] = [await ask(), await ask()]
  expect(one).toMatch(/server \{\n {2}enabled = true\n {2}encrypt = "[A-Za-z0-9+/]{43}="\n\}/)
  expect(one).not.toBe(other)
  const version = await client.change('k.d/a.hcl', { text: one })
  expect((await client.rules('k.d/a.hcl', version)).filter((id) => id.startsWith('gossip/'))).toEqual([])
  expect(await client.stop()).toBe(0)
  client.remove()
})
