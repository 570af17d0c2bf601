import { expect, it } from 'vitest'
import { secretsOf } from '../../server/config/secrets.ts'
import { createSource } from '../../server/text/source.ts'

it('looks for secrets in time linear in the text', () => {
  const text = 'encrypt = "a\n'.repeat(50_000) + '='.repeat(200_000) + 'a'.repeat(200_000)
  const started = performance.now()
  secretsOf(createSource('file', text))
  expect(performance.now() - started).toBeLessThan(5_000)
})

it.each([
  'a_'.repeat(300_000),
  '" '.repeat(300_000),
  'token '.repeat(50_000),
  '"token='.repeat(100_000),
  'token "'.repeat(50_000),
  '# token\n'.repeat(50_000),
  'token /*\n'.repeat(50_000),
  'token <<EOF\n'.repeat(50_000),
  '\\"'.repeat(300_000),
  '"\\u0074'.repeat(100_000),
  `"${'a'.repeat(300_000)} ="`,
  `"${'tokens'.repeat(100_000)} ="`,
  '://a'.repeat(200_000),
  '://a:'.repeat(200_000),
  '"a:'.repeat(300_000),
  '://:\\'.repeat(200_000),
  '-eyJ.'.repeat(200_000),
  ' eyJaaaaaaaaaa.'.repeat(60_000),
  '-----BEGIN PRIVATE KEY-----'.repeat(40_000),
  '-----END PRIVATE KEY-----"'.repeat(40_000),
  `"${'-----END '.repeat(60_000)}PRIVATE KEY-----`,
  '{"token":"a",'.repeat(50_000),
  Array.from({ length: 50_000 }, (_, index) => `a_b_c_d_e_f_${index}`).join('='),
])('and so it does on text made to be slow (%#)', (text) => {
  const started = performance.now()
  secretsOf(createSource('file', text))
  expect(performance.now() - started).toBeLessThan(5_000)
})
