import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { createSource } from '../../server/text/source.ts'
import { masked } from './masked-template.ts'

describe('template syntax, however much of it', () => {
  it('never moves anything, and never makes reading fail', () => {
    const words = [
      '{{',
      '}}',
      '{%',
      '%}',
      '{#',
      '#}',
      '<%',
      '%>',
      '${',
      '%{',
      '}',
      '{',
      '[',
      ']',
      '"',
      '\\',
      '\n',
    ]
    const parts = [
      ...words,
      ' if x ',
      ' end ',
      ' endif ',
      ' else ',
      ' for ',
      'a',
      '= ',
      ' ',
      ', ',
      '#',
      '/*',
      '*/',
      '<<E\n',
      'E\n',
    ]
    const names = fc.constantFrom('a.hcl.j2', 'a.tftpl', 'a.ctmpl', 'a.erb', 'a.json.j2', 'a.tpl')
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), names, (pieces, name) => {
        const text = pieces.join('')
        expect(masked(text, name)).toHaveLength(text.length)
        const file = parseConfigFile(createSource(name, text), true)
        expect(file.source.text).toBe(text)
        for (const { span } of file.parsed.problems) expect(span.end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    '{{ "'.repeat(20_000),
    '{% if a %}'.repeat(20_000),
    '{{'.repeat(200_000),
    '{#'.repeat(200_000),
    '<%'.repeat(200_000),
    '{{ "<%'.repeat(60_000),
    '${'.repeat(200_000),
    '${"'.repeat(200_000),
    '{{/*'.repeat(100_000),
    `{{ a${' '.repeat(300_000)}b }}`,
  ])('is soon masked where nobody closes what is opened (%#)', (text) => {
    expect(masked(text)).toHaveLength(text.length)
    expect(masked(text, 'nomad.hcl.tftpl')).toHaveLength(text.length)
  })
})
