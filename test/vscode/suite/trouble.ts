import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import * as vscode from 'vscode'
import { open, rulesOf, set } from './documents.ts'
import { test, until } from './tests.ts'

/** Answers what it is asked first, and dies soon. */
const dying = `
let text = ''
process.stdin.on('data', (bytes) => {
  text += bytes
  const id = /"id":(\\d+),"method":"initialize"/.exec(text)?.[1]
  if (id === undefined) return
  text = ''
  require('node:fs').appendFileSync(__dirname + '/starts', '.')
  const answer = JSON.stringify({ jsonrpc: '2.0', id: Number(id), result: { capabilities: {} } })
  process.stdout.write('Content-Length: ' + answer.length + '\\r\\n\\r\\n' + answer)
  setTimeout(() => process.exit(1), 200)
})
`

/** They never say a word. */
const dumb = { silent: 'process.stdin.resume()\n', dead: 'process.exit(1)\n' }

function inFolder(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? []
  assert(folder !== undefined)
  return vscode.Uri.joinPath(folder.uri, path)
}

async function useServer(name: string, text: string): Promise<void> {
  const uri = inFolder(`own/${name}.cjs`)
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text))
  await set('server.path', uri.fsPath)
}

async function writeSettings(values: Readonly<Record<string, unknown>>): Promise<void> {
  const settings = Object.entries(values).map(([name, value]) => [`nomadlint.${name}`, value] as const)
  const text = JSON.stringify(Object.fromEntries(settings))
  await vscode.workspace.fs.writeFile(inFolder('.vscode/settings.json'), new TextEncoder().encode(text))
}

async function sizeOf(uri: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size
  } catch {
    return 0
  }
}

/** With its own server it works again. */
async function recovers(document: vscode.TextDocument): Promise<void> {
  await set('server.path', undefined)
  await until('findings again', () => rulesOf(document).length > 0)
}

async function opened(): Promise<vscode.TextDocument> {
  await set('server.path', undefined)
  const document = await open('servers/eu/agent.hcl')
  await until('findings', () => rulesOf(document).length > 0)
  return document
}

export function testTrouble(): void {
  test('takes the default for a setting of another type', async () => {
    const document = await opened()
    const wrong = { enable: 'perhaps', 'server.path': 5, preset: [], rules: 'off', nomadVersion: {}, root: 7 }
    await writeSettings(wrong)
    await until('the settings', () => vscode.workspace.getConfiguration('nomadlint').get('root') === 7)
    await vscode.commands.executeCommand('nomadlint.restartServer')
    await until('findings all the same', () => rulesOf(document).length > 0)
    await writeSettings({})
  })

  test('outlives a server that is not there', async () => {
    const document = await opened()
    await set('server.path', '/nowhere/nomadlint')
    await until('no findings', () => rulesOf(document).length === 0)
    assert.equal(await vscode.commands.executeCommand('nomadlint.checkWorkspace'), undefined)
    await recovers(document)
  })

  test('starts a server that dies five times, and no more', async () => {
    const document = await opened()
    await useServer('dying', dying)
    const starts = inFolder('own/starts')
    await until('five starts', async () => (await sizeOf(starts)) === 5)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    assert.equal(await sizeOf(starts), 5)
    assert.equal(await vscode.commands.executeCommand('nomadlint.checkWorkspace'), undefined)
    await recovers(document)
  })

  test('waits for no server that says nothing', async () => {
    for (const [name, text] of Object.entries(dumb)) {
      const document = await opened()
      await useServer(name, text)
      await until('no findings', () => rulesOf(document).length === 0)
      await recovers(document)
    }
  })

  test('goes on where its folder has vanished', async () => {
    const document = await opened()
    rmSync(inFolder('').fsPath, { recursive: true })
    await vscode.commands.executeCommand('nomadlint.restartServer')
    // What is open still is: its editor holds the text.
    await until('findings', () => rulesOf(document).length > 0)
    const content = 'server {\n  enabled = "perhaps"\n}\n'
    const untitled = await vscode.workspace.openTextDocument({ language: 'hcl', content })
    await until('findings', () => rulesOf(untitled).length > 0)
  })
}
