import {
  type Connection,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import type { Client } from './client.ts'
import { type DiagnosticStyle, toDiagnostic } from './diagnostics.ts'
import { findingsIn } from './findings.ts'
import { pathOfUri, uriOfPath } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** Diagnostics, pulled by clients that can, pushed to all others. */
export class DiagnosticsDelivery {
  readonly #connection: Connection
  readonly #workspace: Workspace
  readonly #client: Client
  readonly #style: DiagnosticStyle
  /** Goes up with every change of what is to be said of a file. */
  readonly #results = new Map<string, number>()
  #refreshing = false

  constructor(connection: Connection, workspace: Workspace, client: Client, style: DiagnosticStyle) {
    this.#connection = connection
    this.#workspace = workspace
    this.#client = client
    this.#style = style
  }

  /** What is said of these files is new. */
  changed(paths: ReadonlySet<string>): void {
    for (const path of paths) {
      this.#results.set(path, (this.#results.get(path) ?? 0) + 1)
      if (!this.#client.pulls) this.#push(path)
    }
    if (this.#client.pulls && this.#client.refreshesDiagnostics) this.#refresh()
  }

  #push(path: string): void {
    const version = this.#workspace.documents.at(path)?.text.version
    const diagnostics = this.#diagnostics(path)
    const uri = this.#workspace.documents.at(path)?.uri ?? uriOfPath(path)
    void this.#connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) })
  }

  /** Once for all that changes in one turn; an answer to what the client itself asked for needs none. */
  #refresh(): void {
    if (this.#refreshing) return
    this.#refreshing = true
    setImmediate(() => {
      this.#refreshing = false
      void this.#connection.languages.diagnostics.refresh()
    })
  }

  #diagnostics(path: string) {
    return findingsIn(this.#workspace, path).map((finding) => toDiagnostic(finding, this.#style))
  }

  pull(uri: string, previous: string | undefined): DocumentDiagnosticReport {
    const path = pathOfUri(uri)
    const resultId = String(this.#results.get(path) ?? 0)
    if (previous === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: this.#diagnostics(path) }
  }

  pullAll(previous: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[] {
    return Array.from(this.#workspace.paths, (path) => {
      const document = this.#workspace.documents.at(path)
      const uri = document?.uri ?? uriOfPath(path)
      return { uri, version: document?.text.version ?? null, ...this.pull(uri, previous.get(uri)) }
    })
  }
}
