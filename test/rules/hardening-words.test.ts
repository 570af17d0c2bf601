import { describe, expect, it } from 'vitest'
import { findingsOf } from './findings-of.ts'

const server = 'data_dir = "/d"\nserver { enabled = true }\n'
const client = 'data_dir = "/d"\nclient { enabled = true }\n'
const both = 'data_dir = "/d"\nserver { enabled = true }\nclient { enabled = true }\n'
const https = 'tls {\n  http = true\n}\n'
const mutual = 'tls {\n  http = true\n  verify_https_client = true\n}\n'
const plugin = (driver: string, config: string): string => `plugin "${driver}" { config { ${config} } }\n`
const option = (name: string, value: string): string => `client { options = { "${name}" = "${value}" } }\n`
const template = (inside: string): string => `client { template { ${inside} } }\n`
const artifact = (inside: string): string => `client { artifact { ${inside} } }\n`

/** A rule, what it reads, and what it says: `severity message`, each. */
type Row = readonly [rule: string, text: string, said: readonly string[]]

async function expectSaid([rule, text, expected]: Row, version?: string): Promise<void> {
  const found = await findingsOf(`hardening/${rule}`, text, version)
  expect(found.map(({ severity, message }) => `${severity} ${message}`)).toEqual(expected)
}

const stopsOrRuns = 'warning ACLs are off: whoever reaches the API may run and stop any job.'
const certified = 'warning ACLs are off: whoever has a certificate of the CA may run and stop any job.'
const reads =
  'warning ACLs are off: whoever reaches the API reads what tasks on this node write, and runs commands in them.'

const api: readonly Row[] = [
  ['acl-disabled', server, [stopsOrRuns]],
  ['acl-disabled', server + mutual, [certified]],
  ['acl-disabled', client, [reads]],
  ['acl-disabled', 'region = "eu"', []],
  ['acl-disabled', 'acl { enabled = false }', [stopsOrRuns]],
  ['acl-disabled', `acl { enabled = true }\n${server}`, []],
  [
    'public-plaintext-api',
    `bind_addr = "0.0.0.0"\n${server}`,
    [
      'error 0.0.0.0 is every address of this machine, and the API has neither TLS nor ACLs: whoever reaches it runs commands on the cluster.',
    ],
  ],
  [
    'public-plaintext-api',
    `bind_addr = "203.0.113.7"\n${client}`,
    [
      'error 203.0.113.7 is a public address, and the API has neither TLS nor ACLs: whoever reaches it runs commands in the tasks of this node.',
    ],
  ],
  [
    'prometheus-without-tls',
    `telemetry { prometheus_metrics = true }\n${server}`,
    [
      'warning `/v1/metrics` is in clear text and asks for no token: whoever reaches the API reads what runs here.',
    ],
  ],
  ['prometheus-without-tls', 'telemetry { prometheus_metrics = true }', []],
  ['prometheus-without-tls', `telemetry { prometheus_metrics = true }\n${server}${https}`, []],
  [
    'prometheus-without-tls',
    `telemetry { prometheus_metrics = true }\nbind_addr = "127.0.0.1"\n${server}`,
    [],
  ],
  ['prometheus-without-tls', server, []],
  [
    'debug-log-level',
    'log_level = "trace"',
    ['info TRACE logs every request to the API, with its path and parameters.'],
  ],
  ['debug-log-level', 'log_level = "info"', []],
  [
    'cors-any-origin',
    'http_api_response_headers { Access-Control-Allow-Origin = " * " }',
    ['warning "*" lets every web page read the API through the browser of whoever opens it.'],
  ],
  [
    'cors-any-origin',
    'http_api_response_headers { access-control-allow-origin = "null" }',
    [
      'warning "null" lets pages without an origin, which any page can make, read the API through the browser of whoever opens it.',
    ],
  ],
  [
    'cors-any-origin',
    'http_api_response_headers { Access-Control-Allow-Origin = "https://a.example"\n X-Other = "*" }',
    [],
  ],
]

