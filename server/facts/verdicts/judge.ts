import { SignatureCache } from './chain-verify.ts'
import type { Question } from './question.ts'
import {
  checkCaFile,
  checkCipherSuites,
  checkExpiryMetrics,
  checkKeyPair,
  checkMinVersion,
} from './start-checks.ts'
import {
  checkClientRpc,
  checkHttpsClient,
  checkHttpsLocal,
  checkHttpsNode,
  checkInbound,
  checkOutbound,
  checkRaft,
  checkServerRpc,
  type Encounter,
} from './talk-checks.ts'
import type { CheckId, Judgement, Verdict } from './verdict.ts'

type Check = (encounter: Encounter) => Judgement | Promise<Judgement>

const checks: ReadonlyMap<CheckId, Check> = new Map<CheckId, Check>([
  ['key-pair', ({ question }) => checkKeyPair(question)],
  ['ca-file', ({ question }) => checkCaFile(question)],
  ['cipher-suites', ({ question }) => checkCipherSuites(question)],
  ['min-version', ({ question }) => checkMinVersion(question)],
  ['expiry-metrics', ({ question }) => checkExpiryMetrics(question)],
  ['outbound', checkOutbound],
  ['inbound', checkInbound],
  ['raft', checkRaft],
  ['server-rpc', checkServerRpc],
  ['client-rpc', checkClientRpc],
  ['https-local', checkHttpsLocal],
  ['https-node', checkHttpsNode],
  ['https-client', checkHttpsClient],
])

/** What each of Nomad's checks says of an agent's TLS files, in the order of `CheckId`. Never throws. */
export async function judgeTls(question: Question): Promise<readonly Verdict[]> {
  const encounter: Encounter = { question, signatures: new SignatureCache() }
  const verdicts: Verdict[] = []
  for (const [check, ask] of checks) verdicts.push({ check, ...(await ask(encounter)) })
  return verdicts
}
