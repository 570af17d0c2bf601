import type { Certificate } from '../certificate.ts'
import { certificateParts } from '../certificate-parts.ts'
import { sameBytes } from '../der.ts'
import { clientName, isPeerName, namesOf, serverName } from './agent-name.ts'
import { SignatureCache, type Verification, verify } from './chain-verify.ts'
import type { Question } from './question.ts'
import { isServer } from './start-checks.ts'
import { type Judgement, notAsked, notKnown, passes, refused } from './verdict.ts'

/** What a peer is shown; the same signatures are verified once for all checks. */
export interface Encounter {
  readonly question: Question
  readonly signatures: SignatureCache
}

/** A server's own certificate, as those who connect to it verify it. */
export async function checkOutbound(encounter: Encounter): Promise<Judgement> {
  const { question } = encounter
  const { rpc, verifyServerHostname } = question.settings
  if (!rpc) return notAsked('`rpc` is off')
  if (!isServer(question)) return notAsked('nobody connects to the RPC of a client')
  const host = verifyServerHostname ? { host: serverName(question.region) } : {}
  return meet(encounter, { usage: 'serverAuth', ...host })
}

/** The certificate of whoever connects to a server: agents of both roles do. */
export async function checkInbound(encounter: Encounter): Promise<Judgement> {
  const { settings, region } = encounter.question
  if (!settings.rpc) return notAsked('`rpc` is off')
  if (!settings.verifyServerHostname) return meet(encounter, { usage: 'clientAuth' })
  return meet(encounter, { usage: 'clientAuth' }, (leaf) =>
    namesOf(leaf).some((name) => isPeerName(name, region))
      ? undefined
      : refused('role-or-region', `none of its names is ${clientName(region)} or a server's`, leaf),
  )
}

/** Raft takes no other region and no wildcard, and looks at the common name too. */
export function checkRaft({ question }: Encounter): Judgement {
  const { rpc, verifyServerHostname, rpcUpgradeMode } = question.settings
  if (!isServer(question)) return notAsked('clients take no part in Raft')
  if (rpc && verifyServerHostname && rpcUpgradeMode) return notAsked('`rpc_upgrade_mode` is on')
  return exactName(question, [serverName(question.region)])
}

export function checkServerRpc({ question }: Encounter): Judgement {
  if (!isServer(question)) return notAsked('asked of servers only')
  return exactName(question, [serverName(question.region)])
}

/** A server may speak for a client: it passes its calls on. */
export function checkClientRpc({ question }: Encounter): Judgement {
  return exactName(question, [clientName(question.region), serverName(question.region)])
}

function exactName(question: Question, wanted: readonly string[]): Judgement {
  const { rpc, verifyServerHostname } = question.settings
  if (!rpc) return notAsked('`rpc` is off')
  if (!verifyServerHostname) return notAsked('`verify_server_hostname` is off')
  const leaves = presented(question)
  if (!leaves) return notKnown('`cert_file` is not known')
  const [leaf] = leaves
  if (!leaf) return noCertificate
  const name = wanted.find((each) => namesOf(leaf).includes(each))
  return name === undefined
    ? refused('exact-name', `none of its names is exactly ${wanted.join(' or ')}`, leaf)
    : passes(`is named ${name}`)
}

/** Either name will do: which one is asked for is up to NOMAD_ADDR. */
export async function checkHttpsLocal(encounter: Encounter): Promise<Judgement> {
  if (!encounter.question.settings.http) return notAsked('`http` is off')
  const byName = await meet(encounter, { usage: 'serverAuth', host: 'localhost' })
  const byAddress =
    byName.outcome === 'refused' && byName.refusal === 'host-name'
      ? await meet(encounter, { usage: 'serverAuth', host: '127.0.0.1' })
      : byName
  return byAddress.outcome === 'refused' && byAddress.refusal === 'host-name' ? byName : byAddress
}

export async function checkHttpsNode(encounter: Encounter): Promise<Judgement> {
  const { settings, role, region } = encounter.question
  if (!settings.http) return notAsked('`http` is off')
  if (role === 'server') return notAsked('asked of clients only')
  return meet(encounter, { usage: 'serverAuth', host: clientName(region) })
}

