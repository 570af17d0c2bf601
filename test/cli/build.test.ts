import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleForBrowser } from '../../scripts/build.ts'
import { useProgram } from './program.ts'

const program = useProgram()
const built = (name: string): string => join(program.directory, 'program', name)

test('the core and the rules bundle for a browser, and ask for nothing of Node.js there', async () => {
  const text = await bundleForBrowser()
  expect(text).not.toMatch(/["']node:|\brequire\(["']|\bprocess\.(?:env|argv|platform)\b/)
})

test('the program is executable and brings everything it needs', () => {
  const text = readFileSync(built('cli.cjs'), 'utf8')
  expect(text.startsWith('#!/usr/bin/env node\n')).toBe(true)
  const required = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name)
  expect(required.filter((name) => !name?.startsWith('node:'))).toEqual(['./explain.cjs'])
})
