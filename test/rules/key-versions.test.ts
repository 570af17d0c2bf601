import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { parseVersion } from '../../server/facts/version.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { memoryHost } from '../memory-host.ts'

/** The findings of the rules on keys, as `rule severity`. */
async function judge(text: string, version?: string): Promise<readonly string[]> {
  const options = {
    ...defaultOptions,
    paths: ['nomad.hcl'],
    version: version === undefined ? undefined : parseVersion(version),
    only: new Set(rules.map(({ id }) => id).filter((id) => /^config\/.*(key|type|unit)/.test(id))),
  }
  const { findings } = await lint(options, rules, memoryHost(new Map([['nomad.hcl', text]])))
  return findings.map(({ rule, severity }) => `${rule} ${severity}`)
}

describe('a key that some versions have', () => {
  const users = 'client {\n  users {\n    dynamic_user_min = "x"\n  }\n}'

  it('is judged by the version that is given', async () => {
    expect(await judge(users, '1.7.0')).toEqual(['config/not-yet-known-key error'])
    expect(await judge(users, '1.8.0')).toEqual(['config/wrong-type error'])
  })

  it('is refused by all where those that do not know it refuse it as well', async () => {
    expect(await judge(users)).toEqual(['config/not-yet-known-key warning', 'config/wrong-type error'])
  })

  it('is a warning where the others ignore it', async () => {
    const key = 'server {\n  default_scheduler_config {\n    node_limit_for_feasibility_checks = 3\n  }\n}'
    expect(await judge(key)).toEqual(['config/wrong-type warning'])
    expect(await judge(key, '2.0.0')).toEqual(['config/not-yet-known-key warning'])
    expect(await judge(key, '2.0.1')).toEqual(['config/wrong-type error'])
  })

  it('is known to patches of an older minor', async () => {
    const key = 'client {\n  preferred_address_family = "ipv4"\n}'
    expect(await judge(key, '1.8.1')).toEqual(['config/not-yet-known-key error'])
    expect(await judge(key, '1.8.2')).toEqual([])
    expect(await judge(key, '1.9.0')).toEqual([])
  })
})

describe('a key that was removed', () => {
  const suites = 'tls {\n  tls_prefer_server_cipher_suites = true\n}'

  it('is one for the versions that had it', async () => {
    expect(await judge(suites, '1.8.21')).toEqual([])
    expect(await judge(suites, '1.9.0')).toEqual(['config/removed-key error'])
    expect(await judge(suites)).toEqual(['config/removed-key warning'])
  })

  it('is said once, whatever else is wrong with it', async () => {
    expect(await judge('vault {\n  allow_unauthenticated = []\n}', '2.0.0')).toEqual([
      'config/removed-key warning',
    ])
  })

  it('is deprecated before', async () => {
    expect(await judge('vault {\n  task_token_ttl = "1h"\n}', '1.9.0')).toEqual([
      'config/deprecated-key info',
    ])
  })
})

describe('a name that is a secret', () => {
  it('is not quoted', async () => {
    const key = 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ'
    const host = memoryHost(new Map([['nomad.hcl', `server {\n  encrypt = true ${key} = 1\n}\n`]]))
    const { findings } = await lint({ ...defaultOptions, paths: ['nomad.hcl'] }, rules, host)
    expect(findings.some(({ rule }) => rule === 'config/unknown-key')).toBe(true)
    expect(JSON.stringify(findings.map(({ message, help }) => [message, help]))).not.toContain(key)
  })
})
