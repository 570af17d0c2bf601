import { describe, expect, it } from 'vitest'
import {
  client,
  judges,
  problems,
  server,
  silentElsewhere,
  valueProblemsOf,
  valueProblemsOfTemplate,
} from './judges.ts'

describe('joining', () => {
  const retry = 'server_join { retry_join = ["a"] }'
  judges(
    [
      [retry, undefined],
      ['server_join { start_join = ["a"] }', undefined],
      ['start_join = ["a"]', undefined],
      ['retry_join = ["a"] retry_max = 3 retry_interval = "1s"', undefined],
      [
        'start_join = ["a"] server_join { start_join = ["b"] }',
        /^start_join: `server.start_join` cannot stand beside `server.server_join.start_join`/,
      ],
      [`retry_join = ["a"]\n${retry}`, /^retry_join: `server.retry_join`/],
      [`start_join = ["a"]\n${retry}`, /^start_join/],
      [`retry_max = 3\n${retry}`, /^retry_max/],
      [`retry_max = 0\n${retry}`, undefined],
      [`retry_interval = "1s"\n${retry}`, /^retry_interval/],
      [`retry_interval = "0s"\n${retry}`, undefined],
      [`retry_interval = ""\n${retry}`, undefined],
      ['server_join { retry_join = ["a"] start_join = ["a"] }', /^start_join/],
      ['server_join { retry_join = ["a"] start_join = [] }', undefined],
      // Nomad takes the old one for the new one, and then finds the other beside it.
      [
        'retry_join = ["a"] start_join = ["a"]',
        /^start_join: `server.start_join` cannot stand beside `server.retry_join`/,
      ],
      ['retry_join = ["a"] server_join { start_join = ["a"] }', /^start_join/],
      ['retry_max = 3 start_join = ["a"]', undefined],
    ],
    server,
  )
  silentElsewhere(['retry_join = ["a"]\nserver_join { retry_join = ["a"] }'], client, 'server')
  judges(
    [
      ['server_join { start_join = ["a"] }', undefined],
      ['server_join { start_join = ["a"] retry_join = ["b"] }', /^start_join: Clients know no `start_join`/],
    ],
    client,
  )

  it('looks at the other role as well, as soon as one joins with retries', () => {
    const text = `${client('server_join { retry_join = ["a"] }')}server { retry_max = 1 ${retry} }`
    expect(problems(text)).toEqual([expect.stringMatching(/^retry_max/)])
    const other = `${server(retry)}client { server_join { start_join = ["a"] } }`
    expect(problems(other)).toEqual([expect.stringMatching(/^start_join: Clients/)])
  })
})

describe('settings that exclude each other', () => {
  judges(
    [
      [
        'raft_boltdb { no_freelist_sync = true }\nraft_logstore { backend = "wal" }',
        /^raft_boltdb: `raft_boltdb` cannot/,
      ],
      ['raft_boltdb { no_freelist_sync = true }', undefined],
      ['job_default_priority = 99', undefined],
      ['job_default_priority = 100', /^100: 100 is not below `job_max_priority`, 100/],
      ['job_default_priority = 100 job_max_priority = 101', undefined],
      ['job_default_priority = 32765 job_max_priority = 32765', /^32765: 32765 is not below/],
      ['job_default_priority = 32766 job_max_priority = 32766', /^32766: 32766 is out of range/],
      ['job_default_priority = 100 job_max_priority = 0', /^100/],
      ['job_default_priority = 100 job_max_priority = "${max}"', undefined],
      ['client_introduction { default_identity_ttl = "30m" }', undefined],
      [
        'client_introduction { default_identity_ttl = "31m" }',
        /^"31m": `default_identity_ttl`, 31m, is longer than `max_identity_ttl`, 30m/,
      ],
      ['client_introduction { max_identity_ttl = "4m" }', /^"4m"/],
      ['client_introduction { max_identity_ttl = "-1m" }', undefined],
      ['client_introduction { default_identity_ttl = "1h" max_identity_ttl = "1h" }', undefined],
    ],
    server,
  )
  silentElsewhere(
    [
      'raft_boltdb {}\nraft_logstore {}',
      'job_default_priority = 100',
      'client_introduction { max_identity_ttl = "4m" }',
    ],
    client,
    'server',
  )
  judges(
    [
      ['users { dynamic_user_min = 90000 }', /^90000: No user id is from 90000 up to 89999: Nomad crashes/],
      ['users { dynamic_user_min = 89999 }', undefined],
      ['users { dynamic_user_max = 79999 }', /^79999/],
      ['users { dynamic_user_min = -1 dynamic_user_max = 0 }', undefined],
      ['users { dynamic_user_min = -2 }', /^-2: -2 is no user id/],
      ['users { dynamic_user_max = -1 }', undefined],
      ['users { dynamic_user_min = 0 dynamic_user_max = 0 }', undefined],
      ['users { dynamic_user_min = 0 dynamic_user_max = -2 }', /^0: No user id is from 0 up to -2/],
    ],
    client,
  )
  silentElsewhere(['users { dynamic_user_min = 90000 }'], server, 'client')
  judges([['users { dynamic_user_min = 90000 }\n}\nserver {\n  enabled = true', /^90000/]], client)
})

