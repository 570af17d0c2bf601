import {
  type Disposable,
  MarkdownString,
  StatusBarAlignment,
  type StatusBarItem,
  type TextEditor,
  ThemeColor,
  window,
} from 'vscode'
import { State } from 'vscode-languageclient/node'
import { isOurs } from './document-selector.ts'
import type { LanguageServer } from './language-server.ts'
import { type FileStatus, shortStatus, statusDetails } from './status.ts'

const icons = { error: '$(error)', warning: '$(warning)', info: '$(info)' } as const

const colors = {
  error: new ThemeColor('statusBarItem.errorBackground'),
  warning: new ThemeColor('statusBarItem.warningBackground'),
} as const

/** In the status bar: what the open file was taken for, its agent's role and region, and the worst that is found. */
export class StatusItem implements Disposable {
  readonly #item: StatusBarItem = window.createStatusBarItem(
    'nomadlint.status',
    StatusBarAlignment.Right,
    100,
  )
  readonly #server: LanguageServer
  readonly #subscriptions: readonly Disposable[]

  constructor(server: LanguageServer) {
    this.#server = server
    this.#item.name = 'nomadlint'
    this.#subscriptions = [
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      server.onState(() => this.#follow(window.activeTextEditor)),
      server.onStatus((status) => {
        if (status.uri === window.activeTextEditor?.document.uri.toString()) this.#show(status)
      }),
    ]
    this.#follow(window.activeTextEditor)
  }

  /** Asks for the status of what is shown now. */
  #follow(editor: TextEditor | undefined): void {
    if (editor === undefined || !isOurs(editor.document)) {
      this.#item.hide()
      return
    }
    this.#showState()
    if (this.#server.state === State.Running) void this.#ask(editor)
  }

  async #ask(editor: TextEditor): Promise<void> {
    const status = await this.#server.status(editor.document.uri.toString())
    if (status !== undefined && editor === window.activeTextEditor) this.#show(status)
  }

  #showState(): void {
    const starting = this.#server.state === State.Starting
    const running = starting || this.#server.state === State.Running
    this.#item.text = running ? '$(loading~spin) Nomad' : '$(circle-slash) Nomad'
    this.#item.tooltip = running
      ? 'nomadlint is reading this file.'
      : 'nomadlint does not run. Its output says why.'
    this.#item.command = running ? 'nomadlint.changeKind' : 'nomadlint.showOutput'
    this.#item.backgroundColor = undefined
    this.#item.show()
  }

  #show(status: FileStatus): void {
    const { kind, worst, restricted } = status
    const icon = worst === null ? (kind === 'other' ? '$(circle-slash)' : '$(check)') : icons[worst]
    this.#item.text = `${icon} ${shortStatus(status)}${restricted ? ' $(shield)' : ''}`
    this.#item.tooltip = new MarkdownString(statusDetails(status))
    this.#item.tooltip.isTrusted = { enabledCommands: ['workbench.trust.manage'] }
    this.#item.backgroundColor = worst === 'error' || worst === 'warning' ? colors[worst] : undefined
    this.#item.accessibilityInformation = { label: `nomadlint: ${shortStatus(status)}` }
    this.#item.command = 'nomadlint.changeKind'
    this.#item.show()
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
    this.#item.dispose()
  }
}