export async function checkHttpsClient(encounter: Encounter): Promise<Judgement> {
  const { settings, role } = encounter.question
  if (!settings.http) return notAsked('`http` is off')
  if (!settings.verifyHttpsClient) return notAsked('`verify_https_client` is off')
  if (role === 'server') return notAsked('servers fetch nothing from other agents this way')
  return hidden(encounter.question) ?? meet(encounter, { usage: 'clientAuth' })
}

/**
 * Go's HTTP client, unlike Nomad's RPC, shows a certificate only where a CA that the server names has issued it or one
 * of its intermediates, and the curve is one of TLS 1.3 (crypto/tls/common.go, SupportsCertificate).
 */
function hidden(question: Question): Judgement | undefined {
  const { ca } = question.files
  const certificates = presented(question)
  const [leaf] = certificates ?? []
  if (!certificates || !leaf || !ca?.known) return undefined
  const accepted = ca.value.certificates.map(subjectOf)
  const isAccepted = (certificate: Certificate) => {
    const issuer = certificateParts(certificate.der)?.issuer.bytes
    return accepted.some((subject) => subject && issuer && sameBytes(subject, issuer))
  }
  return certificates.some(isAccepted) && !signingFault(leaf)
    ? undefined
    : refused('no-certificate', `Go does not show ${leaf.label}, which no CA of \`ca_file\` has issued`, leaf)
}

function subjectOf(certificate: Certificate): Uint8Array | undefined {
  return certificateParts(certificate.der)?.subject.bytes
}

const noCertificate = refused('no-certificate', 'there is no certificate to show')

/** Empty where there is no pair, undefined where the file is not known. */
function presented({ files: { certificate, key } }: Question): readonly Certificate[] | undefined {
  if (!certificate || !key) return []
  return certificate.known ? certificate.value.certificates : undefined
}

type Asked = Pick<Verification, 'usage' | 'host'>

type Verified = (leaf: Certificate) => Judgement | undefined

/** A handshake: a server has to sign before it is verified, a client afterwards. */
async function meet(
  { question, signatures }: Encounter,
  asked: Asked,
  whenVerified: Verified = () => undefined,
): Promise<Judgement> {
  const { files, now } = question
  const certificates = presented(question)
  if (!certificates) return notKnown('`cert_file` is not known')
  const [leaf] = certificates
  if (!leaf) return noCertificate
  const signing = signingFault(leaf)
  if (signing && asked.usage === 'serverAuth') return signing
  const fault = parsingFault(certificates, files.certificate)
  if (fault) return fault
  const anchors = files.ca?.known ? files.ca.value.certificates : undefined
  const verified = await verify({ ...asked, presented: certificates, anchors, now, signatures })
  if (verified.outcome === 'refused') return verified
  return whenVerified(leaf) ?? (verified.outcome === 'passes' && signing ? signing : verified)
}

/** Go's limits (crypto/tls/handshake_client.go, defaultMaxRSAKeySize; crypto/rsa since Go 1.24). */
const rsaBits = { least: 1024, most: 8192 }

function parsingFault(
  certificates: readonly Certificate[],
  file: Question['files']['certificate'],
): Judgement | undefined {
  if (file?.known && file.value.sendsUnreadable)
    return refused('unreadable-chain', 'a later certificate of `cert_file` is sent, and no peer can parse it')
  const large = certificates.find(({ keyType, keyBits = 0 }) => keyType === 'rsa' && keyBits > rsaBits.most)
  return large && refused('key-size', `${large.label} has an RSA key of over ${rsaBits.most} bits`, large)
}

/** TLS 1.3 knows these curves alone, and two agents always agree on TLS 1.3 (crypto/tls/auth.go). */
const curves = ['P-256', 'P-384', 'P-521']

function signingFault(leaf: Certificate): Judgement | undefined {
  if (leaf.keyType === 'rsa' && (leaf.keyBits ?? 0) < rsaBits.least)
    return refused('key-size', `an RSA key of under ${rsaBits.least} bits cannot sign for TLS`, leaf)
  return leaf.keyType === 'ecdsa' && !curves.includes(leaf.curve ?? '')
    ? refused('key-size', `TLS 1.3 has no signatures on the curve ${leaf.curve}`, leaf)
    : undefined
}