describe('several files', () => {
  it('judges what comes out, where it is written', () => {
    expect(problems('log_level = "LOUD"', 'log_level = "INFO"')).toEqual([])
    expect(problems('log_level = "INFO"', 'log_level = "LOUD"')).toHaveLength(1)
    expect(problems(server('raft_protocol = 2'), 'region = "eu"')).toHaveLength(1)
    expect(problems('server { raft_protocol = 2 }', server(''))).toEqual([expect.stringMatching(/^2: /)])
  })

  it('points at the other value too', () => {
    const text = 'client { min_dynamic_port = 200 max_dynamic_port = 100 }'
    const [problem] = valueProblemsOf(text)
    expect(problem?.related).toMatchObject([{ location: { span: { start: text.indexOf('100') } } }])
  })

  it('may be in JSON', () => {
    const text =
      '{"data_dir": "/d", "server": {"enabled": true, "enabled_schedulers": ["btch"]}, "log_level": 5}'
    expect(problems(text)).toEqual([
      '5: "5" is not possible for `log_level`: Nomad does not start.',
      '"btch": "btch" is not possible for `server.enabled_schedulers`: Nomad does not start.',
    ])
  })

  it('finds an element in its list, and not before it', () => {
    const text = `region = "btch"\n${server('enabled_schedulers = ["service", "btch"]')}`
    const [problem] = valueProblemsOf(text)
    expect(problem?.at.at.span.start).toBe(text.lastIndexOf('"btch"'))
  })

  it('finds an element in the file that has it', () => {
    expect(
      problems(server('enabled_schedulers = ["x"]'), 'server { enabled_schedulers = ["batch"] }'),
    ).toEqual([expect.stringMatching(/^"x": /)])
  })
})

describe('a template of another tool', () => {
  it.each([
    'client {\n  enabled = true\n  {% if a %}\n  state_dir = "/s"\n  {% endif %}\n}\n{{ rest }}\n',
    '{% if a %}\ndata_dir = "/d"\n{% endif %}\nserver {\n  enabled = true\n}\n',
    'client {\n  host_volume "a" {\n    {% if a %}\n    path = "/a"\n    {% endif %}\n  }\n}\n',
    'client {\n  host_volume "a" {\n    {{ path }}\n  }\n}\n',
    'client {\n  {{ volumes }}\n  host_volume "a" {\n    read_only = true\n  }\n}\n',
    'client {\n  host_volume "a" {\n    read_only = true\n  }\n}\n{{ rest }}\n',
    'client {\n  enabled = {{ client }}\n  min_dynamic_port = {{ port }}\n}\n',
  ])('may write what is missing: %j', (text) => {
    expect(valueProblemsOfTemplate(text)).toEqual([])
  })

  it('may say what is zero here', () => {
    const listening =
      'addresses {\n  http = "10.0.0.1"\n  rpc = "10.0.0.1"\n}\nports {\n  rpc = 4646\n  http = 0\n}\n'
    expect(valueProblemsOfTemplate(`{{ more }}\nserver {\n  enabled = true\n}\n${listening}`)).toEqual([])
    expect(
      valueProblemsOfTemplate(`server {\n  enabled = true\n}\ndata_dir = "/d"\n${listening}`),
    ).toHaveLength(1)
  })

  it('is judged by what it says itself', () => {
    const text = 'log_level = "LOUD"\ndatacenter = "{{ dc }}"\n'
    expect(valueProblemsOfTemplate(text).map(({ pointer }) => pointer)).toEqual(['/log_level'])
  })
})

describe('the certificate that is shown to Consul and Vault', () => {
  const half = /^"\/c": `cert_file` is of no use without `key_file`: Nomad does not start/
  judges(
    [
      ['consul {\n ssl = true\n cert_file = "/c"\n}', half],
      ['consul {\n ssl = true\n key_file = "/c"\n}', /^"\/c": `key_file` is of no use without `cert_file`/],
      ['consul {\n ssl = true\n cert_file = "/c"\n key_file = ""\n}', half],
      ['consul {\n ssl = true\n cert_file = "/c"\n key_file = "/k"\n}', undefined],
      ['consul {\n ssl = true\n cert_file = "/c"\n key_file = "{{ key }}"\n}', undefined],
      ['consul {\n ssl = true\n ca_file = "/c"\n}', undefined],
      ['consul {\n ssl = false\n cert_file = "/c"\n}', undefined],
      ['consul {\n cert_file = "/c"\n}', undefined],
      ['vault {\n enabled = true\n cert_file = "/c"\n}', half],
      ['vault {\n cert_file = "/c"\n}', undefined],
      ['vault {\n enabled = false\n cert_file = "/c"\n}', undefined],
    ],
    (text) => `${client('')}${text}`,
  )
  // Only clients ask Vault; and another file may have the other half.
  judges(
    [
      ['vault {\n enabled = true\n cert_file = "/c"\n}', undefined],
      ['consul {\n ssl = true\n cert_file = "/c"\n}', half],
    ],
    (text) => `${server('')}${text}`,
  )
  judges([['consul {\n ssl = true\n cert_file = "/c"\n}', undefined]])
})
