import {
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import type { Client } from './client.ts'
import { type DiagnosticStyle, toDiagnostic } from './diagnostics.ts'
import { findingsIn } from './findings.ts'
import { pathOfUri, uriOfPath } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** What was said of a file. */
interface Result {
  /** Another one whenever it is something else. */
  readonly id: number
  /** The same in a form that can be compared. */
  readonly text: string
  /** Of the document, where it is open. */
  readonly version: number | undefined
}

/** Diagnostics, pulled by clients that can, pushed to all others. */
export class DiagnosticsDelivery {
  readonly #connection: Connection
  readonly #workspace: Workspace
  readonly #client: Client
  readonly #style: DiagnosticStyle
  readonly #results = new Map<string, Result>()
  #lastId = 0
  #refreshing = false

  constructor(connection: Connection, workspace: Workspace, client: Client, style: DiagnosticStyle) {
    this.#connection = connection
    this.#workspace = workspace
    this.#client = client
    this.#style = style
  }

  /** What is said of these files may be new. */
  changed(paths: ReadonlySet<string>): void {
    let isNews = false
    for (const path of paths) {
      const before = this.#results.get(path)
      const diagnostics = this.#diagnostics(path)
      const result = this.#renew(path, diagnostics)
      const isEdit = before?.version !== result.version
      if (result.id !== before?.id && !isEdit) isNews = true
      if (!this.#client.pulls && (result.id !== before?.id || isEdit)) this.#push(path, result, diagnostics)
      if (!this.#isKnown(path)) this.#results.delete(path)
    }
    // Of what it has edited itself, a client asks anew without being told.
    if (isNews) this.#refresh()
  }

  /** Others are not spoken of again: they were closed, or are gone. */
  #isKnown(path: string): boolean {
    return this.#workspace.documents.at(path) !== undefined || this.#workspace.checkedWith(path).length > 0
  }

  #renew(path: string, diagnostics: readonly Diagnostic[]): Result {
    const before = this.#results.get(path)
    const text = JSON.stringify(diagnostics)
    const version = this.#workspace.documents.at(path)?.text.version
    const id = before?.text === text ? before.id : ++this.#lastId
    const result = { id, text, version }
    this.#results.set(path, result)
    return result
  }

  #push(path: string, { version }: Result, diagnostics: Diagnostic[]): void {
    const uri = this.#workspace.documents.at(path)?.uri ?? uriOfPath(path)
    const params = { uri, diagnostics, ...(version === undefined ? {} : { version }) }
    this.#connection.sendDiagnostics(params).catch(goesWithout)
  }

  /** Once for all that changes in one turn. */
  #refresh(): void {
    if (this.#refreshing) return
    this.#refreshing = true
    setImmediate(() => {
      this.#refreshing = false
      const { pulls, refreshesDiagnostics, refreshesHints, refreshesLenses } = this.#client
      const { languages } = this.#connection
      if (pulls && refreshesDiagnostics) languages.diagnostics.refresh().catch(goesWithout)
      if (refreshesHints) languages.inlayHint.refresh().catch(goesWithout)
      if (refreshesLenses) this.#connection.sendRequest(CodeLensRefreshRequest.type).catch(goesWithout)
    })
  }

  #diagnostics(path: string): Diagnostic[] {
    return findingsIn(this.#workspace, path).map((finding) => toDiagnostic(finding, this.#style))
  }

  pull(uri: string, previous: string | undefined): DocumentDiagnosticReport {
    const path = pathOfUri(uri)
    const { id } = this.#results.get(path) ?? this.#renew(path, this.#diagnostics(path))
    const resultId = String(id)
    if (previous === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: this.#diagnostics(path) }
  }

  pullAll(previous: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[] {
    const reports = Array.from(this.#workspace.paths, (path) => {
      const document = this.#workspace.documents.at(path)
      const uri = document?.uri ?? uriOfPath(path)
      return { uri, version: document?.text.version ?? null, ...this.pull(uri, previous.get(uri)) }
    })
    const told = new Set(reports.map(({ uri }) => uri))
    const gone = [...previous.keys()].filter((uri) => !told.has(uri))
    return [...reports, ...gone.map((uri) => ({ uri, version: null, ...this.pull(uri, previous.get(uri)) }))]
  }
}

/** A client that does not take what it is sent, or has gone. */
function goesWithout(): void {}
