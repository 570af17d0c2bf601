import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { exampleFiles } from '../scripts/certificates/issue-examples.ts'
import { lint } from '../server/lint.ts'
import { defaultOptions } from '../server/lint-options.ts'
import { testNow } from './certificates.ts'
import { memoryHost } from './memory-host.ts'

const directory = join(import.meta.dirname, '../examples')
const read = (example: string, file: string) => readFileSync(join(directory, example, file), 'utf8')

/** The mistake of each example, as the findings that name it. */
const mistakes: Readonly<Record<string, readonly string[]>> = {
  guide: [],
  'gossip-key-15-bytes': ['server.hcl: error gossip/key-length'],
  'gossip-key-absent': ['server.hcl: warning gossip/key-missing'],
  'gossip-key-url-alphabet': ['server.hcl: error gossip/key-not-base64'],
  'no-verify-https-client': ['server.hcl: warning tls/https-client-unverified'],
  'no-verify-server-hostname': ['server.hcl: error tls/server-hostname-unverified'],
  'rpc-upgrade-mode': ['server.hcl: warning tls/upgrade-mode-on'],
  'swapped-certificates': [
    'client.hcl: error certificate/server-name-on-client',
    'server.hcl: error certificate/role-mismatch',
  ],
  'unreadable-key': ['server.hcl: error file/unreadable'],
  'wrong-region': ['server.hcl: error certificate/region-mismatch'],
}

const names = Object.keys(mistakes)

test('every example is listed here', () => {
  const folders = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
})

test.each(names)('%s: linted with --root, it shows its mistake and nothing else', async (name) => {
  const files = new Map<string, string>()
  for (const file of ['server.hcl', 'client.hcl']) files.set(`${name}/${file}`, read(name, file))
  for (const [file, text] of await exampleFiles(testNow)) {
    files.set(`${name}/root/etc/nomad.d/tls/${file}`, text)
  }
  const options = { ...defaultOptions, paths: [name], root: `${name}/root` }
  const { findings } = await lint(options, rules, memoryHost(files))
  const serious = findings.filter(({ severity }) => severity !== 'info')
  const lines = serious.map(({ rule, severity, location }) => `${location.source.path}: ${severity} ${rule}`)
  expect(lines.toSorted()).toEqual(mistakes[name]?.map((line) => `${name}/${line}`))
})

test.each(names.filter((name) => name !== 'guide'))('%s differs from guide in its mistake alone', (name) => {
  for (const file of ['server.hcl', 'client.hcl']) {
    const [before, after] = [read('guide', file), read(name, file)].map((text) => text.split('\n'))
    const gone = before?.filter((line) => !after?.includes(line)) ?? []
    const come = after?.filter((line) => !before?.includes(line)) ?? []
    expect(gone.length).toBeLessThanOrEqual(2)
    expect(come.length).toBeLessThanOrEqual(3)
    expect(come.filter((line) => line.includes('# Mistake: ')).length).toBe(come.length > 0 ? 1 : 0)
  }
  expect(read(name, 'server.hcl')).not.toBe(read('guide', 'server.hcl'))
})
