import { describe, expect, it } from 'vitest'
import { client, judges, type Row, server, valueProblemsOf } from './judges.ts'

describe('configuration of drivers', () => {
  const plugin = (driver: string, config: string) => `plugin "${driver}" {\n  config {\n${config}\n  }\n}\n`
  const docker = (config: string) => client('') + plugin('docker', config)

  judges(
    [
      ['allow_privileged = true', undefined],
      ['allow_privileged = "true"', undefined],
      ['allow_privileged = "yes"', /^"yes": `allow_privileged` has to be `true` or `false`, not a text/],
      ['allow_privileged = 1', /not a number/],
      ['allow_privileged = "${privileged}"', undefined],
      ['allow_privilege = true', /^allow_privilege: `allow_privilege` is no setting of the `docker` driver/],
      ['Allow_Privileged = true', /^Allow_Privileged/],
      ['volumes { enabled = true }', undefined],
      ['volumes = { enabled = true }', undefined],
      ['volumes { enable = true }', /^enable: `volumes.enable` is no setting/],
      ['volumes = true', /^true: `volumes` has to be one block, not `true` or `false`/],
      [
        'volumes = [{ enabled = true }, { enabled = false }]',
        /^volumes: `volumes` has to be one block, not several/,
      ],
      ['allow_caps = ["net_raw", 5]', undefined],
      ['allow_caps = "net_raw"', /^"net_raw": `allow_caps` has to be a list of texts, not a text/],
      ['allow_caps = ["nonsense"]', undefined],
      ['pids_limit = 100', undefined],
      ['pids_limit = "100"', undefined],
      ['pids_limit = "many"', /has to be a number, not a text/],
      ['endpoint = 5', undefined],
      ['endpoint = ["unix:///a"]', /^endpoint: `endpoint` has to be a text, not a list/],
      ['logging { type = "json-file" config { max-file = 2 } }', undefined],
      ['logging { config = ["a"] }', /^config: `config` has to be a block, not a list/],
      ['gc { image_delay = "3m" }', undefined],
      ['gc { image_delay = "" }', undefined],
      ['gc { image_delay = "3" }', /^"3": "3" is no duration/],
      ['gc { dangling_containers { creation_grace = "59s" } }', /^"59s": "59s" is too short/],
      ['gc { dangling_containers { creation_grace = "1m" period = "1s" } }', undefined],
      ['pull_activity_timeout = "30s"', /too short/],
      ['pull_activity_timeout = "1m"', undefined],
      ['infra_image_pull_timeout = "x"', /no duration/],
    ],
    docker,
  )
  judges(
    [
      [
        'exec',
        'default_pid_mode = "hosts"',
        /^"hosts": "hosts" is not possible for `plugin.exec.config.default_pid_mode`/,
      ],
      ['exec', 'default_ipc_mode = "host"', undefined],
      ['java', 'default_ipc_mode = ""', /^""/],
      ['exec', 'default_pid_mode = "${mode}"', undefined],
      ['exec', 'allow_caps = ["CAP_NET_RAW", "all", "chown"]', undefined],
      ['java', 'allow_caps = ["NETRAW"]', /"NETRAW" is no capability of Linux/],
      [
        'raw_exec',
        'no_cgroups = true',
        /^no_cgroups: `no_cgroups` is no setting of the `raw_exec` driver any more/,
      ],
      ['qemu', 'image_paths = ["/a"]', undefined],
      ['qemu', 'image_path = ["/a"]', /^image_path/],
      ['podman', 'anything = "goes"', undefined],
    ].map(([driver, config, said]) => [plugin(driver as string, config as string), said] as Row),
    (text) => client('') + text,
  )
  judges([[plugin('docker', 'x = 1'), undefined]], (text) => server('') + text)
  judges([[plugin('docker', 'x = 1'), undefined]])

  it('says what was probably meant', () => {
    expect(valueProblemsOf(docker('volume { }')).map(({ help }) => help)).toEqual(['write `volumes`'])
  })

  judges(
    [
      ['options { "docker.cleanup.image.delay" = "3" }', /^"docker.cleanup.image.delay": "3" is no duration/],
      ['options { docker.cleanup.image.delay = "3" }', /^docker.cleanup.image.delay: "3" is no duration/],
      ['options { "docker.cleanup.image.delay" = "3m" }', undefined],
      ['options { "docker.cleanup.image.delay" = "3" }\n}\nplugin "docker" {\nconfig { }', undefined],
    ],
    client,
  )
})
