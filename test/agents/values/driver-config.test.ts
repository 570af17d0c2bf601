import { describe, expect, it, test } from 'vitest'
import { textOf } from '../../../server/text/source.ts'
import { client, valueProblemsOf } from './judges.ts'

const plugin = (driver: string, config: string) =>
  `${client('')}plugin "${driver}" {\n  config {\n${config}\n  }\n}\n`

const inJson = (config: string) =>
  `{"data_dir": "/d", "client": {"enabled": true}, "plugin": {"docker": {"config": ${config}}}}`

function said(text: string) {
  return valueProblemsOf(text).map(({ at: { at }, message, help, since, until, pointer }) => ({
    at: textOf(at.source, at.span),
    message,
    help,
    pointer,
    ...(since && { since }),
    ...(until && { until }),
  }))
}

describe('what a driver does not know', () => {
  const none = (name: string, driver: string, when = '') =>
    `\`${name}\` is no setting of the \`${driver}\` driver${when}: Nomad does not start.`

  test.each([
    ['docker', 'allow_privilege = true', 'allow_privilege', 'write `allow_privileged`'],
    ['docker', 'volumes { enable = true }', 'volumes.enable', 'write `enabled`'],
    ['docker', 'volumes = [{ enable = true }]', 'volumes.enable', 'write `enabled`'],
    ['docker', 'allow_privilege = true\npids_limit = 5', 'allow_privilege', 'write `allow_privileged`'],
    ['docker', 'volumes { "a/b" = 1 }', 'volumes.a/b', 'it knows `enabled`, `selinuxlabel`'],
    // What was taken away is not what is meant.
    [
      'raw_exec',
      'no_cgroup = true',
      'no_cgroup',
      'it knows `enabled`, `denied_host_uids`, `denied_host_gids`, `denied_envvars`',
    ],
  ])('%s: %s', (driver, config, name, help) => {
    const at = name.split('.').at(-1) as string
    const inside = name.split('.').map((one) => one.replace('/', '~1'))
    expect(said(plugin(driver, config))).toEqual([
      {
        at: at === 'a/b' ? '"a/b"' : at,
        message: none(name, driver),
        help,
        pointer: ['/plugin', driver, 'config', ...inside].join('/'),
      },
    ])
  })

  it('is told from what it knows no more, and not yet', () => {
    expect(said(plugin('raw_exec', 'no_cgroups = true'))).toEqual([
      {
        at: 'no_cgroups',
        message: none('no_cgroups', 'raw_exec', ' any more'),
        help: 'delete it',
        pointer: '/plugin/raw_exec/config/no_cgroups',
        since: ['1.8.0'],
      },
    ])
    expect(said(plugin('exec', 'denied_host_uids = "0"'))).toEqual([
      {
        at: 'denied_host_uids',
        message: none('denied_host_uids', 'exec', ' yet'),
        help: 'delete it, or run a newer Nomad',
        pointer: '/plugin/exec/config/denied_host_uids',
        until: ['1.9.2', '1.10.0'],
      },
    ])
  })
})

describe('a setting of another type', () => {
  const flag = '`true` or `false`'

  test.each([
    ['allow_privileged = "truly"', 'allow_privileged', flag, 'a text', '"truly"'],
    ['allow_privileged = "true, of course"', 'allow_privileged', flag, 'a text', '"true, of course"'],
    ['allow_privileged = "untrue"', 'allow_privileged', flag, 'a text', '"untrue"'],
    ['allow_privileged { a = 1 }', 'allow_privileged', flag, 'a block', 'allow_privileged'],
    ['pids_limit = "100 processes"', 'pids_limit', 'a number', 'a text', '"100 processes"'],
    ['pids_limit = "about 100"', 'pids_limit', 'a number', 'a text', '"about 100"'],
    ['pids_limit = "1e"', 'pids_limit', 'a number', 'a text', '"1e"'],
    ['pids_limit = ["1"]', 'pids_limit', 'a number', 'a list', 'pids_limit'],
    ['pids_limit = []', 'pids_limit', 'a number', 'a list', 'pids_limit'],
    ['pids_limit = true', 'pids_limit', 'a number', flag, 'true'],
    ['endpoint { a = 1 }', 'endpoint', 'a text', 'a block', 'endpoint'],
    ['allow_caps = ["chown", ["kill"]]', 'allow_caps', 'a list of texts', 'a list', 'allow_caps'],
    ['allow_caps = 5', 'allow_caps', 'a list of texts', 'a number', '5'],
    ['volumes = 5', 'volumes', 'one block', 'a number', '5'],
    ['volumes = ["a"]', 'volumes', 'one block', 'a list', 'volumes'],
    ['volumes = []', 'volumes', 'one block', 'a list', 'volumes'],
    ['volumes {}\nvolumes {}', 'volumes', 'one block', 'several', 'volumes'],
    ['logging { config { a = 1 }\nconfig { b = 1 } }', 'config', 'a block', 'a block', 'config'],
    ['logging { config = "a" }', 'config', 'a block', 'a text', '"a"'],
    ['logging { config { a = 1 b = ["x"] } }', 'config', 'a block', 'a block', 'config'],
  ])('%s', (config, name, wanted, found, at) => {
    expect(said(plugin('docker', config))).toMatchObject([
      {
        at,
        message: `\`${name}\` has to be ${wanted}, not ${found}: Nomad does not start.`,
        help: `write ${wanted}`,
      },
    ])
  })
})

test.each([
  ...['0', '-1', '+1', '10', '5.', '.55', '1.25', '1e3', '1E+30', '2.5e-10'].map(
    (n) => `pids_limit = "${n}"`,
  ),
  'pids_limit = 9223372036854775807',
  'allow_privileged = "1"',
  'allow_privileged = "%{ if a }true%{ endif }"',
  'allow_privileged = "{{ privileged }}"',
  'allow_caps = ["${cap}", ["kill"]]',
  'logging { config { max-file = 2 max-size = "2m" } }',
])('no other type: %s', (config) => {
  expect(said(plugin('docker', config))).toEqual([])
})

test.each([
  ['{"//": "a comment", "volumes": {"enabled": true}}', []],
  ['[{"volumes": [{"enable": true}]}]', ['"enable"']],
  // Names that stand in a row, and belong to no object of their own.
  ['[{"volumes": {"enable": true}}]', ['"config"']],
  ['{"volumes": {"enable": true}, "x": 1}', ['"enable"', '"x"']],
  ['{"volumes": [{"enabled": true, "enable": true}], "gc": {"image": 5}}', ['"enable"', '5']],
  ['{"volumes": [{"enable": true}]}', ['"enable"']],
  ['{"logging": {"config": {"max-file": 2}}}', []],
])('in JSON: %s', (config, at) => {
  expect(said(inJson(config)).map((problem) => problem.at)).toEqual(at)
})

test.each([
  `${client('')}plugin "docker" {\n  args = ["a"]\n}`,
  client('options { "driver.raw_exec.enable" = "1" }'),
  client('options { "docker.cleanup.image.delay" = "${delay}" }'),
])('nothing to judge: %s', (text) => {
  expect(said(text)).toEqual([])
})
