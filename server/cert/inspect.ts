import type { Certificate, CertificateFile } from '../facts/certificate.ts'
import { readCertificateFile } from '../facts/certificate-file.ts'
import { findOwn } from '../facts/chain-order.ts'
import { inspectKey } from '../facts/key.ts'
import { pemAdvice } from '../facts/pem-advice.ts'
import type { TlsFiles } from '../facts/verdicts/question.ts'
import type { Version } from '../facts/version.ts'
import { readCertificate } from '../facts/x509.ts'
import { known, unknown } from '../host.ts'
import { type AgentRole, type Candidate, judgeCandidate, wantedOf } from './candidates.ts'
import { type Description, describeCertificate } from './description.ts'
import { type Identity, identitiesOf } from './identities.ts'

/** What is asked about a certificate file. */
export interface Inquiry {
  readonly certificate: Uint8Array
  /** Undefined where it was not given. */
  readonly ca: Uint8Array | undefined
  /** As the user named it. */
  readonly caFile: string | undefined
  readonly key: Uint8Array | undefined
  readonly role: AgentRole | undefined
  readonly region: string | undefined
  readonly now: Date
  readonly version: Version | undefined
}

/** All that can be said of it. */
export interface Inspection {
  /** What the file holds, in words: `a certificate`, `a certificate request`. */
  readonly contents: string
  /** Why Nomad can do nothing with it, and what to do; undefined where it can. */
  readonly unusable: { readonly why: string; readonly help: string | undefined } | undefined
  /** In file order: the first is the agent's own. */
  readonly certificates: readonly Description[]
  /** CERTIFICATE blocks that cannot be read, in words. */
  readonly broken: readonly string[]
  /** What the names of the agent's own let it be. */
  readonly identities: readonly Identity[]
  /** All are CAs, and nothing else was asked for: nothing for an agent. */
  readonly isAuthority: boolean
  readonly candidates: readonly Candidate[]
  /** What could not be looked at as it was not given: `ca`, `key`. */
  readonly missing: readonly ('ca' | 'key')[]
  /** It can be what it was asked to be, or anything at all where nothing was asked. */
  readonly fit: boolean
}

export async function inspectCertificate(inquiry: Inquiry): Promise<Inspection> {
  const { certificate: bytes, now, role, region } = inquiry
  const file = await readCertificateFile(bytes, 'certificate')
  const [own] = file.certificates
  if (own === undefined) return await unusable(file, inquiry)
  // In the wrong order the agent's own stands behind its CA: Nomad takes the first, and who it was meant for is another.
  const identities = identitiesOf((await findOwn(file.certificates)) ?? own)
  const isBundle = file.certificates.every(({ isCa }) => isCa)
  const isAuthority = isBundle && role === undefined && region === undefined
  const circumstances = { files: await filesOf(file, own, inquiry), now, version: inquiry.version }
  const candidates: Candidate[] = []
  for (const wanted of isAuthority ? [] : wantedOf(identities, role, region))
    candidates.push(await judgeCandidate(wanted, circumstances))
  const { contents, broken, certificates } = file
  return {
    contents,
    unusable: undefined,
    certificates: certificates.map((certificate) => describeCertificate(certificate, now)),
    broken,
    identities,
    isAuthority,
    candidates,
    missing: isAuthority ? [] : missingOf(file, inquiry),
    fit: isAuthority ? canSign(own, now) : candidates.some(({ fit }) => fit),
  }
}

function missingOf({ holdsKey }: CertificateFile, { ca, key }: Inquiry): readonly ('ca' | 'key')[] {
  return [...(ca ? [] : (['ca'] as const)), ...(key || holdsKey ? [] : (['key'] as const))]
}

async function filesOf(file: CertificateFile, own: Certificate, inquiry: Inquiry): Promise<TlsFiles> {
  const { certificate, ca } = inquiry
  // One file for both works.
  const key = inquiry.key ?? (file.holdsKey ? certificate : undefined)
  const inspected = key && (await inspectKey(key, own))
  return {
    certificate: known(file),
    key: inspected ? known(inspected.file) : unknown('missing'),
    keyMatches: inspected ? inspected.matches : unknown('missing'),
    ca: ca ? known(await readCertificateFile(ca, 'ca')) : unknown('missing'),
  }
}

/** What is no certificate, or none in the form that Nomad reads; one in DER form can be described all the same. */
async function unusable({ contents, broken }: CertificateFile, inquiry: Inquiry): Promise<Inspection> {
  const der = contents === 'a certificate in DER form' ? await readCertificate(inquiry.certificate) : ''
  const certificate = typeof der === 'string' ? undefined : der
  return {
    contents,
    unusable: {
      why: `It holds ${contents}; Nomad wants a certificate in PEM form.`,
      help: pemAdvice(contents, 'certificate'),
    },
    certificates: certificate === undefined ? [] : [describeCertificate(certificate, inquiry.now)],
    broken,
    identities: certificate === undefined ? [] : identitiesOf(certificate),
    isAuthority: false,
    candidates: [],
    missing: [],
    fit: false,
  }
}

function canSign({ notBefore, notAfter, keyUsages }: Certificate, now: Date): boolean {
  return now >= notBefore && now <= notAfter && (keyUsages?.includes('keyCertSign') ?? true)
}
