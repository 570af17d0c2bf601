import { describe, expect, it } from 'vitest'
import { textOf } from '../../server/text/source.ts'
import { agentOf, agentOfDirectories, agentUnder, placesOf, settingOf, written } from './agent-of.ts'

describe('blocks that are replaced as a whole', () => {
  it('server.search: what the later one leaves out is zero, not the default', () => {
    const { config } = agentOf(
      'server {\n  search {\n    fuzzy_enabled = true\n    limit_query = 50\n  }\n}',
      'server {\n  search {\n    limit_results = 7\n  }\n}',
    )
    const { search } = config.server
    expect(search.limit_results.effective).toBe(7)
    expect(search.limit_query).toMatchObject({ effective: 0, written: true })
    expect(placesOf(search.limit_query)).toEqual(['1.hcl:4', '2.hcl:2'])
    expect(search.fuzzy_enabled.effective).toBe(false)
    expect(search.min_term_length).toMatchObject({ effective: 0, written: false, at: search.at })
  })

  it('so it is where only one file has the block, and not where none has', () => {
    const search = (text: string) => agentOf(`server {\n${text}\n}`).config.server.search
    expect(search('search {\n}').fuzzy_enabled.effective).toBe(false)
    expect(search('').fuzzy_enabled.effective).toBe(true)
    expect(search('search {\n  fuzzy_enabled = true\n}').limit_query.effective).toBe(0)
  })

  it('server.default_scheduler_config, with the block inside it', () => {
    const block = (text: string) => `server {\n  default_scheduler_config {\n${text}\n  }\n}`
    const preemption =
      'preemption_config {\n  batch_scheduler_enabled = true\n  system_scheduler_enabled = true\n}'
    const { default_scheduler_config: merged } = agentOf(
      block(`scheduler_algorithm = "spread"\n${preemption}`),
      block('memory_oversubscription_enabled = true'),
    ).config.server
    expect(merged.memory_oversubscription_enabled.effective).toBe(true)
    // An empty algorithm is Nomad's default again (nomad/structs/operator.go, Canonicalize).
    expect(merged.scheduler_algorithm.effective).toBe('binpack')
    expect(merged.preemption_config.batch_scheduler_enabled.effective).toBe(false)
    expect(merged.preemption_config.system_scheduler_enabled.effective).toBe(false)

    const alone = agentOf(block('scheduler_algorithm = "spread"')).config.server.default_scheduler_config
    expect(alone.preemption_config.written).toBe(false)
    expect(alone.preemption_config.system_scheduler_enabled).toMatchObject({
      written: false,
      effective: false,
    })
    expect(
      agentOf('').config.server.default_scheduler_config.preemption_config.system_scheduler_enabled.effective,
    ).toBe(true)
  })

  it('server.raft_logstore and server.raft_boltdb', () => {
    const store = (text: string) => `server {\n  raft_logstore {\n${text}\n  }\n}`
    const { raft_logstore } = agentOf(
      store('backend = "wal"\nwal {\n  segment_size_mb = 32\n}\nverification {\n  enabled = true\n}'),
      store('disable_log_cache = true'),
    ).config.server
    expect(raft_logstore.disable_log_cache.effective).toBe(true)
    expect(raft_logstore.backend.effective).toBe('boltdb')
    expect(raft_logstore.wal.segment_size_mb.effective).toBe(64)
    expect(raft_logstore.verification.enabled.effective).toBe(false)
    const path = 'server.raft_boltdb.no_freelist_sync'
    const empty = 'server {\n  raft_boltdb {\n  }\n}'
    expect(settingOf(agentOf(written(path, 'true'), empty), path).effective).toBe(false)
  })

  it('host_volume of the same name; others stay', () => {
    const volume = (name: string, text: string) => `client {\n  host_volume "${name}" {\n${text}\n  }\n}`
    const { host_volume } = agentOf(
      volume('a', 'path = "/a"\nread_only = true') + volume('b', 'path = "/b"'),
      volume('a', 'path = "/c"'),
    ).config.client
    expect([...host_volume.keys()]).toEqual(['a', 'b'])
    expect(host_volume.get('a')?.path.effective).toBe('/c')
    expect(placesOf(host_volume.get('a')?.path as never)).toEqual(['1.hcl:3', '2.hcl:3'])
    expect(host_volume.get('a')?.read_only.effective).toBe(false)
    expect(host_volume.get('a')?.headers).toHaveLength(2)
  })

  it.each(['sink', 'filter'])('audit.%s of the same name', (kind) => {
    const block = (text: string) => `audit {\n  ${kind} "a" {\n    ${text}\n  }\n}`
    const merged = agentOf(block('type = "file"'), block(kind === 'sink' ? 'path = "/p"' : 'stages = ["*"]'))
    const entry = merged.config.audit[kind as 'sink' | 'filter'].get('a')
    expect(entry?.type.value).toBe('')
  })
})

