import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver'
import type { Client } from './client.ts'
import { commands } from './commands.ts'
import { semanticTokensLegend } from './features/semantic-tokens.ts'

/** Announced once and for all: no client has to support dynamic registration. */
export function capabilitiesFor({ pulls }: Client): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    ...(pulls
      ? {
          diagnosticProvider: {
            identifier: 'nomadlint',
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {}),
    completionProvider: { triggerCharacters: ['"', '/', '='], resolveProvider: true },
    hoverProvider: true,
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, `${CodeActionKind.SourceFixAll}.nomadlint`],
    },
    documentLinkProvider: {},
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend: semanticTokensLegend, range: true, full: { delta: true } },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '}', moreTriggerCharacter: ['\n'] },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    inlayHintProvider: true,
    codeLensProvider: {},
    executeCommandProvider: { commands: Object.keys(commands) },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  }
}
