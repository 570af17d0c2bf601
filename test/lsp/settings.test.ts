import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CompletionItem, Hover } from 'vscode-languageserver-protocol'
import { Client } from './client.ts'

let client: Client
beforeEach(() => {
  client = new Client()
})
afterEach(() => {
  client.remove()
})

const flawed = 'leave_on_terminate = "true"\n'
const rule = 'config/string-boolean'

it('settings hold for documents, also those that are not saved, and what is wrong with them is told', async () => {
  client.write('.nomadlintrc', `rule "${rule}" {\n  severity = "off"\n}\n`)
  await client.start()
  await client.open('a.hcl', flawed)
  expect(await client.rules('a.hcl', 1)).toEqual([])
  await client.open('.nomadlintrc', 'rule "config/sting-boolean" {\n  severity = "off"\n}\n')
  expect(await client.rules('.nomadlintrc', 1)).toEqual(['config/invalid-settings'])
  const version = await client.change('a.hcl', {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    text: '# changed\n',
  })
  expect(await client.rules('a.hcl', version)).toEqual([rule])
})

it('the editor has settings, too: asked for, or sent; a change of them is heard at once', async () => {
  client.settings = { rules: { [rule]: 'error' } }
  await client.start({ workspace: { configuration: true } })
  await client.open('a.hcl', flawed)
  expect((await client.diagnostics('a.hcl', 1)).map(({ severity }) => severity)).toEqual([1])
  client.settings = { rules: { [rule]: 'off' } }
  await client.notify('workspace/didChangeConfiguration', { settings: null })
  await client.untilRules('a.hcl', (rules) => rules.length === 0)
})

it('an editor that cannot be asked sends its settings', async () => {
  await client.start()
  await client.open('a.hcl', flawed)
  expect(await client.rules('a.hcl', 1)).toEqual([rule])
  const settings = {
    nomadlint: { rules: { [rule]: 'off' }, preset: 7, nomadVersion: 'newest', nonsense: [] },
  }
  await client.notify('workspace/didChangeConfiguration', { settings })
  await client.untilRules('a.hcl', (rules) => rules.length === 0)
})

describe('in .nomadlintrc', () => {
  const text = `preset = "strict"
extends = [""]
rule "tls/disabled" {
  severity = ""
}
rule "" {
}
override {
  files = ["dev/**"]
  
}
`
  const at = (word: string, ahead: number) => {
    const before = text.slice(0, text.indexOf(word) + ahead).split('\n')
    return { line: before.length - 1, character: (before.at(-1) ?? '').length }
  }
  beforeEach(async () => {
    client.write('base/.nomadlintrc', '')
    await client.start({ textDocument: { completion: { completionItem: { snippetSupport: true } } } })
    await client.open('.nomadlintrc', text)
  })
  const complete = async (word: string, ahead: number) => {
    const position = at(word, ahead)
    const params = { ...client.about('.nomadlintrc'), position }
    return (await client.request<CompletionItem[]>('textDocument/completion', params)).map(
      ({ label }) => label,
    )
  }
  const hovered = async (word: string, ahead = 1) => {
    const params = { ...client.about('.nomadlintrc'), position: at(word, ahead) }
    const hover = await client.request<Hover | null>('textDocument/hover', params)
    return JSON.stringify(hover?.contents ?? null)
  }

  it('settings, rules, values and files are completed', async () => {
    const inside = await complete('dev/**"]\n  ', 11)
    expect(inside).toEqual(['preset', 'nomad_version', 'fail_on', 'root', 'expiry_warning', 'rule'])
    expect(await complete('severity = "', 12)).toEqual(['off', 'info', 'warning', 'error'])
    const rules = await complete('rule "" {', 6)
    expect(rules).toContain('tls')
    expect(rules).toContain('tls/rpc-plaintext')
    expect(await complete('[""', 2)).toContain('base/')
    const top = await complete('\nextends', 1)
    expect(top).toContain('override')
    expect(top).not.toContain('preset')
  })

  it('settings, values and rules say what they are', async () => {
    expect(await hovered('preset')).toContain('`recommended` is the default')
    expect(await hovered('strict')).toContain('`all`')
    expect(await hovered('tls/disabled')).toContain('An agent uses TLS.')
    expect(await hovered('severity')).toContain('`off`')
    expect(await hovered('files')).toContain('Patterns of files')
    expect(await hovered('{\n  severity', 1)).toBe('null')
  })
})
