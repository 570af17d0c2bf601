import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'

const agent = (...texts: readonly string[]) =>
  Object.fromEntries(texts.map((text, index) => [`${index + 1}.hcl`, text]))
const spans = async (rule: string, ...texts: readonly string[]) =>
  (await findingsOf(rule, agent(...texts))).map(({ at }) => at)

describe('config/cannot-unset', () => {
  const rule = 'config/cannot-unset'

  it.each([
    ['a switch', 'tls { rpc = true }', 'tls { rpc = false }', ['2.hcl: false']],
    ['a text', 'region = "eu"', 'region = ""', ['2.hcl: ""']],
    ['a number', 'ports { http = 5646 }', 'ports { http = 0 }', ['2.hcl: 0']],
    [
      'a list that is replaced',
      'server { server_join { retry_join = ["a"] } }',
      'server { server_join { retry_join = [] } }',
      ['2.hcl: []'],
    ],
    ['a list that grows', 'client { servers = ["a"] }', 'client { servers = [] }', ['2.hcl: []']],
    ['a named block', 'consul { token = "x" }', 'consul { token = "" }', ['2.hcl: ""']],
  ])('%s', async (_, first, second, expected) => {
    expect(await spans(rule, first, second)).toEqual(expected)
  })

  it.each([
    ['the zero comes first', 'tls { rpc = false }', 'tls { rpc = true }'],
    ['both say no', 'tls { rpc = false }', 'tls { rpc = false }'],
    ['Nomad holds a pointer', 'consul { auto_advertise = true }', 'consul { auto_advertise = false }'],
    ['the earlier one is a template', 'region = "${region}"', 'region = ""'],
    [
      'another rule says it',
      'client { bind_wildcard_default_host_network = true }',
      'client { bind_wildcard_default_host_network = false }',
    ],
  ])('silent where %s', async (_, first, second) => {
    expect(await spans(rule, first, second)).toEqual([])
  })

  it('silent within one file, where the last one stands', async () => {
    expect(await spans(rule, 'server { enabled = true }\nserver { enabled = false }')).toEqual([])
  })

  it('silent where a still later file has its say', async () => {
    expect(await spans(rule, 'region = "a"', 'region = ""', 'region = "b"')).toEqual([])
  })
})

describe('config/overridden-value', () => {
  const rule = 'config/overridden-value'

  it('finds every value that is not in force', async () => {
    expect(await spans(rule, 'region = "a"', 'region = "b"', 'region = "c"')).toEqual([
      '1.hcl: "a"',
      '2.hcl: "b"',
    ])
  })

  it('knows that false overrides a pointer and true overrides false', async () => {
    expect(await spans(rule, 'consul { ssl = true }', 'consul { ssl = false }')).toEqual(['1.hcl: true'])
    expect(await spans(rule, 'tls { rpc = false }', 'tls { rpc = true }')).toEqual(['1.hcl: false'])
  })

  it.each([
    ['both say the same', 'region = "a"', 'region = "a"'],
    ['the later one is empty', 'region = "a"', 'region = ""'],
    ['lists are joined', 'client { servers = ["a"] }', 'client { servers = ["b"] }'],
    ['one is a template', 'region = "${a}"', 'region = "b"'],
    ['the later one is a template', 'region = "a"', 'region = "${b}"'],
    ['the earlier one is empty', 'region = ""', 'region = "b"'],
    ['numbers are the same', 'ports { http = 5646 }', 'ports { http = 5646 }'],
    ['maps have other names', 'client { meta { a = "1" } }', 'client { meta { b = "2" } }'],
    ['maps say the same', 'client { meta { a = "1" } }', 'client { meta { a = "1" } }'],
  ])('silent where %s', async (_, first, second) => {
    expect(await spans(rule, first, second)).toEqual([])
  })

  it('points at the setting of a driver, whose configuration goes over many lines', async () => {
    const driver = (value: number) => `plugin "docker" {\n  config {\n    a = ${value}\n  }\n}\n`
    expect(await spans(rule, driver(1), driver(2))).toEqual(['1.hcl: config'])
  })

  it('goes by the order of the files, and says nothing within one', async () => {
    expect(await spans(rule, 'client { meta { a = "1" } }', 'client { meta { a = "2" b = "3" } }')).toEqual([
      '1.hcl: "1"',
    ])
    expect(
      await spans(rule, 'region = "a"\nserver {}', 'server { enabled = true }\nserver { enabled = false }'),
    ).toEqual([])
    expect(await spans(rule, 'ports { http = 5646 }', 'ports { http = 6646 }')).toEqual(['1.hcl: 5646'])
    expect(await spans(rule, 'server { bootstrap_expect = 3 }', 'server { bootstrap_expect = 5 }')).toEqual([
      '1.hcl: 3',
    ])
  })

  it('quotes no value, which might be a secret', async () => {
    const found = await findingsOf(rule, agent('consul { token = "one" }', 'consul { token = "two" }'))
    expect(found).toHaveLength(1)
    expect(found[0]?.message + (found[0]?.help ?? '')).not.toMatch(/one|two/)
  })
})

describe('config/partial-block-resets', () => {
  const rule = 'config/partial-block-resets'

  it('judges the last block, which is the one in force', async () => {
    expect(await spans(rule, 'ui { enabled = true }', 'ui {}')).toEqual(['2.hcl: ui'])
    expect(await spans(rule, 'ui {}', 'ui { enabled = true }')).toEqual([])
  })

  it('takes what one file says in several blocks together', async () => {
    expect(await spans(rule, 'ui { label { text = "a" } }\nui { enabled = true }')).toEqual([])
  })

  it('names what is missing', async () => {
    const text = 'server { search { fuzzy_enabled = true limit_query = 9 } }'
    const [found] = await findingsOf(rule, text)
    expect(found?.help).toContain('`limit_results = 100`, `min_term_length = 2`')
    expect(found?.help).not.toContain('limit_query')
  })

  it('is content with a full block', async () => {
    const search = 'fuzzy_enabled = false limit_query = 1 limit_results = 1 min_term_length = 1'
    const scheduler = 'preemption_config { system_scheduler_enabled = true }'
    expect(
      await spans(rule, `server { search { ${search} } default_scheduler_config { ${scheduler} } }`),
    ).toEqual([])
  })
})

describe('config/template', () => {
  it('counts the values of a file, lists as one', async () => {
    const text = 'name = "@@NAME@@"\nclient { servers = ["${a}", "${b}"] }\ntls { rpc = "{{ tls }}" }'
    const found = await findingsOf('config/template', text)
    expect(found.map(({ at }) => at)).toEqual(['"@@NAME@@"'])
    expect(found[0]?.message).toMatch(/^3 values/)
  })
})
