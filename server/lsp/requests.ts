import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  SemanticTokensBuilder,
} from 'vscode-languageserver'
import type { RegisteredRule } from '../engine/rule.ts'
import type { Host } from '../host.ts'
import { isSettingsName } from '../settings/settings.ts'
import type { Client } from './client.ts'
import { type DiagnosticStyle, toDiagnostic } from './diagnostics.ts'
import type { DiagnosticsDelivery } from './diagnostics-delivery.ts'
import { type DocumentView, viewOf } from './document.ts'
import { codeActions } from './features/code-actions.ts'
import { codeLenses } from './features/code-lens.ts'
import { completion, resolveCompletion } from './features/completion.ts'
import { foldingRanges } from './features/folding.ts'
import { formatting } from './features/formatting.ts'
import { hover } from './features/hover.ts'
import { inlayHints } from './features/inlay-hints.ts'
import { documentLinks } from './features/links.ts'
import { definitions, highlights, references } from './features/origins.ts'
import { selectionRanges } from './features/selection-ranges.ts'
import { addSemanticTokens } from './features/semantic-tokens.ts'
import { settingsCompletion } from './features/settings-completion.ts'
import { settingsHover } from './features/settings-hover.ts'
import { documentSymbols } from './features/symbols.ts'
import { workspaceSymbols } from './features/workspace-symbols.ts'
import { findingsIn } from './findings.ts'
import { fixAll } from './fix-all.ts'
import { toOffset, toSpan } from './positions.ts'
import { pathOfUri } from './uris.ts'
import type { Workspace } from './workspace.ts'

export interface RequestParts {
  readonly connection: Connection
  readonly workspace: Workspace
  readonly host: Host
  readonly rules: readonly RegisteredRule[]
  readonly client: Client
  readonly delivery: DiagnosticsDelivery
  readonly style: DiagnosticStyle
}

interface About {
  readonly textDocument: { readonly uri: string }
}

/** One line a feature: the protocol on one side, a pure function on the other. Unknown documents have nothing to show. */
export function answerRequests(parts: RequestParts): void {
  const { connection, workspace, host, client, rules } = parts
  const now = ({ textDocument: { uri } }: About): DocumentView | undefined => {
    const path = pathOfUri(uri)
    const document = workspace.documents.at(path)
    return document && viewOf(document, workspace.checkedWith(path))
  }
  /** For what depends on the agents: when all edits of these so far are checked. */
  const settled = async (about: About, token: CancellationToken): Promise<DocumentView | undefined> => {
    await settle(workspace, about, token)
    return now(about)
  }

  connection.onCompletion(async (params) => {
    const view = now(params)
    if (view === undefined) return undefined
    const offset = toOffset(view.source, params.position)
    return isSettingsName(view.source.path)
      ? settingsCompletion(view, offset, host, client.snippets, rules)
      : completion(view, offset, host, client.snippets)
  })
  connection.onCompletionResolve(resolveCompletion)
  connection.onHover(async (params, token) => {
    const view = await settled(params, token)
    if (view === undefined) return null
    const offset = toOffset(view.source, params.position)
    const isSettings = isSettingsName(view.source.path)
    return (isSettings ? settingsHover(view, offset, rules) : await hover(view, offset)) ?? null
  })
  connection.onDefinition(async (params, token) => {
    const view = await settled(params, token)
    return view && definitions(view, toOffset(view.source, params.position))
  })
  connection.onReferences(async (params, token) => {
    const view = await settled(params, token)
    return view && references(view, toOffset(view.source, params.position))
  })
  connection.onDocumentHighlight(async (params, token) => {
    const view = await settled(params, token)
    return view && highlights(view, toOffset(view.source, params.position))
  })
  connection.onCodeLens(async (params, token) => {
    const view = await settled(params, token)
    return view && codeLenses(view)
  })
  connection.languages.inlayHint.on(async (params, token) => {
    const view = await settled(params, token)
    return view && inlayHints(view, toSpan(view.source, params.range))
  })
  answerShape(parts, now)
  answerFormatting(connection, now)
  answerSemanticTokens(parts, now)
  answerDiagnostics(parts)
  answerCodeActions(parts)
}

