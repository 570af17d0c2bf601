import { describe, expect, it } from 'vitest'
import { type EffectiveEntry, effectiveOf } from '../../../server/agents/effective/effective.ts'
import { positionAt } from '../../../server/text/source.ts'
import { agentOf } from '../agent-of.ts'

/** Each setting: its pointer, its value, what is known of that, and the lines it is from and over. */
function rows(entries: readonly EffectiveEntry[]): readonly unknown[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'block') return rows(entry.entries)
    const [from, over] = [entry.from, entry.over].map((places) =>
      places.map(({ location: { source, span } }) => `${source.path}:${positionAt(source, span.start).line}`),
    )
    return [[entry.pointer, entry.value, entry.state, from, over]]
  })
}

const settings = (...texts: readonly string[]) => rows(effectiveOf(agentOf(...texts)))

describe('a setting in force', () => {
  it.each([
    ['client { meta { "a/b" = "1" } }', ['/client/meta/a~1b', '1', 'set']],
    ['client { meta { "c~d" = "2" } }', ['/client/meta/c~0d', '2', 'set']],
    ['client { host_volume "x/y" { path = "/a" } }', ['/client/host_volume/x~1y/path', '/a', 'set']],
    ['client { meta {} }', ['/client/meta', {}, 'default']],
    ['client { meta = "x" }', ['/client/meta', undefined, 'refused']],
    ['bind_addr = ""', ['/bind_addr', '0.0.0.0', 'default']],
    ['region = "${r}"', ['/region', undefined, 'template']],
    ['server { log_file = "/l" }', ['/server/log_file', undefined, 'lost']],
  ])('%j', (text, expected) => {
    expect(settings(text)).toEqual([[...expected, ['1.hcl:1'], []]])
  })

  it('is from all places of a list that grows', () => {
    const file = (name: string) => `consul {\n  service_identity {\n    aud = ["${name}"]\n  }\n}`
    expect(settings(file('a'), file('b'))).toEqual([
      ['/consul/default/service_identity/aud', ['a', 'b'], 'set', ['1.hcl:3', '2.hcl:3'], []],
    ])
  })

  it('of a map is from the last place that has its name', () => {
    const file = (inside: string) => `client {\n  meta {\n    ${inside}\n  }\n}`
    expect(settings(file('a = "1"'), file('b = "2"'), file('a = "3"'))).toEqual([
      ['/client/meta/a', '3', 'set', ['3.hcl:2'], ['1.hcl:2']],
      ['/client/meta/b', '2', 'set', ['2.hcl:2'], []],
    ])
  })
})

describe('a block', () => {
  const labels = (text: string) =>
    effectiveOf(agentOf(text)).map((entry) => entry.kind === 'block' && [entry.name, entry.label])

  it('has its label as it is written, whatever tells it from others', () => {
    const keyring = (inside: string) => `keyring "awskms" {\n  ${inside}\n  region = "a"\n}\n`
    expect(labels(keyring('name = "one"') + keyring('name = "two"') + keyring(''))).toEqual([
      ['keyring', 'awskms'],
      ['keyring', 'awskms'],
      ['keyring', 'awskms'],
    ])
    expect(labels('keyring "aws.one" {\n  name = ""\n}\nkeyring "aead.x" {\n  active = true\n}')).toEqual([
      ['keyring', 'aws.one'],
      ['keyring', 'aead.x'],
    ])
  })

  it('without anything in it is left out', () => {
    expect(effectiveOf(agentOf('server {\n}\nacl {\n}\nregion = "eu"'))).toHaveLength(1)
  })
})
