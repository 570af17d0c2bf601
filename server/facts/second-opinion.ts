import type { ConfigFile } from '../config/file.ts'
import { type Hcl2Position, type Host, type Known, known, unknown } from '../host.ts'
import { graphemeStarts } from '../text/graphemes.ts'
import { lineSpan, type Source, textOf } from '../text/source.ts'
import type { Span } from '../text/span.ts'

/** A place that tools for HCL 2 refuse, and their parser's words for it. */
export interface Refused {
  readonly span: Span
  readonly message: string
}

export type SecondOpinion = Known<readonly Refused[]>

/** Asks HCL 2's parser about every file that is HCL to Nomad; what Nomad refuses itself needs no second opinion. */
export async function gatherSecondOpinions(
  files: readonly ConfigFile[],
  host: Host,
): Promise<ReadonlyMap<ConfigFile, SecondOpinion>> {
  const opinions = new Map<ConfigFile, SecondOpinion>()
  for (const file of files) {
    const { source, parsed } = file
    const comparable = file.kind === 'agent' && parsed.ok && parsed.format === 'hcl'
    if (!comparable || file.template !== undefined || file.unread !== undefined) continue
    const opinion = (await host.secondOpinion?.(source.text, source.path)) ?? unknown('unsupported')
    const columns = new Columns(source)
    opinions.set(
      file,
      opinion.known
        ? known(
            opinion.value.map(({ start, end, message }) => ({
              span: spanBetween(columns, start, end),
              message,
            })),
          )
        : opinion,
    )
  }
  return opinions
}

/**
 * A host for runs that look at the same files again and again: one that HCL 2's parser gave up on is not asked about any
 * more, whatever has become of its text, as each time would take as long as it may take.
 */
export function givingUpOnce(host: Host): Host {
  if (host.secondOpinion === undefined) return host
  const givenUp = new Set<string>()
  return {
    ...host,
    async secondOpinion(text, path) {
      if (givenUp.has(path)) return unknown('too-large')
      const answer = (await host.secondOpinion?.(text, path)) ?? unknown('unsupported')
      if (!answer.known && answer.why === 'too-large') givenUp.add(path)
      return answer
    },
  }
}

/** As findings point: within one line, and at something. */
function spanBetween(columns: Columns, from: Hcl2Position, to: Hcl2Position): Span {
  const start = columns.offsetAt(from)
  const lineEnd = columns.lineOf(from).end
  const end = to.line > from.line ? lineEnd : columns.offsetAt(to)
  return { start, end: Math.max(start, Math.min(end, lineEnd)) }
}

/** HCL 2 counts what a reader takes for one character. What is refused comes line by line: each is looked at once. */
class Columns {
  readonly #source: Source
  #index = -1
  /** Offsets at which the characters of that line start, and its end. */
  #starts: readonly number[] = []

  constructor(source: Source) {
    this.#source = source
  }

  lineOf({ line }: Hcl2Position): Span {
    return lineSpan(this.#source, this.#indexOf(line))
  }

  offsetAt(position: Hcl2Position): number {
    const index = this.#indexOf(position.line)
    if (index !== this.#index) {
      const { start, end } = this.lineOf(position)
      const text = textOf(this.#source, { start, end })
      this.#starts = Array.from(graphemeStarts(text), (offset) => start + offset)
      this.#index = index
    }
    return this.#starts[Math.min(position.column, this.#starts.length) - 1] as number
  }

  #indexOf(line: number): number {
    return Math.min(line, this.#source.lineStarts.length) - 1
  }
}