/** What the text alone tells. */
function answerShape({ connection, workspace, host }: RequestParts, now: ViewOf): void {
  connection.onDocumentLinks(async (params) => {
    const view = now(params)
    return view && documentLinks(view, host)
  })
  connection.onDocumentSymbol((params) => {
    const view = now(params)
    return view && documentSymbols(view)
  })
  connection.onWorkspaceSymbol(async ({ query }) => {
    await workspace.settled()
    return workspaceSymbols(workspace, query)
  })
  connection.onFoldingRanges((params) => {
    const view = now(params)
    return view && foldingRanges(view)
  })
  connection.onSelectionRanges((params) => {
    const view = now(params)
    return view && selectionRanges(view, params.positions)
  })
}

/** Waits until the agents of a document are checked; whoever has lost interest meanwhile gets no answer. */
async function settle(
  workspace: Workspace,
  { textDocument: { uri } }: About,
  token: CancellationToken,
): Promise<void> {
  await workspace.settledAt(pathOfUri(uri))
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled')
}

type ViewOf = (about: About) => DocumentView | undefined

function answerFormatting(connection: Connection, now: ViewOf): void {
  connection.onDocumentFormatting((params) => {
    const view = now(params)
    return view && formatting(view)
  })
  connection.onDocumentRangeFormatting((params) => {
    const view = now(params)
    return view && formatting(view, toSpan(view.source, params.range))
  })
  connection.onDocumentOnTypeFormatting((params) => {
    const view = now(params)
    if (view === undefined) return undefined
    const { line } = params.position
    const from = params.ch === '\n' ? Math.max(0, line - 1) : line
    const range = { start: { line: from, character: 0 }, end: params.position }
    return formatting(view, toSpan(view.source, range))
  })
}

function answerSemanticTokens({ connection, workspace }: RequestParts, now: ViewOf): void {
  const { semanticTokens } = connection.languages
  const builders = new Map<string, SemanticTokensBuilder>()
  const builderOf = ({ textDocument: { uri } }: About): SemanticTokensBuilder => {
    const builder = builders.get(uri) ?? new SemanticTokensBuilder()
    builders.set(uri, builder)
    return builder
  }
  semanticTokens.on((params) => {
    const view = now(params)
    if (view === undefined) return { data: [] }
    for (const uri of builders.keys())
      if (workspace.documents.at(pathOfUri(uri)) === undefined) builders.delete(uri)
    const builder = new SemanticTokensBuilder()
    builders.set(params.textDocument.uri, builder)
    addSemanticTokens(view, builder)
    return builder.build()
  })
  semanticTokens.onDelta((params) => {
    const view = now(params)
    if (view === undefined) return { data: [] }
    const builder = builderOf(params)
    builder.previousResult(params.previousResultId)
    addSemanticTokens(view, builder)
    return builder.buildEdits()
  })
  semanticTokens.onRange((params) => {
    const view = now(params)
    if (view === undefined) return { data: [] }
    const builder = new SemanticTokensBuilder()
    addSemanticTokens(view, builder, toSpan(view.source, params.range))
    return builder.build()
  })
}

function answerDiagnostics({ connection, workspace, client, delivery }: RequestParts): void {
  if (!client.pulls) return
  connection.languages.diagnostics.on(async (params, token) => {
    await settle(workspace, params, token)
    return delivery.pull(params.textDocument.uri, params.previousResultId)
  })
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }) => {
    await workspace.settled()
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]))
    return { items: delivery.pullAll(previous) }
  })
}

function answerCodeActions({ connection, workspace, client, style }: RequestParts): void {
  const fixAllKind = `${CodeActionKind.SourceFixAll}.nomadlint`
  const wants = (only: readonly string[] | undefined, kind: string): boolean =>
    only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`))
  connection.onCodeAction(async (params, token) => {
    const { textDocument, range, context } = params
    const { uri } = textDocument
    const { only } = context
    await settle(workspace, params, token)
    const path = pathOfUri(uri)
    const document = workspace.documents.at(path)
    if (document === undefined) return []
    const { source } = viewOf(document, [])
    const findings = findingsIn(workspace, path)
    const actions = wants(only, CodeActionKind.QuickFix)
      ? codeActions(
          findings,
          toSpan(source, range),
          (finding) => toDiagnostic(finding, style),
          client.showsDocuments,
        )
      : []
    const edit = only !== undefined && wants(only, fixAllKind) ? await fixAll(workspace, path) : undefined
    if (edit === undefined) return actions
    return [
      ...actions,
      { title: 'Fix all with nomadlint', kind: fixAllKind, edit: { changes: { [uri]: [edit] } } },
    ]
  })
}
