import { expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { CheckId } from '../../server/facts/verdicts/verdict.ts'
import { lint } from '../../server/lint.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { ask } from '../facts/verdicts/questions.ts'
import { memoryHost } from '../memory-host.ts'
import { Chance } from '../referee/tls/chance.ts'
import type { Cell } from '../referee/tls/compare.ts'
import { randomCell } from '../referee/tls/random-cells.ts'
import { Keyring } from '../referee/tls/random-certificates.ts'
import { askedSeed } from '../seed.ts'

const agents = Number(process.env['NOMADLINT_RANDOM_AGENTS'] || 400)
const seed = askedSeed ?? 20_300_101

/** What Nomad checks when an agent starts, and whenever agents talk to each other. */
const checks: ReadonlySet<CheckId> = new Set([
  'key-pair',
  'ca-file',
  'cipher-suites',
  'min-version',
  'expiry-metrics',
  'outbound',
  'inbound',
  'raft',
  'server-rpc',
  'client-rpc',
])

/** Errors about agents that Nomad runs, and that are not secure. */
const aboutSecurity = new Set([
  'certificate/server-name-on-client',
  'tls/rpc-plaintext',
  'tls/server-hostname-unverified',
])

const only = new Set(rules.map(({ id }) => id).filter((id) => /^(?:certificate|ca|file|tls)\//.test(id)))

function configurationOf({ files, differences: { role = 'server', region, settings = {} } }: Cell): string {
  const names = { ca: 'ca_file', certificate: 'cert_file', key: 'key_file' } as const
  const named = Object.entries(names).filter(([name]) => files[name as keyof typeof names] !== undefined)
  return `
    data_dir = "/opt/nomad/data"
    region = "${region}"
    acl { enabled = true }
    server { enabled = ${role.includes('server')} }
    client { enabled = ${role.includes('client')} }
    tls {
      rpc = ${settings.rpc}
      http = ${settings.http}
      verify_server_hostname = ${settings.verifyServerHostname}
      verify_https_client = ${settings.verifyHttpsClient}
      rpc_upgrade_mode = ${settings.rpcUpgradeMode}
      tls_cipher_suites = "${settings.cipherSuites}"
      tls_min_version = "${settings.minVersion}"
      ${named.map(([name, setting]) => `${setting} = "/tls/${name}.pem"`).join('\n')}
    }`
}

async function lintCell(cell: Cell) {
  const { files, differences } = cell
  const named = Object.entries(files).flatMap(([name, bytes]) =>
    bytes === undefined ? [] : [[`/tls/${name}.pem`, bytes as Uint8Array] as const],
  )
  const host = memoryHost(
    new Map<string, string | Uint8Array>([['nomad.hcl', configurationOf(cell)], ...named]),
  )
  const options = { ...defaultOptions, paths: ['nomad.hcl'], version: differences.version, only }
  return lint(options, rules, { ...host, now: () => differences.now })
}

test(`${agents} agents with any files: an error wherever Nomad refuses them, and nowhere else`, async () => {
  const keyring = new Keyring()
  let refusedOnes = 0
  for (let count = 0; count < agents; count++) {
    const cell = randomCell(new Chance(seed * 1_000_003 + count), keyring)
    const verdicts = [...(await ask(cell.files, cell.differences)).values()]
    const { findings, notChecked } = await lintCell(cell)
    // A signature that cannot be verified here leaves the chain open, and the summary says so.
    if (notChecked.length > 0 || verdicts.some(({ outcome }) => outcome === 'unknown')) continue
    const refused = verdicts.filter(({ check, outcome }) => outcome === 'refused' && checks.has(check))
    const errors = findings.filter(({ severity }) => severity === 'error')
    const said = findings.map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`)
    const context = `seed ${seed}, agent ${count}\n${refused.map(({ check, why }) => `${check}: ${why}`).join('\n')}\n${said.join('\n')}`
    if (refused.length > 0) expect(errors.length, context).toBeGreaterThan(0)
    // With HTTPS alone nobody but the command line looks at the certificate.
    else if (cell.differences.settings?.rpc)
      expect(errors.filter(({ rule }) => !aboutSecurity.has(rule)).length, context).toBe(0)
    refusedOnes += refused.length > 0 ? 1 : 0
  }
  expect(refusedOnes / agents).toBeGreaterThan(0.2)
}, 0)
