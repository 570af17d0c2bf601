import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { parseVersion } from '../../server/facts/version.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { testCertificates } from '../certificates.ts'
import { memoryHost } from '../memory-host.ts'
import { findingsOf } from './findings-of.ts'

async function reportOn(files: Readonly<Record<string, string>>, paths: readonly string[]) {
  const contents = new Map<string, string | Uint8Array>(Object.entries(files))
  for (const [path, bytes] of await testCertificates()) contents.set(`/etc/nomad.d/${path}`, bytes)
  return lint({ ...defaultOptions, paths }, rules, memoryHost(contents))
}

describe('a name that Nomad does not know', () => {
  const help = async (text: string) => (await findingsOf('config/unknown-key', text))[0]?.help

  it.each([
    ['leave_on_int = true', /^did you mean `leave_on_interrupt`\?/],
    ['server { bootstrap = 3 }', /^did you mean `bootstrap_expect`\?/],
    ['server { bind_addr = "a" }', /^it belongs at the top of the file/],
    ['plugin "docker" { allow_privileged = true }', /^settings of a plugin belong in a `config` block/],
    [
      'server { enabled = true } acl { enabled = true } locals { a = 1 }',
      /^agent configuration knows no variables/,
    ],
    ['server { enabled = true } acl { enabled = true } job "a" {}', /`nomad job run`/],
    ['acl { default_policy = "deny" }', /Consul's.*denies whatever no token allows/],
    ['tls { verify_incoming = true }', /Consul's.*`verify_https_client`/],
  ])('%s', async (text, advice) => {
    expect(await help(text)).toMatch(advice)
  })
})

describe('a duration without a unit gets that of its default where the number is like it', () => {
  it.each([
    ['server { job_gc_threshold = "4" }', '4h'],
    ['server { job_gc_threshold = "7200" }', '7200s'],
    ['server { heartbeat_grace = 30 }', '30s'],
    ['autopilot { last_contact_threshold = 200 }', '200ms'],
    ['audit { sink "a" { rotate_duration = "24" } }', '24h'],
    ['client { template { max_stale = "87600" } }', '87600h'],
  ])('%s: %s', async (text, written) => {
    const { findings } = await reportOn({ 'a.hcl': text }, ['a.hcl'])
    const found = findings.filter(({ rule }) => rule === 'config/duration-without-unit')
    expect(found.map(({ fixes }) => fixes.map(({ title }) => title))).toEqual([[`write "${written}"`]])
  })
})

it('a region that a flag sets is changed there', async () => {
  const files = {
    'etc/a.hcl':
      'data_dir = "/d"\nregion = "us"\ntls {\n  rpc = true\n  ca_file = "/etc/nomad.d/certs/ca.pem"\n  cert_file = "/etc/nomad.d/certs/server.pem"\n  key_file = "/etc/nomad.d/certs/server-key.pem"\n  verify_server_hostname = true\n}\n',
    'etc/nomad.service': '[Service]\nExecStart=/bin/nomad agent -server -config=a.hcl -region=eu\n',
  }
  const help = async (...paths: readonly string[]) => {
    const { findings } = await reportOn(files, paths)
    return findings.find(({ rule }) => rule === 'certificate/region-mismatch')?.help
  }
  expect(await help('etc')).toMatch(/^start it with `-region=global`, or issue one/)
})

it('templates in a directory are counted: nobody says that they are meant', async () => {
  const files = {
    'roles/nomad.hcl.j2': 'data_dir = "{{ dir }}"\n',
    'roles/client.json.tpl': '{}',
    'roles/nomad.service.j2': '[Service]\n',
    'roles/motd.j2': 'hello\n',
  }
  const counted = [{ what: 'template', why: 'read only if named as PATH', count: 2 }]
  expect((await reportOn(files, ['roles'])).notChecked).toEqual(counted)
  expect((await reportOn(files, ['roles', 'roles/nomad.hcl.j2'])).notChecked).toEqual([
    { ...counted[0], count: 1 },
  ])
  expect((await reportOn(files, ['roles/nomad.hcl.j2'])).notChecked).toEqual([])
})

describe('what an older version still reads is not deleted unseen', () => {
  const isSafe = async (rule: string, text: string, version?: string) => {
    const options = {
      ...defaultOptions,
      paths: ['a.hcl'],
      version: version === undefined ? undefined : parseVersion(version),
    }
    const { findings } = await lint(options, rules, memoryHost(new Map([['a.hcl', text]])))
    return findings.find((finding) => finding.rule === rule)?.fixes.map(({ safe }) => safe)
  }

  it.each([
    ['config/no-effect', 'vault {\n  token = "x"\n}\n', '1.10.0'],
    ['config/no-effect', 'client {\n  cgroup_parent = "nomad.slice"\n}\n', '2.0.0'],
    ['config/removed-key', 'vault {\n  task_token_ttl = "1h"\n}\n', '1.10.0'],
  ])('%s: %s', async (rule, text, version) => {
    expect(await isSafe(rule, text)).toEqual([false])
    expect(await isSafe(rule, text, version)).toEqual([true])
  })

  it('what no supported version reads goes', async () => {
    expect(await isSafe('config/removed-key', 'atlas {\n  join = true\n}\n')).toEqual([true])
  })
})
