import { describe, expect, it } from 'vitest'
import { hclTwoExpressions } from '../../server/config/hcl-two.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { createSource, textOf } from '../../server/text/source.ts'

/** What HCL 2 has for values of a setting, and where it stands. */
function kindsOf(value: string): readonly string[] {
  const source = createSource('nomad.hcl', `region = ${value}\n`)
  return hclTwoExpressions(parseConfigFile(source, true)).map(
    ({ kind, problem }) => `${kind}: ${textOf(source, problem.span)}`,
  )
}

describe('an expression of HCL 2', () => {
  it.each([
    'var.region',
    '-var.port',
    'data.a.b',
    'env.HOME',
    'each.key',
    'self.a',
    'path.module',
    'module.a.b',
    'meta.a',
    'attr.a',
    'node.datacenter',
    'device.a',
    'unique.a',
  ])('is a variable: %s', (value) => expect(kindsOf(value)).toEqual([`variable: ${value}`]))

  it.each(['file("a")', 'lower(var.region)', '-abs(1)', '-f-g(1)', '_f()'])('is a function: %s', (value) =>
    expect(kindsOf(value)).toEqual([`function: ${value}`]),
  )

  it.each([
    'a ? b : c',
    'a && b',
    'a || b',
    'a == b',
    'a != b',
    'a <= b',
    'a + b',
    'a / b',
    'a % b',
    'a < b',
    'var.a + 1',
    '!enabled',
    '!local.a',
    '!f(1)',
  ])('is one with an operator: %s', (value) => expect(kindsOf(value)).toEqual([`expression: ${value}`]))

  it.each(['"a ? b"', 'a', 'a+b/c==', 'variable.a', 'region', 'var.', '1', 'true', 'a ?b', 'x-var.a'])(
    'is none: %s',
    (value) => expect(kindsOf(value)).toEqual([]),
  )

  it('is told by its first words', () => {
    const long = `a${'b'.repeat(600)} + c`
    expect(kindsOf(long)).toEqual([])
    expect(kindsOf(`a${'b'.repeat(400)} + c`)).toHaveLength(1)
  })
})
