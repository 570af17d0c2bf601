import { createColors } from 'picocolors'
import { describe, expect, it } from 'vitest'
import { assembleAgent } from '../../../server/agents/assemble.ts'
import { readAgentFlags } from '../../../server/agents/start/agent-flags.ts'
import { parseConfigFile } from '../../../server/config/read-file.ts'
import type { Key } from '../../../server/keys/key.ts'
import { rootBlock } from '../../../server/keys/table.generated.ts'
import { mergedHcl } from '../../../server/report/merged-hcl.ts'
import { mergedJson } from '../../../server/report/merged-json.ts'
import { createSource } from '../../../server/text/source.ts'
import { agentOf, filesOf, written } from '../agent-of.ts'

/** The lines of the merged agent without its head. */
function shown(...texts: readonly string[]): readonly string[] {
  return body(mergedHcl(agentOf(...texts), createColors(false)))
}

function body(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
}

describe('the merged agent', () => {
  it('says what is in force, where it is from, and what lost to it', () => {
    const lines = shown(
      'region = "eu"\nlog_json = true',
      'region = "us"\nlog_json = false',
      'datacenter = "dc2"',
    )
    expect(lines).toEqual([
      'region = "us" # 2.hcl:1, over 1.hcl:1',
      'log_json = true # 1.hcl:2, over 2.hcl:2',
      'datacenter = "dc2" # 3.hcl:1',
    ])
  })

  it('has a head that says which agent it is', () => {
    const agent = agentOf('data_dir = "/d"\nserver {\n  enabled = true\n}')
    expect(
      mergedHcl({ ...agent, grouping: 'said so' }, createColors(false))
        .split('\n')
        .slice(0, 3),
    ).toEqual(['# agent: server, region global', '#   1. 1.hcl', '#   Why: said so.'])
  })

  it('lists all places of what grows, and those of each key of a map', () => {
    const lines = shown(
      'server {\n  start_join = ["a"]\n}\nclient {\n  meta {\n    a = "1"\n    b = "2"\n  }\n}',
      'server {\n  start_join = ["b"]\n}\nclient {\n  meta {\n    b = "3"\n  }\n}',
    )
    expect(lines).toEqual([
      'server {',
      '  start_join = ["a", "b"] # 1.hcl:2 and 2.hcl:2',
      '}',
      'client {',
      '  meta {',
      '    a = "1" # 1.hcl:5',
      '    b = "3" # 2.hcl:5, over 1.hcl:5',
      '  }',
      '}',
    ])
  })

  it('tells what is unknown, unset, lost or left out', () => {
    const lines = shown(
      'region = "${region}"\nname = ""\nserver {\n  heartbeat_grace = "0s"\n  log_file = "/x"\n  enabled = "yes"\n}\nui {\n}',
    )
    expect(lines).toEqual([
      'region = "${region}" # not known, a template: 1.hcl:1',
      'server {',
      '  heartbeat_grace = "10s" # the default, as nothing is set by 1.hcl:4',
      '  # log_file: lost, as Nomad never copies it: 1.hcl:5',
      '  enabled = "yes" # not known, Nomad refuses it: 1.hcl:6',
      '}',
      'ui {',
      '  enabled = false # 1.hcl:8, which leaves it out',
      '}',
    ])
    expect(mergedHcl(agentOf('name = ""'), createColors(false))).toContain(
      '# name: the default, as nothing is set by 1.hcl:1\n',
    )
  })

  it('names flags', () => {
    const { started } = readAgentFlags('-region=us -log-json')
    const agent = assembleAgent({
      name: 'a',
      files: filesOf(['region = "eu"']),
      grouping: '',
      started: [started],
    })
    expect(body(mergedHcl(agent, createColors(false)))).toEqual([
      'region = "us" # the flag -region, over 1.hcl:1',
      'log_json = true # the flag -log-json',
    ])
  })

  it('keeps labels and blocks', () => {
    const network = (cidr: string) => `client {\n  host_network "p" {\n    cidr = "${cidr}"\n  }\n}`
    expect(
      shown(
        'plugin "docker" {\n  config {\n    volumes {\n      enabled = true\n    }\n  }\n}\nkeyring "awskms" {\n  name = "one"\n}',
        network('10.0.0.0/8'),
        network('11.0.0.0/8'),
      ),
    ).toEqual([
      'plugin "docker" {',
      '  config { # 1.hcl:2',
      '    volumes {',
      '      enabled = true',
      '    }',
      '  }',
      '}',
      'keyring "awskms" {',
      '  name = "one" # 1.hcl:9',
      '}',
      'client {',
      '  host_network "p" {',
      '    cidr = "10.0.0.0/8" # 2.hcl:3',
      '  }',
      '  host_network "p" {',
      '    cidr = "11.0.0.0/8" # 3.hcl:3',
      '  }',
      '}',
    ])
  })

  it('is HCL that says the same', () => {
    const texts = [
      'region = "e\\"u"\nserver {\n  enabled = true\n  retry_join = ["a", "b"]\n}\nclient {\n  meta {\n    "a key" = "x ${y} \\u2028"\n  }\n}',
      'consul {\n  name = "x"\n  ssl = true\n}\nplugin "p" {\n  config {\n    list = [1, "two"]\n  }\n}\nui {\n}',
    ]
    const printed = mergedHcl(agentOf(...texts), createColors(false))
    const again = parseConfigFile(createSource('1.hcl', printed), true)
    expect(again.parsed.problems).toEqual([])
    expect(again.issues).toEqual([])
    const values = (text: string) => body(text).map((line) => line.replace(/ #.*/, ''))
    expect(values(mergedHcl(agentOf(printed), createColors(false)))).toEqual(values(printed))
  })

  it('is JSON for programs', () => {
    const agent = agentOf('region = "eu"', 'region = "us"\nserver {\n  log_file = "/x"\n}')
    const [parsed] = JSON.parse(mergedJson([agent]))
    expect(parsed).toMatchObject({
      name: 'agent',
      files: ['1.hcl', '2.hcl'],
      role: 'none',
      region: 'us',
      dev: false,
    })
    expect(parsed.settings).toEqual([
      {
        pointer: '/region',
        value: 'us',
        state: 'set',
        from: [{ file: '2.hcl', line: 1, column: 10 }],
        over: [{ file: '1.hcl', line: 1, column: 10 }],
      },
      {
        pointer: '/server/log_file',
        value: null,
        state: 'lost',
        from: [{ file: '2.hcl', line: 3, column: 14 }],
        over: [],
      },
    ])
  })
})

describe('no secret is shown', () => {
  const secret = 'S3CR3Tvalue9'

  function print(...texts: readonly string[]): string {
    const agent = agentOf(...texts)
    return mergedHcl(agent, createColors(false)) + mergedJson([agent])
  }

  it.each(secretPaths(rootBlock.keys, ''))('of %s', (path) => {
    expect(print(written(path, `"${secret}"`))).not.toContain(secret)
    expect(print(written(path, `"${secret}"`), written(path, '"other-s3cret-99"'))).not.toMatch(
      /S3CR3T|other-s3cret/,
    )
    expect(print(written(path, `"\${${secret}}"`))).not.toContain(secret)
    expect(print(written(path, `["${secret}"]`))).not.toContain(secret)
  })

  it.each([
    `server {\n  retry_join = [\n    "a",\n    "provider=aws secret_access_key=${secret}"\n  ]\n}`,
    `server {\n  server_join {\n    retry_join = ["provider=x password=${secret}"]\n  }\n}`,
    `http_api_response_headers {\n  Authorization = "Bearer ${secret}"\n}`,
    `http_api_response_headers {\n  X = "Basic ${secret}"\n}`,
    `client {\n  options {\n    "docker.auth.token" = "${secret}"\n  }\n}`,
    `client {\n  meta {\n    api_key = "${secret}"\n  }\n}`,
    `consul {\n  address = "https://user:${secret}@consul:8500"\n}`,
    `telemetry {\n  circonus_submission_url = "https://h/p?api_token=${secret}"\n}`,
    `plugin "docker" {\n  config {\n    auth {\n      password = "${secret}"\n    }\n  }\n}`,
    `plugin "x" {\n  args = ["--token", "--password=${secret}"]\n}`,
    `plugin "x" {\n  config {\n    list = [{ client_secret = "${secret}" }]\n  }\n}`,
    `keyring "awskms" {\n  custom_secret = "${secret}"\n}`,
    `server {\n  encrypt = ${secret}\n}`,
    `{"server": {"enabled": true, "encrypt": "${secret}"}, "vault": {"token": "${secret}", "enabled": true}}`,
  ])('in %s', (text) => {
    expect(print(text)).not.toContain(secret)
  })

  it('of a flag', () => {
    const { started } = readAgentFlags(`-encrypt=${secret} -consul-token ${secret} -meta token=${secret}`)
    const agent = assembleAgent({
      name: 'a',
      files: filesOf(['']),
      grouping: started.text,
      started: [started],
    })
    const printed = mergedHcl(agent, createColors(false)) + mergedJson([agent])
    expect(printed).not.toContain(secret)
    expect(printed).toContain('encrypt = "********" # the flag -encrypt')
  })

  it('and what is none is', () => {
    const lines = shown(
      'server {\n  encrypt = "S3CR3T"\n  retry_join = [\n    "10.0.0.1"\n  ]\n}\nacl {\n  token_ttl = "1h"\n}',
    )
    expect(lines).toContain('  retry_join = ["10.0.0.1"] # 1.hcl:3')
    expect(lines).toContain('  token_ttl = "1h" # 1.hcl:8')
    const path = '/opt/Nomad/2024/a/path/that/is/as/long/as/a/key/or/longer'
    expect(shown(`data_dir = "${path}"`)).toEqual([`data_dir = "${path}" # 1.hcl:1`])
    expect(shown('vault {\n  # token\n}\ndata_dir = "/d"')).toEqual(['data_dir = "/d" # 1.hcl:4'])
  })
})

function secretPaths(keys: ReadonlyMap<string, Key>, above: string): readonly string[] {
  return [...keys.values()].flatMap((key) => {
    const path = `${above}${key.name}`
    const label = key.block?.repeat === undefined ? '' : key.block.repeat === 'named' ? '#default' : '#awskms'
    if (key.block !== undefined) return secretPaths(key.block.keys, `${path}${label}.`)
    return key.secret && key.type === 'string' ? [path] : []
  })
}