const nodes: readonly Row[] = [
  [
    'artifact-isolation-off',
    artifact('disable_artifact_inspection = true'),
    ['warning Nobody looks whether links in a downloaded archive lead out of the directory of its task.'],
  ],
  [
    'artifact-isolation-off',
    artifact('filesystem_isolation_extra_paths = ["d:rwc://", "f:r:/etc/hosts", "d:r:/.", "d:r:/opt"]'),
    [
      'warning "d:rwc://" opens the whole file system to what downloads artifacts.',
      'warning "d:r:/." opens the whole file system to what downloads artifacts.',
    ],
  ],
  ['artifact-isolation-off', server + artifact('disable_artifact_inspection = true'), []],
  ['artifact-isolation-off', artifact('disable_artifact_inspection = false'), []],
  [
    'bootstrap-expect',
    'server { bootstrap_expect = 1 }',
    ['warning 1 server is a cluster by itself: the only copy of its state is on it.'],
  ],
  [
    'bootstrap-expect',
    'server { bootstrap_expect = 2 }',
    ['warning 2 servers survive no more failures than 1, and a network cut in halves leaves no leader.'],
  ],
  ['bootstrap-expect', 'server { bootstrap_expect = 3 }', []],
  ['bootstrap-expect', 'server { bootstrap_expect = 0 }', []],
  ['bootstrap-expect', `${client}server { bootstrap_expect = 2 }`, []],
  [
    'docker-capabilities',
    plugin('docker', 'allow_caps = ["cap_net_admin", "CHOWN", "SYS_ADMIN", "NET_ADMIN"]'),
    ['info Jobs of `docker` may have capabilities that they do not have by default: NET_ADMIN, SYS_ADMIN.'],
  ],
  [
    'docker-capabilities',
    plugin('java', 'allow_caps = ["all"]'),
    ['info Jobs of `java` may have all capabilities: they can be root on this node.'],
  ],
  [
    'docker-capabilities',
    option('docker.caps.whitelist', 'chown,net_admin'),
    ['info Jobs of `docker` may have capabilities that they do not have by default: NET_ADMIN.'],
  ],
  ['docker-capabilities', plugin('exec', 'allow_caps = ["chown", "${more}"]'), []],
  [
    'host-namespaces',
    plugin('java', 'default_pid_mode = "host"\n default_ipc_mode = "host"'),
    [
      'info Jobs of `java` share the process namespace of this node unless they say otherwise.',
      'info Jobs of `java` share the IPC namespace of this node unless they say otherwise.',
    ],
  ],
  ['host-namespaces', plugin('exec', 'default_pid_mode = "private"'), []],
  ...['pid', 'ipc', 'userns', 'uts'].map(
    (name): Row => [
      'host-namespaces',
      plugin('docker', `allowed_modes { ${name} = ["private", "host"] }`),
      [`info Containers may share the ${name} namespace of this node.`],
    ],
  ),
  ['host-namespaces', plugin('docker', 'allowed_modes { pid = ["private"] }'), []],
  [
    'host-namespaces',
    plugin('exec', 'no_pivot_root = true'),
    ['info Jobs of `exec` are kept in their directory by `chroot` alone, which root gets out of.'],
  ],
  ['leave-on-terminate-server', `leave_on_terminate = true\n${client}`, []],
  ['leave-on-terminate-server', 'leave_on_terminate = true', []],
  [
    'leave-on-terminate-server',
    `leave_on_interrupt = true\n${both}`,
    [
      'warning SIGINT does not only stop this server but takes it out of the cluster: restarting a few in a row costs the quorum.',
    ],
  ],
  ['template-sandbox-off', template('disable_file_sandbox = false'), []],
  ['template-sandbox-off', server + template('disable_file_sandbox = true'), []],
  [
    'template-sandbox-off',
    template('disable_file_sandbox = true'),
    [
      'warning Templates of jobs may read any file of this node that the agent can, its private key included.',
    ],
  ],
]

describe('what is said of the API:', () => {
  it.each(api)('%s: %s', async (...row) => expectSaid(row))
})

describe('what is said of nodes and their jobs:', () => {
  it.each(nodes)('%s: %s', async (...row) => expectSaid(row))
})
