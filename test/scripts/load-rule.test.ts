import { expect, it } from 'vitest'
import { loadRule } from '../../scripts/generate/load-rule.ts'

const rule = {
  summary: 'A sentence.',
  why: 'Another.',
  severity: 'warning',
  references: [],
  examples: { bad: [], good: [] },
}

const load = (module: object) => loadRule('rules/tls/odd.ts', () => Promise.resolve(module))

it('gives the rule of a file', async () => {
  expect(await load({ default: rule })).toBe(rule)
})

it('says in one line what is wrong with a file', async () => {
  const failing = loadRule('rules/tls/odd.ts', () => Promise.reject(new SyntaxError('no export `writeAll`')))
  await expect(failing).rejects.toThrow('rules/tls/odd.ts does not load: no export `writeAll`')
  await expect(load({})).rejects.toThrow('rules/tls/odd.ts has no `export default defineRule({ ... })`')
  await expect(load({ default: { ...rule, severity: undefined, examples: { bad: [] } } })).rejects.toThrow(
    'rules/tls/odd.ts does not say its severity, examples.good',
  )
})
