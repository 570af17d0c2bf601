import { rules } from '../../rules/index.ts'
import { type Authority, createAuthority, type Issued, issue } from '../../scripts/certificates/issue.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions, type LintOptions } from '../../server/lint-options.ts'
import { period, type Request } from '../certificate-requests.ts'
import { memoryHost } from '../memory-host.ts'

type Role = 'server' | 'client' | 'server+client'

/** An agent, and what lies in the directory of its certificates. */
export interface CertifiedAgent {
  readonly role?: Role
  readonly region?: string
  /** Lines of its `tls` block that differ from the usual ones; undefined takes one out. */
  readonly tls?: Readonly<Record<string, string | undefined>>
  /** More configuration. */
  readonly more?: string
  /** By name: `ca.pem`, `agent.pem` and `agent-key.pem` are what the configuration names. */
  readonly files: Readonly<Record<string, string | Uint8Array>>
}

const usual = {
  http: 'true',
  rpc: 'true',
  ca_file: '"tls/ca.pem"',
  cert_file: '"tls/agent.pem"',
  key_file: '"tls/agent-key.pem"',
  verify_server_hostname: 'true',
  verify_https_client: 'true',
}

function configurationOf({ role = 'server', region, tls = {}, more = '' }: CertifiedAgent): string {
  const settings = Object.entries({ ...usual, ...tls }).filter(([, value]) => value !== undefined)
  return [
    'data_dir = "/opt/nomad/data"\nacl {\n  enabled = true\n}',
    region === undefined ? '' : `region = "${region}"`,
    role.includes('server')
      ? 'server {\n  enabled = true\n  encrypt = "K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg="\n}'
      : '',
    role.includes('client') ? 'client {\n  enabled = true\n}' : '',
    `tls {\n${settings.map(([name, value]) => `  ${name} = ${value}\n`).join('')}}`,
    more,
  ].join('\n')
}

const only: ReadonlySet<string> = new Set(
  rules.map(({ id }) => id).filter((id) => /^(?:ca|certificate|internal)\/|^file\/(?:not-a-)?key/.test(id)),
)

/** What the rules about certificates, CAs and keys say of the agent. */
export async function findingsOn(agent: CertifiedAgent, options: Partial<LintOptions> = {}) {
  const files = Object.entries(agent.files).map(([name, content]) => [`tls/${name}`, content] as const)
  const host = memoryHost(new Map([['nomad.hcl', configurationOf(agent)], ...files]))
  return (await lint({ ...defaultOptions, only, paths: ['nomad.hcl'], ...options }, rules, host)).findings
}

/** The same, as `severity rule`, a line each. */
export async function saidOf(
  agent: CertifiedAgent,
  options?: Partial<LintOptions>,
): Promise<readonly string[]> {
  return (await findingsOn(agent, options)).map(({ severity, rule }) => `${severity} ${rule}`).toSorted()
}

let ca: Promise<Authority> | undefined

/** One CA for all that asks for no other. */
export function commonAuthority(): Promise<Authority> {
  ca ??= createAuthority('Nomad Agent CA', period('2025-01-01/2035-01-01'))
  return ca
}

const plain = { valid: '2029-07-01/2030-07-01' }

export async function issueLeaf(request: Request, issuer?: Authority): Promise<Issued> {
  const { valid, ...rest } = { ...plain, ...request }
  return issue({ ...rest, ...period(valid), issuer: issuer ?? (await commonAuthority()) })
}

/** The three files of an agent with this certificate. */
export async function filesFor(
  request: Request,
  issuer?: Authority,
): Promise<Readonly<Record<string, string>>> {
  const authority = issuer ?? (await commonAuthority())
  const { certificatePem, keyPem } = await issueLeaf(request, authority)
  return { 'ca.pem': authority.certificatePem, 'agent.pem': certificatePem, 'agent-key.pem': keyPem }
}
