import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { activate } from './activation.ts'
import { ask, hoverText, open, position, rulesOf } from './documents.ts'
import { runAll, test, until } from './tests.ts'

test('activates', activate)

test('checks what lies in a workspace that nobody trusts', async () => {
  assert(!vscode.workspace.isTrusted)
  assert(vscode.extensions.getExtension('hashicorp.hcl') !== undefined)
  const document = await open('servers/eu/agent.hcl')
  const rules = await until('findings', () => rulesOf(document).length > 0 && rulesOf(document))
  assert(rules.includes('certificate/region-mismatch'), String(rules))
})

test('reads nothing outside of it', async () => {
  const document = await open('outside/agent.hcl')
  await until('findings', () => rulesOf(document).length > 0)
  const certificates = rulesOf(document).filter((rule) => rule.startsWith('certificate/'))
  assert.deepEqual(certificates, [])
  const hovers = await ask<readonly vscode.Hover[]>('Hover', document, position(document, /server\.pem/))
  assert.doesNotMatch(hoverText(hovers), /server\.global\.nomad/)
})

/** Called by VS Code. */
export const run = runAll
