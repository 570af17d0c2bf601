import { compareOne, type Disagreement } from './compare.ts'
import { compareDecoding } from './compare-decoding.ts'
import type { Referee, RefereeAnswer, RefereeWant } from './referee.ts'
import { shrink } from './shrink.ts'

/** What is asked of the referee, and how its answer is compared with ours. */
export interface Contest {
  readonly want: RefereeWant
  readonly compare: (source: Uint8Array, answer: RefereeAnswer) => Disagreement | undefined
}

/** Tree and untyped value, as Nomad's library gives them. */
export const parsing: Contest = { want: 'everything', compare: compareOne }
/** What Nomad decodes into its configuration. */
export const decoding: Contest = { want: 'agent', compare: compareDecoding }

export interface Tally {
  inputs: number
  bytes: number
  /** How many were accepted, and of how many there is a value. */
  accepted: number
  decoded: number
}

/** Compares batch after batch until there is none left or the time is up; throws at the first disagreement. */
export async function campaign(
  referee: Referee,
  batches: Iterable<readonly Uint8Array[]>,
  seconds = Number.POSITIVE_INFINITY,
  contest = parsing,
): Promise<Tally> {
  const tally: Tally = { inputs: 0, bytes: 0, accepted: 0, decoded: 0 }
  const end = performance.now() + seconds * 1000
  // The referee works on one batch while the next is made and the one before is compared.
  let underWay: Promise<void> = Promise.resolve()
  for (const batch of batches) {
    const answers = Promise.all(batch.map((source) => referee.ask(source, contest.want)))
    await underWay
    underWay = compareBatch(batch, answers)
    // It is awaited in the next turn; until then a failure must not count as unhandled.
    underWay.catch(() => {})
    if (performance.now() > end) break
  }
  await underWay
  return tally

  async function compareBatch(
    batch: readonly Uint8Array[],
    answers: Promise<readonly RefereeAnswer[]>,
  ): Promise<void> {
    for (const [index, answer] of (await answers).entries()) {
      const source = batch[index] as Uint8Array
      tally.inputs++
      tally.bytes += source.length
      if (answer.ok) tally.accepted++
      if (answer.value !== undefined || answer.values !== undefined) tally.decoded++
      const disagreement = contest.compare(source, answer)
      if (disagreement !== undefined) throw new Error(await smallest(referee, source, disagreement, contest))
    }
  }
}

/** The disagreement at the smallest input that shows one of the same kind, in words. */
async function smallest(
  referee: Referee,
  source: Uint8Array,
  found: Disagreement,
  { want, compare }: Contest,
): Promise<string> {
  let last = found
  const small = await shrink(source, async (candidate) => {
    const now = compare(candidate, await referee.ask(candidate, want))
    if (now?.kind !== found.kind) return false
    last = now
    return true
  })
  const again = compare(small, await referee.ask(small, want)) ?? last
  return `${again.kind}: ${written(small)}\n  ours:    ${again.ours}\n  referee: ${again.theirs}`
}

/** As text where it is text, else byte by byte. */
function written(bytes: Buffer): string {
  const text = bytes.toString()
  return Buffer.from(text).equals(bytes)
    ? JSON.stringify(text)
    : `base64 ${bytes.toString('base64')} = ${JSON.stringify(bytes.toString('latin1'))} in Latin-1`
}

export function tallyLine(what: string, { inputs, bytes, accepted, decoded }: Tally): string {
  return `${what}: ${inputs} inputs compared (${(bytes / 1e6).toFixed(1)} MB; Nomad's library parses ${accepted}, decodes ${decoded})`
}
