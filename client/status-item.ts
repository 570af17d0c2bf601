import {
  type Disposable,
  MarkdownString,
  StatusBarAlignment,
  type StatusBarItem,
  type TextEditor,
  ThemeColor,
  window,
} from 'vscode'
import { isOurs } from './document-selector.ts'
import type { LanguageServer } from './language-server.ts'
import { type FileStatus, shortStatus, statusDetails } from './status.ts'

const icons = { error: '$(error)', warning: '$(warning)', info: '$(info)' } as const

const colors = {
  error: new ThemeColor('statusBarItem.errorBackground'),
  warning: new ThemeColor('statusBarItem.warningBackground'),
} as const

const reading = {
  text: '$(loading~spin)',
  tooltip: 'nomadlint is reading this file.',
  command: 'nomadlint.changeKind',
} as const

/** What is shown while nothing is known of the file. */
const states = {
  running: reading,
  starting: { ...reading, tooltip: 'nomadlint is starting.' },
  stopped: {
    text: '$(circle-slash)',
    tooltip: 'nomadlint does not run. Its output says why.',
    command: 'nomadlint.showOutput',
  },
  off: {
    text: '$(circle-slash)',
    tooltip: 'nomadlint is switched off, by the setting nomadlint.enable.',
    command: { title: 'Settings', command: 'workbench.action.openSettings', arguments: ['nomadlint.enable'] },
  },
}

/** In the status bar: what the open file was taken for, its agent's role and region, and the worst that is found. */
export class StatusItem implements Disposable {
  readonly #item: StatusBarItem = window.createStatusBarItem(
    'nomadlint.status',
    StatusBarAlignment.Right,
    100,
  )
  readonly #server: LanguageServer
  /** The one whose file is told of. */
  #editor: TextEditor | undefined
  readonly #subscriptions: readonly Disposable[]

  constructor(server: LanguageServer) {
    this.#server = server
    this.#item.name = 'nomadlint'
    this.#subscriptions = [
      window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      server.onState(() => this.#follow(this.#editor)),
      server.onStatus((status) => {
        if (status.uri === this.#editor?.document.uri.toString()) this.#show(status)
      }),
    ]
    this.#follow(window.activeTextEditor)
  }

  /** Asks for the status of what is shown now. */
  #follow(editor: TextEditor | undefined): void {
    // The output is an editor as well, where somebody reads what is wrong with the file beside it.
    if (editor?.document.uri.scheme === 'output') return
    this.#editor = editor
    if (editor === undefined || !isOurs(editor.document)) {
      this.#item.hide()
      return
    }
    this.#showState()
    if (this.#server.state === 'running') void this.#ask(editor)
  }

  async #ask(editor: TextEditor): Promise<void> {
    const status = await this.#server.status(editor.document.uri.toString())
    if (status !== undefined && editor === this.#editor) this.#show(status)
  }

  #showState(): void {
    const { text, tooltip, command } = states[this.#server.state]
    this.#item.text = `${text} Nomad`
    this.#item.tooltip = tooltip
    this.#item.command = command
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
