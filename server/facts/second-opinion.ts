import type { ConfigFile } from '../config/file.ts'
import { type Hcl2Position, type Host, type Known, known, unknown } from '../host.ts'
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
    const opinion = (await host.secondOpinion?.(source.text)) ?? unknown('unsupported')
    opinions.set(
      file,
      opinion.known
        ? known(
            opinion.value.map(({ start, end, message }) => ({
              span: spanBetween(source, start, end),
              message,
            })),
          )
        : opinion,
    )
  }
  return opinions
}

/** As findings point: within one line, and at something. */
function spanBetween(source: Source, from: Hcl2Position, to: Hcl2Position): Span {
  const start = offsetAt(source, from)
  const line = Math.min(from.line, source.lineStarts.length) - 1
  const lineEnd = lineSpan(source, line).end
  const end = to.line > from.line ? lineEnd : offsetAt(source, to)
  return { start, end: Math.max(start, Math.min(end, lineEnd)) }
}

function offsetAt(source: Source, position: Hcl2Position): number {
  const index = Math.min(position.line, source.lineStarts.length) - 1
  const line = lineSpan(source, index)
  let offset = line.start
  let left = position.column - 1
  for (const { segment } of new Intl.Segmenter().segment(textOf(source, line))) {
    if (left-- <= 0) break
    offset += segment.length
  }
  return offset
}
