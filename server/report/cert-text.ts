import type { Colors } from 'picocolors/types.js'
import type { Candidate, Check } from '../cert/candidates.ts'
import type { Description } from '../cert/description.ts'
import type { Identity } from '../cert/identities.ts'
import type { Finding } from '../engine/finding.ts'
import { minuteText } from '../text/minute-text.ts'
import type { CertificateReport } from './cert.ts'
import { helpLines } from './help-lines.ts'
import type { Look } from './reporter.ts'
import { severityColor } from './severities.ts'
import { visible } from './visible.ts'
import { counted } from './words.ts'
import { wrap } from './wrap.ts'

/** Names beyond these are only counted. */
const mostNames = 20

/** For people: what the file holds, who it may be, and what each check says. */
export function certificateText(report: CertificateReport, context: Look): string {
  const { file, inspection, findings } = report
  const { colors } = context
  const { unusable, certificates, identities, candidates, broken } = inspection
  const told = new Set<string>()
  const sections = [
    [`${colors.bold(visible(file))}: ${visible(inspection.contents)}`],
    ...(unusable === undefined ? [] : [unusableLines(unusable, context)]),
    ...certificates.map((certificate, index) =>
      descriptionLines(certificate, index, certificates.length, context),
    ),
    ...(broken.length > 0 ? [broken.map((text) => colors.red(visible(text)))] : []),
    ...(identities.length > 0 && !inspection.isAuthority ? [identityLines(identities, colors)] : []),
    ...(inspection.isAuthority ? [authorityLines(inspection.fit, context)] : []),
    ...candidates.map((candidate) => candidateLines(candidate, candidates.length === 1, context)),
    ...findings.map((finding) => findingLines(finding, context, told)),
  ]
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function unusableLines(
  { why, help }: { why: string; help: string | undefined },
  context: Look,
): readonly string[] {
  const { colors } = context
  return [colors.red(visible(why)), ...(help === undefined ? [] : coloredHelp(help, context))]
}

/** Advice, and commands as they are typed, of which each is shown once. */
function coloredHelp(
  help: string,
  { colors, width }: Look,
  told: Set<string> = new Set(),
): readonly string[] {
  const { advice, commands } = helpLines(help)
  const fresh = commands.filter((command) => !told.has(command))
  for (const command of fresh) told.add(command)
  const above = commands.length > 0 && fresh.length === 0
  const said = above ? advice.replace(/ these:$/, ' those above') : advice
  const [first = '', ...rest] = wrap(visible(said), width - 6)
  const more = [...rest, ...fresh.map(visible)]
  return [`${colors.bold(colors.green('help'))}: ${first}`, ...more.map((line) => `      ${line}`)]
}

function descriptionLines(
  one: Description,
  index: number,
  count: number,
  { colors, width }: Look,
): readonly string[] {
  const title = index === 0 ? "the agent's own" : 'sent along with it'
  const rows: readonly (readonly [string, string])[] = [
    ['Subject', one.subject || 'none'],
    ['Names', namesText(one)],
    ['Issuer', one.selfSigned ? `${one.issuer} (itself)` : one.issuer],
    ['Valid', validText(one)],
    ['Key', keyText(one)],
    ['Signature', one.signature],
    ['Usages', usagesText(one)],
    ...(one.isCa ? [['CA', one.isPublic ? 'yes, a public one' : 'yes'] as const] : []),
    ['SHA-256', one.sha256],
  ]
  const lines = rows.flatMap(([name, text]) => {
    const [first = '', ...rest] = wrap(visible(text), Math.max(40, width - 13))
    const shown = name === 'Valid' && one.state !== 'valid' ? colors.red(first) : first
    return [`  ${colors.dim(name.padEnd(9))}  ${shown}`, ...rest.map((line) => `${' '.repeat(13)}${line}`)]
  })
  return count > 1 ? [`${index + 1}. ${title}`, ...lines] : lines
}

function namesText({ names, commonName }: Description): string {
  const all = [...names.dns, ...names.ip, ...names.email, ...names.uri]
  if (all.length === 0) return commonName === undefined ? 'none' : 'none but the common name'
  return all.length > mostNames
    ? `${all.slice(0, mostNames).join(', ')} and ${all.length - mostNames} more`
    : all.join(', ')
}

function validText({ notBefore, notAfter, state, daysLeft }: Description): string {
  const dates = `from ${minuteText(notBefore)} to ${minuteText(notAfter)}`
  if (state === 'expired')
    return `${dates}: expired ${daysLeft === -1 ? 'today' : `${counted(-daysLeft - 1, 'day')} ago`}`
  return `${dates}: ${state === 'valid' ? `${counted(daysLeft, 'day')} left` : 'not yet'}`
}

function keyText({ keyType, keyBits, curve }: Description): string {
  const type = keyType === 'ed25519' ? 'Ed25519' : keyType.toUpperCase()
  const size = curve ?? (keyBits === undefined ? '' : String(keyBits))
  return `${type} ${size}`.trim()
}

function usagesText({ keyUsages, extendedKeyUsages }: Description): string {
  const basic = keyUsages === undefined ? 'any (no extension)' : keyUsages.join(', ') || 'none'
  const extended =
    extendedKeyUsages === undefined ? 'any (no extension)' : extendedKeyUsages.join(', ') || 'none'
  return `${basic}; extended: ${extended}`
}

function identityLines(identities: readonly Identity[], colors: Colors): readonly string[] {
  const shown = identities.slice(0, mostNames)
  const width = Math.max(...shown.map(({ name }) => visible(name).length))
  const lines = shown.map((identity) => `  ${visible(identity.name).padEnd(width)}  ${saysText(identity)}`)
  const rest = identities.length - shown.length
  return [colors.bold('Its names let it be:'), ...lines, ...(rest > 0 ? [`  and ${rest} more`] : [])]
}

function saysText({ kind, region = '', commonNameOnly }: Identity): string {
  const where = commonNameOnly ? ', where only incoming checks look: the common name' : ''
  const words: Readonly<Record<Identity['kind'], string>> = {
    server: `a server of region ${region}${where}`,
    client: `a client of region ${region}${where}`,
    cli: `the command line of region ${region}; nobody asks for this name`,
    wildcard: `nobody: Nomad compares names exactly, and this is a wildcard`,
    'other-case': `nobody: Nomad compares names exactly, in lower case`,
    'other-domain': `nobody: names that Nomad knows end in .nomad`,
    local: 'reached by the command line on the same machine',
    other: commonNameOnly ? 'nothing in particular: the common name' : 'reached under that name',
  }
  return visible(words[kind])
}

function authorityLines(fit: boolean, { colors }: Look): readonly string[] {
  const verdict = fit ? colors.green('fit') : colors.red('not fit')
  return [`${colors.bold('As a CA, in ca_file:')} ${verdict}`, 'It is nothing for an agent of its own.']
}

const roleWords: Readonly<Record<Candidate['role'], string>> = {
  server: 'a server',
  client: 'a client',
  'server+client': 'an agent that is server and client',
  cli: 'the command line',
}

/** What each check asks, in words. */
const checkWords: Readonly<Record<Check['check'], string>> = {
  'key-pair': 'loads together with its key',
  'ca-file': 'the CA file can be read',
  'cipher-suites': 'has cipher suites for its key',
  'min-version': 'has a minimum version',
  'expiry-metrics': 'can be read for metrics of expiry',
  outbound: 'trusted by who connects to this server (RPC)',
  inbound: 'let in by servers (RPC)',
  raft: 'a server to Raft, by its exact name',
  'server-rpc': 'a server to other servers, by its exact name',
  'client-rpc': 'an agent to servers, by its exact name',
  'https-local': 'trusted by the command line on this machine',
  'https-node': 'trusted by who asks this client (HTTPS)',
  'https-client': 'let in by HTTPS that verifies its clients',
}

/** Where the key or the CA was not given, that is said once for all of these. */
const goByFiles: ReadonlySet<string> = new Set(['key-pair', 'ca-file', 'cipher-suites', 'expiry-metrics'])

function candidateLines(candidate: Candidate, isOnly: boolean, context: Look): readonly string[] {
  const { colors } = context
  const { role, region, fit, checks } = candidate
  const isKnown = checks.every(({ outcome }) => outcome !== 'unknown')
  const verdict = fit ? colors.green(isKnown ? 'fit' : 'fit, as far as is known') : colors.red('not fit')
  // Nobody asks the command line for its region.
  const title = `As ${roleWords[role]}${role === 'cli' ? '' : ` of region ${visible(region)}`}:`
  const shown = checks.filter(({ check, outcome }) => {
    if (outcome === 'not-asked' || check === 'min-version') return false
    if (outcome === 'unknown' && goByFiles.has(check)) return false
    return isOnly || outcome === 'refused'
  })
  return [`${colors.bold(title)} ${verdict}`, ...shown.flatMap((check) => checkLines(check, context))]
}

function checkLines({ check, outcome, why, convenience }: Check, { colors, width }: Look): readonly string[] {
  const paints = {
    passes: colors.green,
    refused: convenience ? colors.yellow : colors.red,
    unknown: colors.dim,
    'not-asked': colors.dim,
  }
  const words = { passes: 'yes', refused: 'no', unknown: '?', 'not-asked': '-' }
  const head = `  ${paints[outcome](words[outcome].padEnd(3))}  ${checkWords[check]}`
  return [head, ...wrap(visible(why), Math.max(40, width - 9)).map((line) => colors.dim(`         ${line}`))]
}

function findingLines(
  { rule, severity, message, help }: Finding,
  context: Look,
  told: Set<string>,
): readonly string[] {
  const { colors } = context
  const paint = severityColor(colors, severity)
  return [
    `${paint(`${severity}[${rule}]`)}${colors.bold(`: ${visible(message)}`)}`,
    ...(help === undefined ? [] : coloredHelp(help, context, told)),
  ]
}
