import { type Certificate } from '../certificate.ts'
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
  const chain = await meet(encounter, { usage: 'clientAuth' })
  const [leaf] = presented(encounter.question) ?? []
  if (!settings.verifyServerHostname || chain.outcome === 'refused' || !leaf) return chain
  return namesOf(leaf).some((name) => isPeerName(name, region))
    ? chain
    : refused('role-or-region', `none of its names is ${clientName(region)} or a server's`, leaf)
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
  return meet(encounter, { usage: 'clientAuth' })
}

const noCertificate = refused('no-client-certificate', 'there is no certificate to show')

/** Undefined where the file is not known. */
function presented({ files: { certificate } }: Question): readonly Certificate[] | undefined {
  if (!certificate) return []
  return certificate.known ? certificate.value.certificates : undefined
}

type Asked = Pick<Verification, 'usage' | 'host'>

/** A handshake: what TLS itself cannot do with the certificates comes before they are verified. */
async function meet({ question, signatures }: Encounter, asked: Asked): Promise<Judgement> {
  const { files, now } = question
  const certificates = presented(question)
  if (!certificates) return notKnown('`cert_file` is not known')
  const [leaf] = certificates
  if (!leaf) return noCertificate
  const fault = handshakeFault(leaf, certificates)
  if (fault) return fault
  if (files.certificate?.known && files.certificate.value.sendsUnreadable)
    return refused('unreadable-chain', 'a later certificate of `cert_file` is sent, and no peer can parse it')
  const anchors = files.ca?.known ? files.ca.value.certificates : files.ca ? undefined : []
  return verify({ ...asked, presented: certificates, anchors, now, signatures })
}

/** Go's limits (crypto/tls/handshake_client.go, defaultMaxRSAKeySize; crypto/rsa since Go 1.24). */
const rsaBits = { least: 1024, most: 8192 }

/** TLS 1.3 knows these curves alone, and two agents always agree on TLS 1.3 (crypto/tls/auth.go). */
const curves = ['P-256', 'P-384', 'P-521']

function handshakeFault(leaf: Certificate, certificates: readonly Certificate[]): Judgement | undefined {
  const large = certificates.find(({ keyType, keyBits = 0 }) => keyType === 'rsa' && keyBits > rsaBits.most)
  if (large) return refused('key-size', `${large.label} has an RSA key of over ${rsaBits.most} bits`, large)
  if (leaf.keyType === 'rsa' && (leaf.keyBits ?? 0) < rsaBits.least)
    return refused('key-size', `an RSA key of under ${rsaBits.least} bits cannot sign for TLS`, leaf)
  return leaf.keyType === 'ecdsa' && !curves.includes(leaf.curve ?? '')
    ? refused('key-size', `TLS 1.3 has no signatures on the curve ${leaf.curve}`, leaf)
    : undefined
}
