import { describe, expect, it } from 'vitest'
import { assembleAgent } from '../../server/agents/assemble.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { createSource } from '../../server/text/source.ts'
import { agentOf, agentUnder, placesOf, settingOf } from './agent-of.ts'

describe('a template that may say more', () => {
  const agentOfTemplate = (first: string, template: string) => {
    const files = [createSource('1.hcl', first), createSource('2.hcl.j2', template)]
    return assembleAgent({
      name: 'agent',
      files: files.map((one) => parseConfigFile(one, true)),
      grouping: '',
    })
  }
  const search = (text: string) => `server {\n  search {\n    ${text}\n  }\n}\n`

  it('does not make zero what it leaves out of a block that is replaced as a whole', () => {
    const agent = agentOfTemplate(search('limit_query = 50'), search('limit_results = 9\n{{ more }}'))
    expect(settingOf(agent, 'server.search.limit_query').effective).toBe(50)
  })
})

describe('a block that is left out of one that is replaced as a whole', () => {
  const store = (text: string) => `server {\n  raft_logstore {\n    ${text}\n  }\n}`

  it('is zero, and both places say so', () => {
    const agent = agentOf(store('verification {\n  enabled = true\n}'), store('disable_log_cache = true'))
    const setting = settingOf(agent, 'server.raft_logstore.verification.enabled')
    expect(setting.effective).toBe(false)
    expect(placesOf(setting)).toEqual(['1.hcl:4', '2.hcl:2'])
  })
})

it('of blocks with one label the last one in a file counts', () => {
  const print = (text: string) => `client {\n  fingerprint "env_aws" {\n    ${text}\n  }\n}\n`
  const twice =
    'fingerprint "env_aws" {\n  exit_on_failure = true\n}\nfingerprint "env_aws" {\n  retry_attempts = 2\n}'
  const path = 'client.fingerprint#env_aws'
  const alone = agentOf(`client {\n${twice}\n}\n`)
  expect(settingOf(alone, `${path}.retry_attempts`).effective).toBe(2)
  expect(settingOf(alone, `${path}.exit_on_failure`).written).toBe(false)
  const apart = agentOf(print('exit_on_failure = true'), print('retry_attempts = 2'))
  expect(settingOf(apart, `${path}.exit_on_failure`).effective).toBe(true)
})

it('a version of Nomad that loses nothing merges all else alike', () => {
  const join = (host: string) => `server {\n  retry_join = ["${host}"]\n}`
  const agent = agentUnder({ isLost: () => false }, join('a'), join('b'))
  expect(settingOf(agent, 'server.retry_join').effective).toEqual(['a', 'b'])
})
