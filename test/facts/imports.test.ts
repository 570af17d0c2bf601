import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../server/facts')

/** The modules that a module of this folder loads with itself: types are not loaded, `import()` comes later. */
function loads(name: string): readonly string[] {
  const text = readFileSync(join(folder, name), 'utf8')
  const statements = text.matchAll(/^(?:import|export) (?!type\b)[^'"()]*?(?:from )?'([^']+)'/gm)
  return [...statements].map(([, target = '']) => target)
}

/** All that is loaded together with a module. */
function reach(name: string, seen = new Set<string>()): ReadonlySet<string> {
  for (const target of loads(name)) {
    if (seen.has(target)) continue
    seen.add(target)
    if (target.startsWith('./')) reach(target.slice(2), seen)
  }
  return seen
}

test('the X.509 library is loaded only when a certificate is there', () => {
  expect(reach('x509.ts')).toContain('@peculiar/x509')
  expect(reach('gather.ts')).toContain('./chain.ts')
  expect(reach('gather.ts')).not.toContain('@peculiar/x509')
})

test('nothing here needs Node', () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  expect(names).toContain(join('verdicts', 'judge.ts'))
  for (const name of names) {
    expect(loads(name).filter((target) => target.startsWith('node:'))).toEqual([])
  }
})
