import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { bundleForBrowser } from '../../scripts/build.ts'
import { useProgram } from './program.ts'

const program = useProgram()
const built = (name: string): string => join(program.directory, 'program', name)

test('the core and the rules bundle for a browser, and ask for nothing of Node.js there', async () => {
  const text = await bundleForBrowser()
  expect(text).not.toMatch(/["']node:|\brequire\(["']|\bprocess\.(?:env|argv|platform)\b/)
})

test('the program is executable and brings everything it needs', () => {
  expect(readFileSync(built('cli.cjs'), 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true)
  const text = readFileSync(built('main.cjs'), 'utf8')
  const required = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name)
  const own = required.filter((name) => !name?.startsWith('node:'))
  expect(new Set(own)).toEqual(new Set(['./explain.cjs', './prose.json', './settings.cjs', './watch.cjs']))
  for (const name of ['cli.cjs', 'explain.cjs', 'settings.cjs', 'watch.cjs']) {
    const modules = [...readFileSync(built(name), 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)]
    expect(modules.filter(([, module]) => !isBuiltin(module as string))).toEqual([])
  }
})

test('what explains rules is not part of what every run reads, and all there', async () => {
  const main = readFileSync(built('main.cjs'), 'utf8')
  for (const { id, rule } of rules) {
    const [words = ''] = /[^`"'\\\n]{40,}/.exec(rule.why) ?? []
    expect(main.includes(words), id).toBe(false)
  }
  const { stdout } = await program.run(['explain', '-f', 'json', ...rules.map(({ id }) => id)])
  const explained = JSON.parse(stdout) as { id: string; references: readonly string[] }[]
  expect(explained.map(({ id, references }) => [id, references])).toEqual(
    rules.map(({ id, rule }) => [id, rule.references]),
  )
})
