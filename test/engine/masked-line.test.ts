import { describe, expect, it } from 'vitest'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { fingerprints } from '../../server/engine/fingerprint.ts'
import { maskedLine } from '../../server/engine/masked-line.ts'
import { nomadOnProblem } from '../../server/engine/nomad-words.ts'
import { createSource, type Source } from '../../server/text/source.ts'

function at(source: Source, text: string) {
  const start = source.text.indexOf(text)
  return { source, span: { start, end: start + text.length } }
}

describe('the line of a finding, as fingerprints are made of it', () => {
  const long = 'x'.repeat(1000)

  it('is the line alone, its secrets out of it', () => {
    const source = createSource('a.hcl', 'a = 1\r\nserver { encrypt = "abc" token = "def" } # end\r\nb = 2\n')
    expect(maskedLine(at(source, 'token'))).toBe('server { encrypt = *** token = *** } # end')
  })

  it('has no piece of a secret that began lines before', () => {
    const source = createSource('a.hcl', 'token = <<EOF\nfirst\nEOF\nname = "a"\n')
    expect(maskedLine(at(source, 'first'))).toBe('***')
  })

  it('stays as it is where a long line changes far away', () => {
    const line = (value: string) => createSource('a.json', `{"name": "${value}", "${long}": 1, "wrong": 2}`)
    const [one, other] = [line('a'), line('quite another')].map((source) => maskedLine(at(source, '"wrong"')))
    expect(one).toBe(other)
    expect(one).toContain('"wrong": 2}')
  })

  it('has no piece of a secret that is longer than what is looked at', () => {
    const source = createSource('a.json', `{"token": "${'s3cret'.repeat(500)}", "wrong": 2}`)
    for (const text of ['"token"', 's3crets3cret"', '"wrong"'])
      expect(maskedLine(at(source, text))).not.toContain('cret')
  })
})

/** Where each finding looks at the whole line, or at every secret, these take minutes. */
describe('many findings', () => {
  const count = 60_000

  it('on one line of minified JSON have fingerprints of their own', () => {
    const members = Array.from({ length: count }, (_, index) => `"unknown_${index}":"${'v'.repeat(40)}"`)
    const source = createSource('a.json', `{${members.join(',')}}`)
    const findings = [...source.text.matchAll(/"unknown_\d+"/g)].map(({ index, 0: { length } }) => ({
      rule: 'a/b',
      location: { source, span: { start: index, end: index + length } },
    }))
    expect(new Set(fingerprints(findings)).size).toBe(count)
  })

  it('in a file full of secrets tell none of them', () => {
    const file = parseConfigFile(createSource('a.hcl', 'encrypt = "x" y\n'.repeat(count)), true)
    expect(file.issues.length).toBeGreaterThan(count / 2)
    const lines = file.parsed.problems.map(({ span }) => maskedLine({ source: file.source, span }))
    expect(new Set(lines)).toEqual(new Set(['encrypt = ***']))
    expect(file.parsed.problems.flatMap((problem) => nomadOnProblem(file, problem) ?? [])).toEqual([])
  })
})
