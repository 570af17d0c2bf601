import { commands, type Disposable, window } from 'vscode'
import type { GeneratedDocuments } from '../generated-documents.ts'
import type { LanguageServer } from '../language-server.ts'
import { changeKind } from './change-kind.ts'
import { checkWorkspace } from './check-workspace.ts'
import { explainError } from './explain-error.ts'
import { generateGossipKey } from './generate-gossip-key.ts'
import { showCertificate } from './show-certificate.ts'
import { showMergedConfiguration } from './show-merged-configuration.ts'
import { showRulePage } from './show-rule-page.ts'

/** What commands work with. */
export interface CommandParts {
  readonly server: LanguageServer
  readonly documents: GeneratedDocuments
}

type Command = (parts: CommandParts, ...args: unknown[]) => unknown

/** The commands of the palette and of the menus, as the manifest names them. */
const all: Readonly<Record<string, Command>> = {
  restartServer: ({ server }) => server.restart(),
  showOutput: ({ server }) => server.output.show(),
  checkWorkspace,
  showMergedConfiguration,
  explainError,
  showCertificate,
  generateGossipKey,
  showRulePage,
  changeKind,
}

export function registerCommands(parts: CommandParts): Disposable[] {
  return Object.entries(all).map(([name, run]) =>
    commands.registerCommand(`nomadlint.${name}`, async (...args: unknown[]) => {
      try {
        return await run(parts, ...args)
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        parts.server.output.error(`${name}: ${message}`)
        void window.showErrorMessage(`nomadlint: ${message}`)
        return undefined
      }
    }),
  )
}
