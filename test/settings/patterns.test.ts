import { expect, it } from 'vitest'
import { Patterns } from '../../server/settings/patterns.ts'
import { Places } from '../../server/settings/places.ts'

it.each([
  // Without a slash: at any depth.
  ['a.hcl', ['a.hcl', 'x/a.hcl', 'x/y/a.hcl'], ['b.hcl', 'xa.hcl']],
  ['*.json', ['a.json', 'x/b.json'], ['a.hcl', 'json']],
  ['dev', ['dev', 'dev/a.hcl', 'x/dev/y/a.hcl'], ['devel/a.hcl']],
  ['dev/', ['dev', 'dev/a.hcl', 'x/dev/a.hcl'], ['devel']],
  // With one: from here.
  ['/a.hcl', ['a.hcl'], ['x/a.hcl']],
  ['dev/*', ['dev/a.hcl', 'dev/x/a.hcl'], ['x/dev/a.hcl']],
  ['./dev/a.hcl', ['dev/a.hcl'], ['x/dev/a.hcl', 'a.hcl']],
  ['dev/**', ['dev/a.hcl', 'dev/x/a.hcl', 'dev/.x/a.hcl'], ['a.hcl']],
  ['**/x/*.hcl', ['x/a.hcl', 'y/x/a.hcl'], ['a.hcl', 'x/a.json']],
  ['../common/*.hcl', ['../common/a.hcl'], ['common/a.hcl']],
  ['{a,b}.hcl', ['a.hcl', 'x/b.hcl'], ['c.hcl']],
  ['[prod].hcl', ['p.hcl'], ['prod.hcl']],
  ['.', ['a.hcl', 'x/a.hcl'], []],
])('%s', (pattern, fitting, others) => {
  const patterns = new Patterns([pattern], '.', new Places('/repo'))
  expect(fitting.filter((path) => patterns.verdict(path) !== true)).toEqual([])
  expect(others.filter((path) => patterns.verdict(path) !== undefined)).toEqual([])
})

it('is relative to its own directory', () => {
  const patterns = new Patterns(['dev/**'], 'conf', new Places('/repo'))
  expect([patterns.verdict('conf/dev/a.hcl'), patterns.verdict('dev/a.hcl')]).toEqual([true, undefined])
})

it('the last pattern that fits counts', () => {
  const patterns = new Patterns(['*.hcl', '!keep.hcl', 'x/keep.hcl'], '.', new Places('/repo'))
  expect(['a.hcl', 'keep.hcl', 'x/keep.hcl', 'a.json'].map((path) => patterns.verdict(path))).toEqual([
    true,
    false,
    true,
    undefined,
  ])
})
