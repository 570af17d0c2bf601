import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { ask, hoverText, position, rulesOf } from './documents.ts'
import { MemoryFiles } from './memory-files.ts'
import { runAll, test, until } from './tests.ts'

const agent = 'data_dir = "/opt/nomad/data"\n\nclient {\n  enabled = true\n}\n'

async function openIn(folder: string, path: string): Promise<vscode.TextDocument> {
  const one = vscode.workspace.workspaceFolders?.find(({ name }) => name === folder)
  assert(one !== undefined, folder)
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(one.uri, path))
  await vscode.window.showTextDocument(document)
  return document
}

async function found(document: vscode.TextDocument): Promise<readonly string[]> {
  return await until('findings', () => rulesOf(document).length > 0 && rulesOf(document))
}

test('goes in each folder by the .nomadlintrc of that folder', async () => {
  const [east, west] = [await openIn('east', 'agent.hcl'), await openIn('west', 'agent.hcl')]
  const [ofEast, ofWest] = [await found(east), await found(west)]
  assert(
    ofWest.includes('tls/disabled') && !ofEast.includes('tls/disabled'),
    JSON.stringify([ofEast, ofWest]),
  )
  assert(ofEast.includes('hardening/acl-disabled') && !ofWest.includes('hardening/acl-disabled'))
})

test('checks what no disk holds, document by document', async () => {
  const files = new MemoryFiles({
    '/server.hcl': agent.replace('enabled', 'enabeld'),
    '/job.hcl': 'job "web" {}\n',
  })
  const registered = vscode.workspace.registerFileSystemProvider('memory', files)
  const document = await openIn('virtual', 'server.hcl')
  assert.equal(document.languageId, 'hcl')
  // That TLS is off may be for other files to change, which nobody can read here.
  assert.deepEqual(await found(document), ['config/unknown-key'])
  const hovers = await ask<readonly vscode.Hover[]>('Hover', document, position(document, 'data_dir'))
  assert.match(hoverText(hovers), /data_dir/)
  const job = await openIn('virtual', 'job.hcl')
  await new Promise((resolve) => setTimeout(resolve, 300))
  assert.deepEqual(rulesOf(job), [])
  registered.dispose()
})

test('is not held up by a file of 1 MB', async (note) => {
  const host = (_: unknown, at: number): string => `  host_volume "v${at}" {\n    path = "/srv/${at}"\n  }\n`
  const text = `${agent.slice(0, -2)}${Array.from({ length: 20_000 }, host).join('')}  enabeld = true\n}\n`
  const started = performance.now()
  const document = await vscode.workspace.openTextDocument({ language: 'hcl', content: text })
  await until('the finding', () => rulesOf(document).includes('config/unknown-key'))
  note(`${(text.length / 1e6).toFixed(1)} MB: ${(performance.now() - started).toFixed(0)} ms`)
  const east = await openIn('east', 'agent.hcl')
  const asked = performance.now()
  await ask<readonly vscode.Hover[]>('Hover', east, position(east, 'data_dir'))
  note(`a hover after it: ${(performance.now() - asked).toFixed(0)} ms`)
})

/** Called by VS Code. */
export const run = runAll
