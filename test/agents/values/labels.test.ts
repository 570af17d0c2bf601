import { describe, expect, it } from 'vitest'
import { assembleAgent } from '../../../server/agents/assemble.ts'
import { readAgentFlags } from '../../../server/agents/start/agent-flags.ts'
import { valueProblems } from '../../../server/agents/values/check-values.ts'
import { textOf } from '../../../server/text/source.ts'
import { filesOf } from '../agent-of.ts'
import {
  type Advice,
  advises,
  client,
  judges,
  problems,
  server,
  silentElsewhere,
  stops,
  valueProblemsOf,
} from './judges.ts'

const known = '"env_aws", "env_azure", "env_gce" or "env_digitalocean"'
const fingerprint = (label: string, inside = 'retry_attempts = 1') =>
  `fingerprint "${label}" {\n  ${inside}\n}\n`
const inClient = (...blocks: readonly string[]) => `client {\n${blocks.join('')}}\n`

const rows: readonly Advice[] = [
  [
    client(fingerprint('env_gcp')),
    `fingerprint: "env_gcp" is no fingerprinter that takes settings: ${stops}`,
    'write "env_gce"',
  ],
  [
    client(fingerprint('network')),
    `fingerprint: "network" is no fingerprinter that takes settings: ${stops}`,
    `write ${known}`,
  ],
  [
    client(fingerprint('env_aws', 'retry_attempt = 1')),
    `retry_attempt: \`retry_attempt\` is no key in \`client.fingerprint\`: ${stops}`,
    'did you mean `retry_attempts`?',
  ],
  [
    client(fingerprint('env_aws', 'timeout = "1s"')),
    `timeout: \`timeout\` is no key in \`client.fingerprint\`: ${stops}`,
    'delete it',
  ],
  [
    client(fingerprint('env_aws', 'retry_attempts = 1\n  retry_attempts = 2')),
    `retry_attempts: \`retry_attempts\` stands twice in \`client.fingerprint\`: ${stops}`,
    'delete it',
  ],
  [
    'keyring "awskm" { region = "a" }',
    `keyring: "awskm" is no provider of a keyring: ${stops}`,
    'write "awskms"',
  ],
  [
    'keyring "awskm" {\n  name = "one"\n  region = "a"\n}',
    `keyring: "awskm" is no provider of a keyring: ${stops}`,
    'write "awskms"',
  ],
]

advises(rows)

describe('a fingerprinter', () => {
  silentElsewhere([fingerprint('env_gcp')], server, 'client')

  it('is not blamed for what stands elsewhere', () => {
    expect(problems(`${client(fingerprint('env_aws'))}nonsense = 1\n`)).toEqual([])
  })

  const typo = (label: string) => fingerprint(label, 'retry_attempt = 1')

  // Merging keeps what the first file of a label has too much.
  it.each([
    [[inClient(fingerprint('env_aws'), fingerprint('env_gce'))], inClient(typo('env_aws')), 0],
    [[inClient(fingerprint('env_aws'))], inClient(fingerprint('env_gce'), typo('env_aws')), 0],
    [[inClient(fingerprint('env_aws'))], inClient(typo('env_gce'), fingerprint('env_aws')), 1],
    [[inClient(fingerprint('env_aws'))], inClient(fingerprint('env_aws'), typo('env_gce')), 1],
    [[`${inClient(fingerprint('env_aws'))}\n\n\n# The end.\n`], inClient(typo('env_gce')), 1],
    [[`${'\n'.repeat(20)}${inClient(fingerprint('env_aws'))}`], inClient(typo('env_gce')), 1],
    [[`${'\n'.repeat(99)}${inClient(fingerprint('env_aws'))}`], inClient(typo('env_gce')), 1],
  ])('keeps the mistakes of its first file: %j, then %j', (before, text, count) => {
    expect(problems(client(''), ...before, text)).toHaveLength(count)
  })

  it('is pointed at by programs', () => {
    const [problem] = valueProblemsOf(client(typo('env_aws')))
    expect(problem?.pointer).toBe('/client/fingerprint')
  })
})

it('a label is one step of a pointer, whatever signs it has', () => {
  const text = client(`${fingerprint('env/aws')}${fingerprint('env~gce')}`)
  expect(valueProblemsOf(text).map(({ pointer }) => pointer)).toEqual([
    '/client/fingerprint/env~1aws',
    '/client/fingerprint/env~0gce',
  ])
})

describe('a keyring', () => {
  it('of an unknown provider was once taken for another', () => {
    expect(valueProblemsOf('keyring "aws" { region = "a" }')).toMatchObject([
      { pointer: '/keyring/aws', since: ['1.8.17', '1.9.13', '1.10.5', '1.11.0'] },
    ])
  })

  it('may be one of several that are active in Enterprise', () => {
    const keyring = (label: string) => `keyring "${label}" {\n  active = true\n}\n`
    const text = server('') + keyring('aead') + keyring('awskms') + keyring('transit')
    expect(valueProblemsOf(text)).toMatchObject([
      { mild: true, message: '3 keyrings are active: Nomad does not start, unless it is Enterprise.' },
    ])
  })

  judges([['keyring "awskms" {\n  name = "aws"\n}\nkeyring "awskms" {\n  name = "two"\n}', undefined]])
})

it('a block is pointed at where it stands, not where the first of its kind does', () => {
  const text = 'client {\n  host_volume "a" {\n    path = "/a"\n  }\n  host_volume "b" {\n  }\n}\n'
  const [problem] = valueProblemsOf(text)
  expect(problem?.message).toBe(`The host volume "b" has no path: ${stops}`)
  expect(problem?.help).toBe('set `path` to the directory it is')
  expect(problem?.at.at.span.start).toBe(text.indexOf('host_volume "b"'))
})

it('what a flag sets is pointed at in the flag', () => {
  const { started } = readAgentFlags('-client -data-dir=/d -meta a..b=1')
  const files = filesOf(['region = "eu"'])
  const agent = assembleAgent({ name: 'a', files, grouping: '', started: [started] })
  const said = [...valueProblems(agent)].map(({ at: { at }, message }) => [
    textOf(at.source, at.span),
    message,
  ])
  expect(said).toEqual([['-meta', `"a..b" cannot be a name in \`client.meta\`: ${stops}`]])
})

describe('a name in meta', () => {
  judges(
    [
      ['meta { "abc.def.ghi" = "1" }', undefined],
      ['meta { "a.b..c" = "1" }', /^"a\.b\.\.c": "a\.b\.\.c" cannot be a name/],
    ],
    client,
  )
})
