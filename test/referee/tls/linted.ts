import { randomBytes } from 'node:crypto'
import { rules } from '../../../rules/index.ts'
import type { Finding } from '../../../server/engine/finding.ts'
import { lint } from '../../../server/lint.ts'
import { defaultOptions } from '../../../server/lint-options.ts'
import type { FileBytes } from '../../facts/verdicts/questions.ts'
import { memoryHost } from '../../memory-host.ts'
import type { Cell } from './compare.ts'
import type { RefereeAnswer } from './referee.ts'

const directory = '/etc/nomad.d/tls'
const gossipKey = randomBytes(32).toString('base64')

/** What is found in an agent of the cell's settings, which has the cell's files and is sound otherwise. */
export async function lintCell({ files, differences }: Cell): Promise<readonly Finding[]> {
  const { now, version = { major: 2, minor: 0, patch: 5 } } = differences
  const contents = new Map<string, string | Uint8Array>([['nomad.hcl', configuration(files, differences)]])
  for (const [setting, name] of fileNames) {
    const bytes = files[setting]
    if (bytes) contents.set(`${directory}/${name}`, bytes)
  }
  const host = { ...memoryHost(contents), now: () => now }
  return (await lint({ ...defaultOptions, paths: ['nomad.hcl'], version }, rules, host)).findings
}

/** The errors among it, as `rule: message`. */
export async function errorsIn(cell: Cell): Promise<readonly string[]> {
  const errors = (await lintCell(cell)).filter(({ severity }) => severity === 'error')
  return errors.map(({ rule, message }) => `${rule}: ${message}`)
}

/** What agents ask of each other; whether the command line finds its name as well is no error. */
const amongAgents = ['outbound', 'inbound', 'raft', 'server-rpc', 'client-rpc'] as const

/** The agent does not start, or its peers refuse it. */
export function isFatal({ start, talk }: RefereeAnswer): boolean {
  return start !== undefined || amongAgents.some((check) => talk[check])
}

const fileNames = [
  ['certificate', 'agent.pem'],
  ['key', 'agent-key.pem'],
  ['ca', 'ca.pem'],
] as const

function configuration(
  files: FileBytes,
  { role = 'server', region, settings = {} }: Cell['differences'],
): string {
  const keys = { certificate: 'cert_file', key: 'key_file', ca: 'ca_file' }
  const set = fileNames.flatMap(([setting, name]) =>
    files[setting] ? [`  ${keys[setting]} = "${directory}/${name}"`] : [],
  )
  return [
    `region = "${region}"`,
    'data_dir = "/opt/nomad/data"',
    'acl {\n  enabled = true\n}',
    ...(role === 'client'
      ? []
      : [`server {\n  enabled = true\n  bootstrap_expect = 3\n  encrypt = "${gossipKey}"\n}`]),
    ...(role === 'server' ? [] : ['client {\n  enabled = true\n}']),
    'tls {',
    '  http = true\n  rpc = true',
    ...set,
    '  verify_server_hostname = true\n  verify_https_client = true',
    ...(settings.cipherSuites === undefined ? [] : [`  tls_cipher_suites = "${settings.cipherSuites}"`]),
    '}\n',
  ].join('\n')
}
