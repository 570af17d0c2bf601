import { showsSecret } from '../../config/secrets.ts'
import { removeComment, removeName } from '../../fixes/remove-comment.ts'
import { nearestName } from '../../keys/nearest.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import type { RegisteredRule, Report } from '../rule.ts'
import { isSuppressible, type Suppression, type WrittenDirective } from './suppressions.ts'

export const withoutReason = 'config/suppression-without-reason'
export const unused = 'config/unused-suppression'

/** What is wrong with a suppression, under which of the two rules. */
export interface SuppressionReport extends Report {
  readonly rule: typeof withoutReason | typeof unused
}

/** What is to be said of a directive, after everything that was found has passed it. */
export function* judgeDirective(
  written: WrittenDirective,
  rules: readonly RegisteredRule[],
  /** Whether it is certain that the rules of this name had nothing to say. */
  isCertain: (suppression: Suppression, ids: readonly string[]) => boolean,
): Iterable<SuppressionReport> {
  const { source, directive, scope, suppressions } = written
  const { word, kind, names, reason } = directive
  const at = (span: Span) => ({ at: { source, span } })
  if (kind === undefined) return yield unknownWord(source, word)
  if (names.length === 0) {
    yield {
      rule: unused,
      at: at(word),
      message: 'This suppression names no rule: nothing is suppressed.',
      help: `write \`nomadlint-${kind} RULE: reason\``,
    }
    return
  }
  if (reason === undefined) {
    yield {
      rule: withoutReason,
      at: at(directive.span),
      message: 'This suppression does not say why.',
      help: directive.lacksColon
        ? 'put a colon between the rules and the reason'
        : 'write the reason behind the rules, after a colon',
    }
  }
  if (scope === undefined) {
    const fileHelp = 'move it above the first setting of the file'
    yield {
      rule: unused,
      at: at(word),
      message: `This suppression stands ${kind === 'ignore' ? 'above nothing' : 'below a setting'}: nothing is suppressed.`,
      help: kind === 'ignore' ? 'move it to the line above what it is about' : fileHelp,
    }
    return
  }
  for (const suppression of suppressions) yield* judgeName(suppression, rules, isCertain)
}

function unknownWord(source: Source, word: Span): SuppressionReport {
  const text = source.text.slice(word.start, word.end)
  return {
    rule: unused,
    at: { at: { source, span: word } },
    message: `\`${text.replace(/\s+/g, ' ')}\` is not known: nothing is suppressed.`,
    help: 'write `nomadlint-ignore RULE: reason`, or `nomadlint-ignore-file` for the whole file',
  }
}

/** Takes the name away, and with the last one the comment. */
function deletion({ source, directive, at }: Suppression): Pick<SuppressionReport, 'help' | 'fixes'> {
  const change =
    directive.names.length > 1 ? removeName(source, at) : removeComment(source, directive.comment)
  return { help: 'delete it', fixes: [{ title: 'delete it', safe: true, changes: [change] }] }
}

function* judgeName(
  suppression: Suppression,
  rules: readonly RegisteredRule[],
  isCertain: (suppression: Suppression, ids: readonly string[]) => boolean,
): Iterable<SuppressionReport> {
  const { source, at: span, name, used } = suppression
  if (used) return
  const at = { at: { source, span } }
  const ids = rules.map(({ id }) => id).filter((id) => id === name || id.startsWith(`${name}/`))
  if (ids.length === 0) {
    const known = rules.flatMap(({ id }) => [id, id.slice(0, id.indexOf('/'))])
    const nearest = nearestName(name, known)
    const told = isTellable(source, span) ? `There is no rule \`${name}\`` : 'There is no such rule'
    yield {
      rule: unused,
      at,
      message: `${told}: nothing is suppressed.`,
      help: nearest === undefined ? '`nomadlint rules` lists them' : `did you mean ${nearest}?`,
    }
  } else if (!ids.some(isSuppressible)) {
    yield {
      rule: unused,
      at,
      message: `No comment suppresses \`${name}\`.`,
      ...deletion(suppression),
      ...(ids.some((id) => id.startsWith('internal/'))
        ? {}
        : { help: 'delete it; the severity can be set in .nomadlintrc' }),
    }
  } else if (isCertain(suppression, ids)) {
    yield {
      rule: unused,
      at,
      message: `\`${name}\` finds nothing here: this suppression does nothing.`,
      ...deletion(suppression),
    }
  }
}

/** What looks like a rule's id and lies in no secret. */
function isTellable(source: Source, { start, end }: Span): boolean {
  const like = /^[a-z][a-z-]{0,30}(?:\/[a-z0-9-]{0,50})?$/.test(source.text.slice(start, end))
  return like && !showsSecret(source, { start, end })
}
