import type { Finding } from '../engine/finding.ts'
import type { RegisteredRule } from '../engine/rule.ts'
import { readCertificateFile } from '../facts/certificate-file.ts'
import { type Host, known, unknown } from '../host.ts'
import { lint } from '../lint.ts'
import { defaultOptions } from '../lint-options.ts'
import type { Candidate } from './candidates.ts'
import { identitiesOf } from './identities.ts'
import type { Inquiry } from './inspect.ts'

/** Rules outside of `certificate` and `ca` that speak of the files alone. */
const fileRules = new Set(['file/key-encrypted', 'file/not-a-key', 'file/certificate-file-holds-key'])

/**
 * What the rules say of an agent that has nothing but these files: messages, and what to do. The files are where no
 * file is, so nothing on this machine is looked at.
 */
export async function adviseOn(
  { role, region }: Candidate,
  inquiry: Inquiry,
  rules: readonly RegisteredRule[],
): Promise<readonly Finding[]> {
  if (role === 'cli') return []
  const caFile = caPath(inquiry)
  const files = new Map([
    ['/cert.pem', inquiry.certificate],
    ...(inquiry.ca ? [[caFile, inquiry.ca] as const] : []),
    ...(inquiry.key ? [['/key.pem', inquiry.key] as const] : []),
  ])
  const name = 'agent.json'
  const agent = { role, region, name: await machineOf(inquiry.certificate) }
  const overlay = new Map([[name, new TextEncoder().encode(configuration(agent, caFile, files))]])
  const chosen = rules.filter(({ id }) => /^(?:certificate|ca)\//.test(id) || fileRules.has(id))
  const options = { ...defaultOptions, paths: [name], overlay, version: inquiry.version }
  const { findings } = await lint(options, chosen, memoryHost(files, inquiry.now))
  return findings
}

/** Commands name the CA's files as the user does, who types them where these are. */
function caPath({ caFile = 'ca.pem' }: Inquiry): string {
  return `/ca/${caFile.slice(caFile.search(/[^/\\]*$/))}`
}

/** What the machine is called that the certificate was issued for: its names are to be kept. */
async function machineOf(bytes: Uint8Array): Promise<string | undefined> {
  const [own] = (await readCertificateFile(bytes, 'certificate')).certificates
  return own && identitiesOf(own).find(({ kind }) => kind === 'other')?.name
}

interface Subject {
  readonly role: string
  readonly region: string
  readonly name: string | undefined
}

function configuration(
  { role, region, name }: Subject,
  caFile: string,
  files: ReadonlyMap<string, Uint8Array>,
): string {
  const roles = role.split('+').map((one) => [one, [{ enabled: true }]] as const)
  const tls = {
    rpc: true,
    http: true,
    verify_server_hostname: true,
    verify_https_client: true,
    cert_file: '/cert.pem',
    ...(files.has(caFile) && { ca_file: caFile }),
    ...(files.has('/key.pem') && { key_file: '/key.pem' }),
  }
  return JSON.stringify({ region, name, data_dir: '/data', ...Object.fromEntries(roles), tls: [tls] })
}

function memoryHost(files: ReadonlyMap<string, Uint8Array>, now: Date): Host {
  const nothing = unknown('missing')
  return {
    read: async (path) => {
      const bytes = files.get(path)
      return bytes === undefined ? nothing : known(bytes)
    },
    stat: async (path) => {
      const bytes = files.get(path)
      return bytes === undefined ? nothing : known({ type: 'file', size: bytes.length })
    },
    list: async () => nothing,
    now: () => now,
  }
}
