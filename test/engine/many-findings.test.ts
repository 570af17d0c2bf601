import { expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { mostFindings } from '../../server/engine/collect.ts'
import { parse } from '../../server/hcl/parse.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { createSource } from '../../server/text/source.ts'
import { memoryHost } from '../memory-host.ts'

function lintFile(text: string) {
  const host = memoryHost(new Map([['a.hcl', text]]))
  return lint({ ...defaultOptions, paths: ['a.hcl'] }, rules, host)
}

const lines = Array.from({ length: 3000 }, (_, index) => `a${index} = 1\n`).join('')

it('of one rule about one file are told up to a number; the others are counted', async () => {
  const { findings, notChecked } = await lintFile(
    `server { encrypt = "short" }\n${lines}tls { htp = true }\n`,
  )
  const count = (rule: string) => findings.filter((finding) => finding.rule === rule).length
  expect(count('config/unknown-key')).toBe(mostFindings)
  // Other rules are heard all the same.
  expect(count('gossip/key-length') + count('gossip/key-not-base64')).toBeGreaterThan(0)
  expect(notChecked).toContainEqual({
    what: 'finding',
    why: 'left out: no rule tells more than 1000 of one file',
    count: 3001 - mostFindings,
  })
})

it('do not make a suppression unused that may be about one of those left out', async () => {
  const { findings } = await lintFile(`${lines}# nomadlint-ignore config/unknown-key: ours\nlast = 1\n`)
  expect(findings.map(({ rule }) => rule)).not.toContain('config/unused-suppression')
})

it('are not told of names at any length', async () => {
  const long = 'x'.repeat(300_000)
  const texts = [
    `${long} = 1`,
    `server { ${long} = "a" }`,
    `region = "${long}"\ntls { cert_file = "${long}" }`,
    `name = ${long}`,
    `"${long}`,
    `plugin "${long}" { x = 1 }`,
    `data_dir = "${long}"\nlog_level = "${long}"\nserver { enabled = true heartbeat_grace = "${long}" }`,
    `{"${long}": [[1]]}`,
  ]
  for (const text of texts) {
    const { findings } = await lintFile(text)
    expect(findings.length, text.slice(0, 40)).toBeGreaterThan(0)
    for (const { message, help = '', related, fixes } of findings) {
      expect(message.length).toBeLessThanOrEqual(1000)
      expect(help.length).toBeLessThanOrEqual(1000)
      for (const place of related) expect(place.message.length).toBeLessThanOrEqual(1000)
      for (const { title } of fixes) expect(title.length).toBeLessThanOrEqual(1000)
    }
  }
})

it('about lists in lists are one a file', () => {
  const { problems } = parse(createSource('a.json', `{"server": {"retry_join": ${'['.repeat(50)}"a"]}}`))
  expect(problems.filter(({ message }) => message.includes('lists inside lists'))).toHaveLength(1)
})
