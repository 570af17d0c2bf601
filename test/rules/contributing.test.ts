import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { RegisteredRule } from '../../server/engine/rule.ts'
import { lintExample } from '../lint-example.ts'

const text = readFileSync(new URL('../../docs/contributing.md', import.meta.url), 'utf8')
const [whole = ''] = /(?<=^```hcl\n)data_dir[^]*?(?=^```$)/m.exec(text) ?? []
const [tls = ''] = /^tls \{[^]*/m.exec(whole) ?? []

it.each([
  ['agent', whole],
  ['tls block', tls],
])(
  'finds nothing in the %s that docs/contributing.md offers to begin an example with',
  async (_, example) => {
    expect(example).toContain('verify_https_client')
    const report = await lintExample(example, rules[0] as RegisteredRule, rules)
    expect(report.findings).toEqual([])
  },
)
