import { type FlagLine, type FlagProblem, readFlags } from '../agents/start/flags.ts'
import { maskedSource } from '../agents/start/mask.ts'
import { type Started, startedWith } from '../agents/start/started.ts'
import type { Word } from '../agents/start/words.ts'
import { rememberSecrets, secretsOf } from '../config/secrets.ts'
import { type Source, textOf } from '../text/source.ts'
import type { Span } from '../text/span.ts'

/** A text of `flags`, and where it stands. */
export interface WrittenFlag {
  readonly text: string
  readonly span: Span
}

/** The flags of the agents of a settings file. */
export class AgentFlags {
  readonly #lines: readonly FlagLine[]
  readonly #masked: Source

  constructor(source: Source, lists: readonly (readonly WrittenFlag[])[]) {
    this.#lines = lists.map((flags) => readFlags(flags.map((flag) => wordOf(flag, source))))
    this.#masked = maskedSource(source, this.#lines)
    const secrets = [...secretsOf(source), ...secretsOf(this.#masked)]
    rememberSecrets(
      source,
      secrets.toSorted((a, b) => a.start - b.start || a.end - b.end),
    )
  }

  startedWith(index: number): Started | undefined {
    const line = this.#lines[index]
    if (line === undefined || line.uses.length === 0) return undefined
    // Problems are told where settings are checked.
    return { ...startedWith(line, this.#masked), problems: [] }
  }

  problems(index: number): readonly FlagProblem[] {
    const { uses = [], problems = [] } = this.#lines[index] ?? {}
    const files = uses.filter(({ flag }) => flag.name === 'config')
    return [
      ...problems,
      ...files.map(({ at }) => ({
        message: '-config has no place here: `files` says which files there are',
        at,
      })),
    ]
  }
}

/** Each character where it stands, if the text is written without escapes. */
function wordOf({ text, span }: WrittenFlag, source: Source): Word {
  const inner = { start: span.start + 1, end: span.end - 1 }
  const plain = textOf(source, inner) === text
  const places = Array.from({ length: text.length }, (_, index) => (plain ? inner.start + index : span.start))
  return { text, places, span: plain ? inner : span, unknown: false }
}
