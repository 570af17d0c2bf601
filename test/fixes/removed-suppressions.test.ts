import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { fix } from '../../server/fix.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'

describe('a suppression that does nothing is deleted', () => {
  const fixed = async (text: string): Promise<string> => {
    const host = memoryHost(new Map([['a.hcl', text]]))
    const options = { ...defaultOptions, paths: ['a.hcl'], unsafe: false }
    const report = await fix(options, rules, host)
    expect(report.fixed.every(({ rule }) => rule === 'config/unused-suppression')).toBe(true)
    return report.rewrites.get('a.hcl')?.text ?? text
  }

  it.each([
    ['with its line', '# nomadlint-ignore tls/no-effect: x\nregion = "eu"\n', 'region = "eu"\n'],
    ['behind a setting', 'region = "eu" # nomadlint-ignore tls/no-effect: x\n', 'region = "eu"\n'],
    ['at the end of the file', 'region = "eu" // nomadlint-ignore tls/no-effect: x', 'region = "eu"'],
    [
      'in a block',
      'tls {\r\n  # nomadlint-ignore tls/no-effect: x\r\n  http = false\r\n}\r\n',
      'tls {\r\n  http = false\r\n}\r\n',
    ],
    ['between signs', '/* nomadlint-ignore tls/no-effect: x */ region = "eu"\n', ' region = "eu"\n'],
    [
      'two of them',
      '# nomadlint-ignore tls/no-effect, tls/min-version-weak: x\nregion = "eu"\n',
      'region = "eu"\n',
    ],
    [
      'one of two',
      '# nomadlint-ignore tls/no-effect, config/string-boolean: x\nleave_on_terminate = "true"\n',
      '# nomadlint-ignore config/string-boolean: x\nleave_on_terminate = "true"\n',
    ],
    [
      'the last of two',
      '# nomadlint-ignore config/string-boolean, tls/no-effect: x\nleave_on_terminate = "true"\n',
      '# nomadlint-ignore config/string-boolean: x\nleave_on_terminate = "true"\n',
    ],
  ])('%s', async (_, before, after) => {
    expect(await fixed(before)).toBe(after)
  })
})
