import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { activate } from './activation.ts'
import { open } from './documents.ts'
import { runAll, test } from './tests.ts'

test('does not start where there is no HCL', async () => {
  await open('package.json')
  await open('notes.md')
  await new Promise((resolve) => setTimeout(resolve, 3000))
  assert.equal(vscode.extensions.getExtension('nomadlint.nomadlint')?.isActive, false)
})

test('can be asked to, by a command for instance', activate)

/** Called by VS Code. */
export const run = runAll
