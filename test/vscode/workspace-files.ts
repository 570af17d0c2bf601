import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createAuthority, issue } from '../../scripts/certificates/issue.ts'

const day = 24 * 60 * 60 * 1000

/** A server in region eu that has a certificate for global, and does not look who its callers are. */
const badAgent = (certificates: string): string => `# A server of region eu.
region    = "eu"
data_dir  = "/opt/nomad/data"
bind_addr = "0.0.0.0"

acl {
  enabled = true
}

server {
  enabled          = true
  bootstrap_expect = 3
}

tls {
  http = true
  rpc  = true

  ca_file   = "${certificates}/ca.pem"
  cert_file = "${certificates}/server.pem"
  key_file  = "${certificates}/server-key.pem"

  verify_server_hostname = false
  verify_https_client    = true
}
`

/** The same with a certificate that fits: its one fault is that it does not look who its callers are. */
const oneFault = (certificates: string): string => badAgent(certificates).replaceAll(/\beu\b/g, 'global')

const gossip = (): string => `server {\n  encrypt = "${randomBytes(32).toString('base64')}"\n}\n`

/** Nothing here is an agent's, whatever the names end in. */
const others: Readonly<Record<string, string>> = {
  'job.hcl': 'job "web" {\n  datacenters = ["dc1"]\n\n  group "web" {\n    count = 2\n  }\n}\n',
  'policy.hcl': 'namespace "default" {\n  policy = "read"\n}\n',
  'terragrunt.hcl': 'include "root" {\n  path = find_in_parent_folders()\n}\n',
  'servers/fragment.hcl': 'nmae = "web"\n',
  'package.json':
    '{ "name": "web", "version": "1.0.0", "scripts": { "start": "node server" }, "server": {} }\n',
}

/** Where the agents are told that their certificates are. */
const tls = '/etc/nomad.d/tls'

interface Wanted {
  /** Also an agent whose certificates lie beside the folder: for workspaces that nobody trusts. */
  readonly outside?: boolean
}

/** Fills a folder: in `servers` a bad agent and one with a single fault, one of several files in `nomad.d`, and what is none. */
export async function workspaceFiles({ outside = false }: Wanted = {}): Promise<(folder: string) => void> {
  const now = Date.now()
  const years = { notBefore: new Date(now - 30 * day), notAfter: new Date(now + 3650 * day) }
  const issuer = await createAuthority('Nomad Agent CA', years)
  const leaf = await issue({
    issuer,
    commonName: 'server.global.nomad',
    dnsNames: ['server.global.nomad', 'localhost'],
    ipAddresses: ['127.0.0.1'],
    notBefore: new Date(now - day),
    notAfter: new Date(now + 200.5 * day),
  })
  const pemFiles = (directory: string): Readonly<Record<string, string>> => ({
    [`${directory}/ca.pem`]: issuer.certificatePem,
    [`${directory}/server.pem`]: leaf.certificatePem,
    [`${directory}/server-key.pem`]: leaf.keyPem,
  })
  return (folder) => {
    const files: Readonly<Record<string, string>> = {
      'servers/.nomadlintrc': 'root = "rootfs"\n',
      'servers/eu/agent.hcl': badAgent(tls),
      'servers/global/agent.hcl': oneFault(tls),
      'servers/global/gossip.hcl': gossip(),
      'nomad.d/base.hcl': 'data_dir = "/opt/nomad/data" region = "eu"\n',
      'nomad.d/client.hcl': 'region = "us"\n\nclient {\n  enabled = true\n}\n',
      'nomad.d/messy.hcl': 'telemetry {\ncollection_interval="1s"\n  disable_hostname = true\n}\n',
      ...pemFiles(`servers/rootfs${tls}`),
      ...others,
      ...(outside && {
        'outside/.nomadlintrc': 'preset = "recommended"\n',
        'outside/agent.hcl': badAgent(join(folder, '../elsewhere')),
        ...pemFiles('../elsewhere'),
      }),
    }
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  }
}
