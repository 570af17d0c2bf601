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

/** The same with a certificate that fits and gossip that is encrypted: one fault is left. */
const oneFault = (certificates: string): string =>
  badAgent(certificates)
    .replaceAll(/\beu\b/g, 'global')
    .replace(
      'bootstrap_expect = 3',
      `bootstrap_expect = 3\n  encrypt          = "${randomBytes(32).toString('base64')}"`,
    )

/** Nothing here is an agent's, whatever the names end in. */
const others: Readonly<Record<string, string>> = {
  'job.hcl': 'job "web" {\n  datacenters = ["dc1"]\n\n  group "web" {\n    count = 2\n  }\n}\n',
  'policy.hcl': 'namespace "default" {\n  policy = "read"\n}\n',
  'terragrunt.hcl': 'include "root" {\n  path = find_in_parent_folders()\n}\n',
  'fragment.hcl': 'nmae = "web"\n',
  'package.json':
    '{ "name": "web", "version": "1.0.0", "scripts": { "start": "node server" }, "server": {} }\n',
}

/** Fills a folder: a bad agent in `conf`, its certificates in `certs`, more than one file in `nomad.d`, and what is none. */
export async function workspaceFiles(): Promise<(folder: string) => void> {
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
  return (folder) => {
    const certificates = join(folder, 'certs')
    const files: Readonly<Record<string, string>> = {
      'conf/agent.hcl': badAgent(certificates),
      // Beside the folder: for workspaces that nobody trusts.
      'outside/agent.hcl': badAgent(join(folder, '../elsewhere')),
      'one-fault/agent.hcl': oneFault(certificates),
      'nomad.d/base.hcl': 'data_dir = "/opt/nomad/data" region = "eu"\n',
      'nomad.d/client.hcl': 'region = "us"\n\nclient {\n  enabled = true\n}\n',
      'nomad.d/messy.hcl': 'telemetry {\ncollection_interval="1s"\n  disable_hostname = true\n}\n',
      'certs/ca.pem': issuer.certificatePem,
      'certs/server.pem': leaf.certificatePem,
      'certs/server-key.pem': leaf.keyPem,
      '../elsewhere/ca.pem': issuer.certificatePem,
      '../elsewhere/server.pem': leaf.certificatePem,
      '../elsewhere/server-key.pem': leaf.keyPem,
      ...others,
    }
    for (const [name, text] of Object.entries(files)) {
      const path = join(folder, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  }
}
