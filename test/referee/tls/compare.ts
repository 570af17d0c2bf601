import { SignatureCache, verify } from '../../../server/facts/verdicts/chain-verify.ts'
import { judgeTls } from '../../../server/facts/verdicts/judge.ts'
import { hardened, type Question, type TlsFiles } from '../../../server/facts/verdicts/question.ts'
import type { CheckId, Judgement, Verdict } from '../../../server/facts/verdicts/verdict.ts'
import type { Version } from '../../../server/facts/version.ts'
import { type Differences, type FileBytes, readFiles } from '../../facts/verdicts/questions.ts'
import type { RefereeAnswer, RefereeRefusal, TlsReferee } from './referee.ts'

/** One agent to be judged by both. */
export interface Cell {
  readonly files: FileBytes
  readonly differences: Omit<Differences, 'now'> & { readonly now: Date }
}

export interface Comparison {
  readonly verdicts: ReadonlyMap<CheckId, Verdict>
  readonly answer: RefereeAnswer
  /** In words; empty where both say the same. */
  readonly disagreements: readonly string[]
  /** Checks of which we do not know what the referee knows. */
  readonly unknown: readonly string[]
}

/** What Nomad does before it talks to anybody. */
export const startChecks: readonly CheckId[] = [
  'key-pair',
  'ca-file',
  'cipher-suites',
  'min-version',
  'expiry-metrics',
]
const newest: Version = { major: 2, minor: 0, patch: 5 }

export async function compare(cell: Cell, referee: TlsReferee): Promise<Comparison> {
  const { settings, ...differences } = cell.differences
  const question: Question = {
    role: 'server',
    region: 'global',
    version: undefined,
    ...differences,
    files: await readFiles(cell.files),
    settings: { ...hardened, ...settings },
  }
  const { role, region, now } = question
  const { major, minor, patch } = question.version ?? newest
  const asked = referee.ask({
    ...cell.files,
    ...question.settings,
    server: role !== 'client',
    client: role !== 'server',
    region,
    now,
    version: [major, minor, patch],
  })
  const verdicts = new Map((await judgeTls(question)).map((verdict) => [verdict.check, verdict]))
  const answer = await asked
  const unknown: string[] = []
  const disagreements = [
    ...(await compareChains(question.files, question, answer, unknown)),
    ...compareStart(verdicts, answer, unknown),
    ...(answer.start ? [] : compareTalk(verdicts, answer, unknown)),
  ]
  return { verdicts, answer, disagreements, unknown }
}

function compareStart(
  verdicts: ReadonlyMap<CheckId, Verdict>,
  { start }: RefereeAnswer,
  unknown: string[],
): readonly string[] {
  const ours = startChecks.flatMap((check) => verdicts.get(check) ?? [])
  const refused = ours.flatMap((verdict) => (verdict.outcome === 'refused' ? [verdict] : []))
  const pairUnknown = verdicts.get('key-pair')?.outcome === 'unknown'
  if (pairUnknown) unknown.push('start')
  if (start === undefined)
    return refused.map(
      ({ check, refusal, why }) => `start: it starts, we refuse ${check}: ${refusal} (${why})`,
    )
  if (refused.some(({ refusal }) => refusal === start.class)) return []
  if (pairUnknown && start.class === 'key-mismatch') return []
  const said = refused.map(({ check, refusal }) => `${check}: ${refusal}`).join(', ') || 'nothing'
  return [`start: it does not start, ${theirs(start)}; we refuse ${said}`]
}

function compareTalk(
  verdicts: ReadonlyMap<CheckId, Verdict>,
  { talk }: RefereeAnswer,
  unknown: string[],
): readonly string[] {
  const found: string[] = []
  for (const [check, verdict] of verdicts) {
    if (startChecks.includes(check)) continue
    const said = talk[check]
    if (verdict.outcome === 'not-asked') {
      if (said !== undefined) found.push(`${check}: is asked, we say not`)
    } else if (verdict.outcome === 'unknown') unknown.push(check)
    else if (said === undefined) found.push(`${check}: is not asked, we say ${verdict.outcome}`)
    // What of it is refused first cannot be told where the chain is not known.
    else if (verdict.outcome === 'refused' && said !== null && unknown.includes('clientAuth')) continue
    else found.push(...differ(check, verdict, said))
  }
  const [outbound, inbound] = [verdicts.get('outbound'), verdicts.get('inbound')]
  const known = outbound?.outcome !== 'unknown' && inbound?.outcome !== 'unknown'
  const meets = outbound?.outcome === 'passes' && inbound?.outcome === 'passes'
  if (known && talk.twin !== undefined && (talk.twin === null) !== meets)
    found.push(`twin: ${theirs(talk.twin)}, we say ${meets ? 'passes' : 'refused'}`)
  return found
}

async function compareChains(
  files: TlsFiles,
  { now }: Question,
  { chain }: RefereeAnswer,
  unknown: string[],
): Promise<readonly string[]> {
  const found: string[] = []
  const presented = files.certificate?.known ? files.certificate.value.certificates : []
  const anchors = files.ca?.known ? files.ca.value.certificates : undefined
  if (!chain || !anchors) return found
  const signatures = new SignatureCache()
  for (const [key, said] of Object.entries(chain)) {
    const usage = key.startsWith('serverAuth') ? 'serverAuth' : 'clientAuth'
    const name = key === usage ? {} : { host: key.slice(usage.length + 1) }
    const judgement = await verify({ presented, anchors, usage, now, signatures, ...name })
    if (judgement.outcome === 'unknown') unknown.push(key)
    else found.push(...differ(`chain ${key}`, judgement, said))
  }
  return found
}

function differ(check: string, ours: Judgement, said: RefereeRefusal | null): readonly string[] {
  const same = ours.outcome === 'refused' ? ours.refusal === said?.class : said === null
  const words = ours.outcome === 'refused' ? `${ours.refusal} (${ours.why})` : `passes (${ours.why})`
  return same ? [] : [`${check}: ${theirs(said)}; we say ${words}`]
}

function theirs(said: RefereeRefusal | null): string {
  return said === null ? 'passes' : `${said.class}: ${said.error}`
}