describe('blocks that stay side by side', () => {
  it('client.host_network: every one of a name stays, and the last one is found by it', () => {
    const network = (cidr: string) => `client {\n  host_network "public" {\n    cidr = "${cidr}"\n  }\n}`
    const { host_network } = agentOf(
      network('10.0.0.0/8'),
      network('192.168.0.0/16'),
      network('172.16.0.0/12'),
    ).config.client
    expect([...host_network.values()].map(({ cidr }) => cidr.effective)).toEqual([
      '10.0.0.0/8',
      '192.168.0.0/16',
      '172.16.0.0/12',
    ])
    expect(host_network.get('public')?.cidr.effective).toBe('172.16.0.0/12')
  })

  it('also where one file repeats the name', () => {
    const network = (cidr: string) => `host_network "public" {\n    cidr = "${cidr}"\n  }`
    const client = `client {\n  ${network('10.0.0.0/8')}\n  ${network('11.0.0.0/8')}\n}`
    const { host_network } = agentOf(client, `client {\n  ${network('12.0.0.0/8')}\n}`).config.client
    const all = [...host_network.values()].map(({ cidr }) => cidr.effective)
    expect(all).toEqual(['10.0.0.0/8', '11.0.0.0/8', '12.0.0.0/8'])
  })

  it('sentinel.import', () => {
    const entry = (path: string) => `sentinel {\n  import "x" {\n    path = "${path}"\n  }\n}`
    const { sentinel } = agentOf(entry('/a'), entry('/b')).config
    expect([...sentinel.import.values()].map(({ path }) => path.effective)).toEqual(['/a', '/b'])
  })
})

describe('blocks that are merged by what tells them apart', () => {
  it('keyring by its provider and name', () => {
    const keyring = (name: string, text: string) => `keyring "awskms" {\n  name = "${name}"\n${text}\n}`
    const { config } = agentOf(
      keyring('one', 'region = "eu"\nactive = true'),
      `${keyring('two', 'region = "us"')}\nkeyring "transit" {\n}`,
      keyring('one', 'kms_key_id = "k"\nactive = true'),
    )
    expect([...config.keyring.keys()]).toEqual(['awskms.one', 'awskms.two', 'transit'])
    const one = config.keyring.get('awskms.one')
    expect([one?.region.effective, one?.kms_key_id.effective]).toEqual(['eu', 'k'])
    expect(one?.active.effective).toBe(true)
    expect(config.keyring.get('awskms.two')?.active.effective).toBe(false)
  })

  it('keyring within one file as well', () => {
    const one = 'keyring "awskms" {\n  name = "one"\n  region = "eu"\n}'
    const two = 'keyring "awskms" {\n  name = "two"\n  active = true\n}'
    const { keyring } = agentOf(`${one}\n${two}`).config
    expect([...keyring.keys()]).toEqual(['awskms.one', 'awskms.two'])
    expect(keyring.get('awskms.one')?.active.effective).toBe(false)
    expect(keyring.get('awskms.two')?.region.written).toBe(false)
  })

  it('plugin by its label; its config is replaced by one that is not empty', () => {
    const plugin = (label: string, text: string) => `plugin "${label}" {\n  config {\n${text}\n  }\n}`
    const { config } = agentOf(
      plugin('docker', 'allow_privileged = true\nallow_caps = ["all"]') +
        plugin('raw_exec', 'enabled = true'),
      plugin('docker', 'allow_privileged = false') + plugin('raw_exec', ''),
    )
    expect(config.plugin.get('docker')?.config.effective).toEqual({ allow_privileged: false })
    expect(config.plugin.get('raw_exec')?.config.effective).toEqual({ enabled: true })
  })

  it('client.fingerprint by its label', () => {
    const path = 'client.fingerprint#env_aws'
    const agent = agentOf(written(`${path}.retry_attempts`, '3'), written(`${path}.retry_interval`, '"5s"'))
    expect(settingOf(agent, `${path}.retry_attempts`).effective).toBe(3)
    expect(settingOf(agent, `${path}.retry_interval`).effective).toBe('5s')
  })

  it.each(['consul', 'vault'] as const)('%s by its name; a new one starts from the defaults', (block) => {
    const agent = agentOf(
      `${block} {\n  address = "a"\n}`,
      `${block} {\n  name = "default"\n  ca_file = "/ca"\n}\n${block} {\n  name = "other"\n}`,
    )
    expect([...agent.config[block].keys()]).toEqual(['default', 'other'])
    expect(settingOf(agent, `${block}#default.address`).effective).toBe('a')
    expect(settingOf(agent, `${block}#default.ca_file`).effective).toBe('/ca')
    const usual = block === 'consul' ? '127.0.0.1:8500' : 'https://vault.service.consul:8200'
    expect(settingOf(agent, `${block}#other.address`)).toMatchObject({ written: false, effective: usual })
  })
})

