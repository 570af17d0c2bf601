import { expect, it } from 'vitest'
import { compileGlob } from '../../server/settings/glob.ts'

it.each([
  ['a.hcl', ['a.hcl'], ['A.hcl', 'aa.hcl', 'x/a.hcl']],
  ['*.hcl', ['a.hcl', '.hcl', 'a.b.hcl'], ['a.json', 'x/a.hcl']],
  ['a*b*c', ['abc', 'axbxc', 'abbcc'], ['acb', 'ab/c']],
  ['a?c', ['abc', 'a😀c'], ['ac', 'abbc', 'a/c']],
  ['**/a', ['a', 'x/a', 'x/y/a'], ['xa', 'a/x']],
  ['a/**', ['a', 'a/b', 'a/b/c'], ['b']],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['ab', 'a/b/c']],
  ['**/a/**/b', ['a/b', 'x/a/a/y/b'], ['b', 'x/b/a']],
  ['a**b', ['ab', 'axxb'], ['a/b']],
  ['[a-c]x', ['ax', 'cx'], ['dx', 'x', '-x']],
  ['[!a-c]x', ['dx'], ['ax', 'x']],
  ['[^a]', ['b'], ['a']],
  ['[]a]', [']', 'a'], ['b']],
  ['[a', ['[a'], ['a']],
  ['{a,b}.hcl', ['a.hcl', 'b.hcl'], ['c.hcl', '{a,b}.hcl']],
  ['{a,b/{c,d}}/x', ['a/x', 'b/c/x', 'b/d/x'], ['b/x', 'c/x']],
  ['{a,}b', ['ab', 'b'], []],
  ['{a}', ['{a}'], ['a']],
  ['{a,b', ['{a,b'], ['a']],
  ['\\*', ['*'], ['a', '\\a']],
  ['\\{a,b}', ['{a,b}'], ['a']],
  ['(a|b)+', ['(a|b)+'], ['a', 'aa']],
  ['../*', ['../a'], ['a', '../../a']],
])('%s', (pattern, fitting, others) => {
  const matches = compileGlob(pattern)
  expect(fitting.filter((path) => !matches(path))).toEqual([])
  expect(others.filter((path) => matches(path))).toEqual([])
})

it.each([
  '*a'.repeat(450),
  '**/*a'.repeat(180),
  '**/'.repeat(300),
  '{a,b}'.repeat(180),
  '{*a,*b}'.repeat(140),
  '{a,'.repeat(300),
  `${'{'.repeat(300)}a${',b}'.repeat(200)}`,
  '(a|'.repeat(250),
  '(a+)+'.repeat(190),
  '*(a*)'.repeat(150),
  '[a-'.repeat(300),
  '[!b]*'.repeat(190),
  '?*'.repeat(480),
])('no pattern takes long: %s', (pattern) => {
  const paths = ['a'.repeat(250), `${`${'ab'.repeat(30)}/`.repeat(60)}x`]
  const started = performance.now()
  const matches = compileGlob(pattern)
  for (const path of paths) for (let times = 0; times < 5; times++) matches(path)
  expect(performance.now() - started).toBeLessThan(2000)
})
