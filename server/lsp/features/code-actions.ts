import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { Finding } from '../../engine/finding.ts'
import { isSuppressible } from '../../engine/suppress/suppressions.ts'
import { freshKeyMark } from '../../facts/gossip-key.ts'
import type { Fix } from '../../fixes/fix.ts'
import { indentAt, lineBreak, lineStart } from '../../text/lines.ts'
import type { Source } from '../../text/source.ts'
import type { Edit, Span } from '../../text/span.ts'
import { toRange, toTextEdit } from '../positions.ts'
import { uriOfPath } from '../uris.ts'

/** The command that opens a rule's page. */
export const openPageCommand = 'nomadlint.openRulePage'

/** What can be done about findings: repair, suppress with a reason, read about it. */
export function codeActions(
  findings: readonly Finding[],
  asked: Span,
  toDiagnostic: (finding: Finding) => Diagnostic,
  pages: boolean,
): CodeAction[] {
  const here = findings.filter(({ location: { span } }) => span.start <= asked.end && asked.start <= span.end)
  return here.flatMap((finding) => {
    const diagnostics = [toDiagnostic(finding)]
    const fixes = finding.fixes.map((fix) => ({
      title: sentence(fix.title),
      kind: CodeActionKind.QuickFix,
      isPreferred: fix.safe,
      diagnostics,
      edit: toWorkspaceEdit(fix),
    }))
    const { freshKey } = finding
    const key = freshKey && {
      title: sentence(freshKey.title),
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit: toWorkspaceEdit(withFreshKey(freshKey)),
    }
    const page = {
      title: `Open the page of ${finding.rule}`,
      command: openPageCommand,
      arguments: [finding.docs],
    }
    return [
      ...fixes,
      ...(key ? [key] : []),
      ...suppressions(finding).map((action) => ({ ...action, kind: CodeActionKind.QuickFix, diagnostics })),
      ...(pages ? [{ title: page.title, kind: CodeActionKind.QuickFix, diagnostics, command: page }] : []),
    ]
  })
}

/** As long as Nomad's own command makes them: 32 bytes of the system's randomness. */
function withFreshKey({ edits }: Fix): Pick<Fix, 'edits'> {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const key = btoa(String.fromCharCode(...bytes))
  return { edits: edits.map((edit) => ({ ...edit, text: edit.text.replace(freshKeyMark, key) })) }
}

function sentence(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1)
}

function toWorkspaceEdit({ edits }: Pick<Fix, 'edits'>): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {}
  for (const edit of edits) (changes[uriOfPath(edit.location.source.path)] ??= []).push(toTextEdit(edit))
  return { changes }
}

/** JSON has no comments that Nomad takes; and no comment says that a file does not parse. */
function suppressions({
  rule,
  location: { source, span },
}: Finding): readonly Pick<CodeAction, 'title' | 'edit'>[] {
  if (/^\s*\{/.test(source.text) || rule === 'config/syntax' || !isSuppressible(rule) || source.foreign)
    return []
  const reason = 'why this is meant'
  const lineEnding = lineBreak(source)
  const start = lineStart(source, span.start)
  const line = `${indentAt(source, span.start)}# nomadlint-ignore ${rule}: ${reason}${lineEnding}`
  const file = `# nomadlint-ignore-file ${rule}: ${reason}${lineEnding}`
  return [
    { title: `Suppress ${rule} here`, edit: toWorkspaceEdit({ edits: [inserted(source, start, line)] }) },
    { title: `Suppress ${rule} in this file`, edit: toWorkspaceEdit({ edits: [inserted(source, 0, file)] }) },
  ]
}

function inserted(source: Source, offset: number, text: string): Edit {
  return { location: { source, span: { start: offset, end: offset } }, text }
}

/** One edit that makes a text another, where they differ. */
export function textEditTo(source: Source, text: string): TextEdit {
  const before = source.text
  let start = 0
  while (start < before.length && before[start] === text[start]) start++
  let end = 0
  while (
    end < before.length - start &&
    end < text.length - start &&
    before.at(-1 - end) === text.at(-1 - end)
  )
    end++
  return {
    range: toRange(source, { start, end: before.length - end }),
    newText: text.slice(start, text.length - end),
  }
}
