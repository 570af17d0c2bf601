import {
  commands,
  type Disposable,
  EventEmitter,
  languages,
  type TextDocumentContentProvider,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode'
import type { LanguageServer } from './language-server.ts'
import { ruleOfPage, scheme } from './rule-page.ts'

/** How a document is made when VS Code asks for it, and again whenever it may be another. */
type Maker = () => Promise<string>

/** Read-only documents whose text the server makes: rules' pages, certificates, merged configuration, explanations. */
export class GeneratedDocuments implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>()
  readonly onDidChange = this.#changed.event
  readonly #server: LanguageServer
  readonly #makers = new Map<string, Maker>()
  readonly #registrations: readonly Disposable[]

  constructor(server: LanguageServer) {
    this.#server = server
    this.#registrations = [
      workspace.registerTextDocumentContentProvider(scheme, this),
      // One whose language changes is told as closed, and is not.
      workspace.onDidCloseTextDocument(
        ({ uri, isClosed }) => isClosed && this.#makers.delete(uri.toString()),
      ),
      // What was found anew may be what such a document shows.
      server.onStatus(() => this.#refresh()),
    ]
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const make = this.#makers.get(uri.toString())
    if (make !== undefined) return await make()
    const rule = ruleOfPage(uri)
    return rule === undefined ? '' : await this.#server.execute<string>('nomadlint.rulePage', rule)
  }

  /** Shows a text beside the editor; `name` is a path, and the last of it the title. */
  async show(name: string, language: string, make: Maker): Promise<void> {
    const uri = this.#register(name, make)
    const document = await workspace.openTextDocument(uri)
    await languages.setTextDocumentLanguage(document, language)
    await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true })
  }

  /** Shows Markdown as it is meant to be read. */
  async preview(name: string, make: Maker): Promise<void> {
    await this.previewPage(this.#register(name, make))
  }

  async previewPage(uri: Uri): Promise<void> {
    await commands.executeCommand('markdown.showPreviewToSide', uri)
  }

  #register(name: string, make: Maker): Uri {
    // A file outside of the workspace is named by its whole path.
    const uri = Uri.from({ scheme, path: `/${name.replaceAll('\\', '/').replace(/^\/+/, '')}` })
    this.#makers.set(uri.toString(), make)
    this.#changed.fire(uri)
    return uri
  }

  #refresh(): void {
    for (const document of workspace.textDocuments)
      if (this.#makers.has(document.uri.toString())) this.#changed.fire(document.uri)
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose()
    this.#changed.dispose()
  }
}