describe('the files of several directories', () => {
  const consul = (text: string) => `consul {\n  ${text}\n}`

  it('are merged with each other first: consul and vault take their defaults there', () => {
    const { config } = agentOfDirectories(
      [consul('address = "own:8500"\n  auto_advertise = false')],
      [consul('token = "t"'), consul('timeout = "9s"')],
    )
    const merged = config.consul.get('default')
    expect(merged?.address).toMatchObject({ effective: '127.0.0.1:8500', written: true })
    expect(placesOf(merged?.address as never)).toEqual(['1.hcl:2', '3.hcl:1'])
    expect(merged?.auto_advertise.effective).toBe(true)
    expect(merged?.timeout.effective).toBe('9s')
    // What DefaultConsulConfig does not set is left alone.
    expect(merged?.share_ssl.origins).toEqual([])
  })

  it.each([
    ['""', '127.0.0.1:8500'],
    ['["a", "b"]', undefined],
    ['"other:8500"', 'other:8500'],
  ])('what they say is kept, nothing is the default: %s', (address, effective) => {
    const merged = agentOfDirectories(
      [consul('address = "own:8500"')],
      [consul(`address = ${address}`), consul('token = "t"')],
    )
    expect(settingOf(merged, 'consul#default.address').effective).toBe(effective)
  })

  it('a consul block of one file only is merged as it is, a vault block is not', () => {
    const vault = 'vault {\n  enabled = true\n}'
    const first = `${consul('address = "own:8500"')}\nvault {\n  address = "https://own"\n}`
    const { config } = agentOfDirectories([first], [consul('token = "t"'), vault])
    expect(config.consul.get('default')?.address.effective).toBe('own:8500')
    expect(config.vault.get('default')?.address.effective).toBe('https://vault.service.consul:8200')
    expect(agentOfDirectories([first], [vault]).config.vault.get('default')?.address.effective).toBe(
      'https://own',
    )
  })
})

describe('what is lost', () => {
  it.each(['server.log_file', 'client.log_file'])('%s, also from a single file', (path) => {
    const setting = settingOf(agentOf(written(path, '"/var/log/x"')), path)
    expect(setting).toMatchObject({ written: true, value: undefined, effective: undefined, unknown: false })
    expect(placesOf(setting)).toEqual(['1.hcl:2'])
  })

  it('vault.token since Nomad 1.10', () => {
    const path = 'vault#default.token'
    const texts = [written(path, '"one"'), written(path, '"two"'), written(path, '""')]
    expect(settingOf(agentOf(...texts), path).value).toBeUndefined()
    const before = { isLost: () => false }
    expect(settingOf(agentUnder(before, ...texts), path).value).toBe('two')
  })
})

describe('durations', () => {
  it.each(['"0s"', '"0"', '0', '"-0h0.0m"', '""'])('%s is none where they are read with the file', (zero) => {
    const path = 'server.heartbeat_grace'
    expect(settingOf(agentOf(written(path, '"20s"'), written(path, zero)), path).effective).toBe('20s')
    expect(settingOf(agentOf(written(path, zero)), path).effective).toBe('10s')
  })

  it('any text that is not empty is one where they stay text until the agent starts', () => {
    const path = 'server.node_gc_threshold'
    expect(settingOf(agentOf(written(path, '"1h"'), written(path, '"0s"')), path).effective).toBe('0s')
    expect(settingOf(agentOf(written(path, '"1h"'), written(path, '""')), path).effective).toBe('1h')
  })

  it('of pointers only the empty text is none, and none at all where they stay text', () => {
    const early = 'client.template.max_stale'
    expect(settingOf(agentOf(written(early, '"1h"'), written(early, '"0s"')), early).effective).toBe('0s')
    expect(settingOf(agentOf(written(early, '"1h"'), written(early, '""')), early).effective).toBe('1h')
    expect(settingOf(agentOf(written(early, '""')), early).effective).toBe('87600h')
    for (const late of [
      'server.raft_snapshot_interval',
      'client.artifact.git_timeout',
      'client.drain_on_shutdown.deadline',
    ])
      expect(settingOf(agentOf(written(late, '"1h"'), written(late, '""')), late).effective, late).toBe('')
  })
})

describe('tls', () => {
  it('can only be switched on by a later file', () => {
    const { tls } = agentOf(
      'tls {\n  rpc_upgrade_mode = true\n  tls_min_version = "tls10"\n  ca_file = "/a"\n}',
      'tls {\n  rpc = true\n  rpc_upgrade_mode = false\n  tls_min_version = ""\n  ca_file = "/b"\n}',
    ).config
    expect(tls.rpc.effective).toBe(true)
    expect(tls.rpc_upgrade_mode.effective).toBe(true)
    expect(tls.tls_min_version.effective).toBe('tls10')
    expect(tls.ca_file.effective).toBe('/b')
    expect(textOf(tls.rpc_upgrade_mode.at.source, tls.rpc_upgrade_mode.at.span)).toBe('true')
  })
})
