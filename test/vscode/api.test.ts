import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { runSuite } from './run-suite.ts'
import type { Outcome } from './suite/outcome.ts'
import { workspaceFiles } from './workspace-files.ts'

const common = { installation: inject('codeServer'), vsix: [inject('vsix')] }

function report(outcomes: readonly Outcome[]): void {
  for (const { name, error, notes, took } of outcomes) {
    it(name, () => {
      console.log(`${took} ms: ${[name, ...notes].join('; ')}`)
      expect(error).toBeUndefined()
    })
  }
}

// Each of them is one start of VS Code; what came of its tests is told one by one.
describe('in the extension host', async () => {
  report(await runSuite({ ...common, suite: 'agent', fill: await workspaceFiles() }))
})

describe('in a workspace that nobody trusts, beside another extension for HCL', async () => {
  const vsix = [...common.vsix, inject('otherVsix')]
  const fill = await workspaceFiles({ outside: true })
  report(await runSuite({ ...common, vsix, suite: 'restricted', fill, trust: true }))
})

describe('in a workspace of several folders', async () => {
  const off = (rule: string): string => `rule "${rule}" {\n  severity = "off"\n}\n`
  const agent = 'data_dir = "/opt/nomad/data"\n\nclient {\n  enabled = true\n}\n'
  const fill = (folder: string): void => {
    for (const [name, rule] of [
      ['east', 'tls/disabled'],
      ['west', 'hardening/acl-disabled'],
    ] as const) {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'agent.hcl'), agent)
      writeFileSync(join(folder, name, '.nomadlintrc'), off(rule))
    }
  }
  const folders = { east: 'east', west: 'west', virtual: 'memory:/' }
  report(await runSuite({ ...common, suite: 'folders', fill, folders }))
})

describe('in a workspace without HCL', async () => {
  const fill = (folder: string): void => {
    writeFileSync(join(folder, 'package.json'), '{}\n')
    writeFileSync(join(folder, 'notes.md'), '# Notes\n')
  }
  report(await runSuite({ ...common, suite: 'no-hcl', fill }))
})
