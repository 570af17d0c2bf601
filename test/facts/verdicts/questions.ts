import { readCertificateFile } from '../../../server/facts/certificate-file.ts'
import { inspectKey } from '../../../server/facts/key.ts'
import { judgeTls } from '../../../server/facts/verdicts/judge.ts'
import { hardened, type Question, type TlsFiles } from '../../../server/facts/verdicts/question.ts'
import type { CheckId, Verdict } from '../../../server/facts/verdicts/verdict.ts'
import { known, unknown } from '../../../server/host.ts'
import { testNow } from '../../certificates.ts'

/** The three files of a `tls` block; undefined where the setting is empty. */
export interface FileBytes {
  readonly certificate: Uint8Array | undefined
  readonly key: Uint8Array | undefined
  readonly ca: Uint8Array | undefined
}

export async function readFiles({ certificate, key, ca }: FileBytes): Promise<TlsFiles> {
  const file = certificate && (await readCertificateFile(certificate, 'certificate'))
  const inspected = key && (await inspectKey(key, file?.certificates[0]))
  return {
    certificate: file && known(file),
    key: inspected && known(inspected.file),
    ca: ca && known(await readCertificateFile(ca, 'ca')),
    keyMatches: inspected?.matches ?? unknown('missing'),
  }
}

/** What differs from a hardened server of the region `global` with the newest Nomad. */
export type Differences = Partial<Omit<Question, 'files' | 'settings'>> & {
  readonly settings?: Partial<Question['settings']>
}

export async function ask(
  files: FileBytes,
  differences: Differences = {},
): Promise<ReadonlyMap<CheckId, Verdict>> {
  const question: Question = {
    role: 'server',
    region: 'global',
    now: testNow,
    version: undefined,
    ...differences,
    files: await readFiles(files),
    settings: { ...hardened, ...differences.settings },
  }
  return new Map((await judgeTls(question)).map((verdict) => [verdict.check, verdict]))
}

/** What is refused, and why: `inbound: role-or-region`. */
export function refusals(verdicts: ReadonlyMap<CheckId, Verdict>): readonly string[] {
  return [...verdicts.values()].flatMap((verdict) =>
    verdict.outcome === 'refused' ? [`${verdict.check}: ${verdict.refusal}`] : [],
  )
}

const ofStart: readonly CheckId[] = ['key-pair', 'ca-file', 'cipher-suites', 'min-version', 'expiry-metrics']

/** Of an agent that does not start only what keeps it from it: it talks to nobody. */
export function whatCounts(all: readonly string[]): readonly string[] {
  const starting = all.filter((refusal) => ofStart.some((check) => refusal.startsWith(`${check}: `)))
  return starting.length > 0 ? starting : all
}
