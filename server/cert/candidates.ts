import { judgeTls } from '../facts/verdicts/judge.ts'
import type { TlsFiles } from '../facts/verdicts/question.ts'
import { hardened } from '../facts/verdicts/question.ts'
import type { Verdict } from '../facts/verdicts/verdict.ts'
import type { Version } from '../facts/version.ts'
import type { Identity } from './identities.ts'

export type AgentRole = 'server' | 'client' | 'server+client'

/** Who a certificate is asked to be. */
export interface Wanted {
  /** `cli`: the command line, which shows it to an HTTPS API that verifies its clients. */
  readonly role: AgentRole | 'cli'
  readonly region: string
}

/** What each of Nomad's checks says of a certificate in a role and a region, with everything that checks switched on. */
export interface Candidate extends Wanted {
  /** No check refuses it but, if at all, one that is a convenience. */
  readonly fit: boolean
  readonly checks: readonly Check[]
}

export interface Check {
  readonly check: Verdict['check']
  readonly outcome: Verdict['outcome']
  readonly why: string
  /** The class of errors that a refusal is of. */
  readonly refusal?: string
  /** What it refuses keeps nobody out. */
  readonly convenience: boolean
}

/** Names of certificates may be many. */
const mostRegions = 10

/** Who it may be meant for: what was asked for, else what its names speak of, else the region that Nomad takes. */
export function wantedOf(
  identities: readonly Identity[],
  role: AgentRole | undefined,
  region: string | undefined,
): readonly Wanted[] {
  const named = identities.filter(({ kind }) => kind !== 'other-domain').flatMap((one) => one.region ?? [])
  const regions = region === undefined ? [...new Set(named)].slice(0, mostRegions) : [region]
  const roles: readonly AgentRole[] = role === undefined ? ['server', 'client'] : [role]
  const agents = (regions.length > 0 ? regions : ['global']).flatMap((each) =>
    roles.map((one) => ({ role: one, region: each })),
  )
  // Nomad's old guide makes the certificate of the command line without any name.
  const ofCli =
    identities.length === 0 ? (region ?? 'global') : identities.find(({ kind }) => kind === 'cli')?.region
  const cli = role === undefined ? ofCli : undefined
  return cli === undefined || (region !== undefined && cli !== region)
    ? agents
    : [{ role: 'cli', region: cli }, ...agents]
}

export interface Circumstances {
  readonly files: TlsFiles
  readonly now: Date
  readonly version: Version | undefined
}

export async function judgeCandidate(wanted: Wanted, circumstances: Circumstances): Promise<Candidate> {
  const { role, region } = wanted
  const isCli = role === 'cli'
  const question = { ...circumstances, role: isCli ? ('client' as const) : role, region, settings: hardened }
  const verdicts = await judgeTls(question)
  const checks = verdicts
    .filter(({ check }) => !isCli || check === 'https-client' || check === 'key-pair')
    .map(toCheck)
  const fit = checks.every(({ outcome, convenience }) => outcome !== 'refused' || convenience)
  return { role, region, fit, checks }
}

function toCheck(verdict: Verdict): Check {
  const { check, outcome, why } = verdict
  const refusal = verdict.outcome === 'refused' ? { refusal: verdict.refusal } : {}
  // The command line can be told another name: NOMAD_TLS_SERVER_NAME.
  const convenience = check === 'https-local' && refusal.refusal === 'host-name'
  return { check, outcome, why, ...refusal, convenience }
}
