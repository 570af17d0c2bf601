import { describe, expect, it } from 'vitest'
import { inlineMarkdown, markdownCode } from '../../server/report/inline-markdown.ts'
import { reportOf } from './one-finding.ts'
import { rendered } from './render.ts'

describe('text in Markdown', () => {
  it.each([
    ['set `a_b = "*"`, not <x>', 'set `a_b = "*"`, not \\<x\\>'],
    ['a|b & [c](d) ~e~ $f$ `', 'a\\|b \\& \\[c\\](d) \\~e\\~ \\$f\\$ \\`'],
    ['a `b|c`', 'a <code>b&#124;c</code>'],
    ['a\n# b', 'a\\\\n# b'],
  ])('%j', (text, expected) => {
    expect(inlineMarkdown(text)).toBe(expected)
  })

  it('is code where nothing can end it', () => {
    expect(markdownCode('a_b.hcl:1:2')).toBe('`a_b.hcl:1:2`')
    expect(markdownCode('a`b')).toBe('<code>a&#96;b</code>')
    expect(markdownCode(' a')).toBe('<code> a</code>')
  })
})

describe('a summary', () => {
  it('stays below the mebibyte that GitHub takes, the worst first', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      message: 'ありがとう '.repeat(10),
      severity: index === 19_999 ? ('error' as const) : ('info' as const),
    }))
    const text = await rendered('markdown', reportOf('a.hcl', many))
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
    expect(Buffer.byteLength(text)).toBeGreaterThan(900_000)
    const rows = text.split('\n').filter((line) => line.startsWith('| ') && line.includes('a.hcl'))
    expect(rows[0]).toContain('❌ error')
    expect(text).toContain(`… and ${20_000 - rows.length} more findings`)
  })

  it('without findings has no table', async () => {
    const text = await rendered('markdown', reportOf('a.hcl', []))
    expect(text).toBe(
      '### nomadlint: No problems found in 1 file.\n\n- Agent a.hcl: neither server nor client, region b.\n',
    )
  })
})
