import type { Agent } from '../../agents/agent.ts'
import type { Certificate, CertificateFile, KeyFile } from '../../facts/certificate.ts'
import type { Facts, FileFact } from '../../facts/facts.ts'
import { judgeTls } from '../../facts/verdicts/judge.ts'
import type { CheckedAgent } from '../checked.ts'

const day = 24 * 60 * 60 * 1000

/** What lies at the path of a TLS file, and whether it fits the agent; nothing of a key but its kind. */
export async function certificateHover(
  { agent, facts }: CheckedAgent,
  key: string,
): Promise<readonly string[]> {
  if (facts === undefined) return []
  const { ca, certificate, key: keyFile } = facts.tls
  if (key === 'key_file') return keyLines(keyFile, facts)
  const file = key === 'ca_file' ? ca : key === 'cert_file' ? certificate : undefined
  if (file === undefined) return []
  if (!file.content.known) return [notThere(file)]
  const { certificates, contents } = file.content.value
  if (certificates.length === 0) return [`\`${file.path}\` holds no certificate, but ${contents}.`]
  const lines = certificates.slice(0, 5).flatMap((one) => certificateLines(one, facts.policy.now))
  const more = certificates.length > 5 ? [`… and ${certificates.length - 5} more.`] : []
  return [...lines, ...more, ...(key === 'cert_file' ? await fitLines(agent, facts) : [])]
}

function notThere({ path, content }: FileFact<CertificateFile | KeyFile>): string {
  const why = content.known || content.why === 'missing' ? 'is not on this machine' : 'cannot be read here'
  return `\`${path}\` ${why}.`
}

function certificateLines(certificate: Certificate, now: Date): readonly string[] {
  const { subject, label, issuer, dnsNames, ipAddresses, notAfter, keyType, keyBits, isCa, selfSigned } =
    certificate
  const names = [...dnsNames, ...ipAddresses]
  return [
    `**${escape(subject === '' ? label : subject)}**${isCa ? ' (CA)' : ''}`,
    '',
    `- Names: ${
      names.length === 0
        ? 'none'
        : names
            .slice(0, 20)
            .map((name) => `\`${escape(name)}\``)
            .join(', ')
    }`,
    `- Issuer: ${selfSigned ? 'itself' : escape(issuer)}`,
    `- ${daysLeft(notAfter, now)} (${notAfter.toISOString().slice(0, 10)})`,
    `- Key: ${keyType.toUpperCase()}${keyBits === undefined ? '' : ` ${keyBits}`}`,
    '',
  ]
}

/** How long a certificate is still good for, in words. */
export function daysLeft(notAfter: Date, now: Date): string {
  const days = Math.floor((notAfter.getTime() - now.getTime()) / day)
  if (days < 0) return `Expired ${-days} ${days === -1 ? 'day' : 'days'} ago`
  return `${days} ${days === 1 ? 'day' : 'days'} left`
}

/** What each of Nomad's checks would say. */
async function fitLines(
  { config: { tls }, role, region = 'global' }: Agent,
  facts: Facts,
): Promise<readonly string[]> {
  if (role === 'none') return []
  const verdicts = await judgeTls({
    files: {
      certificate: facts.tls.certificate?.content,
      key: facts.tls.key?.content,
      ca: facts.tls.ca?.content,
      keyMatches: facts.tls.keyMatches,
    },
    role,
    region,
    settings: {
      rpc: tls.rpc.effective === true,
      http: tls.http.effective === true,
      verifyServerHostname: tls.verify_server_hostname.effective === true,
      verifyHttpsClient: tls.verify_https_client.effective === true,
      rpcUpgradeMode: tls.rpc_upgrade_mode.effective === true,
      cipherSuites: tls.tls_cipher_suites.effective ?? '',
      minVersion: tls.tls_min_version.effective ?? '',
    },
    now: facts.policy.now,
    version: facts.policy.version,
  })
  const refusals = verdicts.filter(({ outcome }) => outcome === 'refused')
  const whom = `a ${role} of region \`${escape(region)}\``
  if (refusals.length === 0) return [`Fits ${whom}.`]
  return [`Does not fit ${whom}:`, ...refusals.map(({ check, why }) => `- ${check}: ${escape(why)}`)]
}

function keyLines(file: FileFact<KeyFile> | undefined, { tls }: Facts): readonly string[] {
  if (file === undefined) return []
  if (!file.content.known) return [notThere(file)]
  const { contents, keyType, encrypted } = file.content.value
  const what = keyType === undefined ? contents : `a private key (${keyType.toUpperCase()})`
  const belongs = tls.keyMatches.known
    ? [tls.keyMatches.value ? 'It belongs to the certificate.' : 'It does not belong to the certificate.']
    : []
  return [
    `${what.charAt(0).toUpperCase()}${what.slice(1)}${encrypted ? ', encrypted: Nomad cannot load it' : ''}.`,
    ...belongs,
  ]
}

/** Names come out of files: none of their signs is Markdown. */
function escape(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|!\n\r]/g, (sign) => (sign === '\n' || sign === '\r' ? ' ' : `\\${sign}`))
    .slice(0, 300)
}
