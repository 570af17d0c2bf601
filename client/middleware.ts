import type { Diagnostic } from 'vscode'
import { type Middleware, vsdiag } from 'vscode-languageclient/node'
import { ruleOfDocs, showRulePage } from './rule-page.ts'

/** A rule's name in the list of problems leads to its page in the extension. */
function link(diagnostic: Diagnostic): void {
  const { code } = diagnostic
  const rule = typeof code === 'object' ? code.value : code
  if (typeof rule === 'string') diagnostic.code = { value: rule, target: showRulePage(rule) }
}

function linkAll(report: vsdiag.DocumentDiagnosticReport | null | undefined): void {
  if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full) report.items.forEach(link)
}

/** What goes between VS Code and the server: rules' pages are opened here, where the server knows of no file. */
export function middleware(openPage: (rule: string) => Promise<void>): Middleware {
  return {
    handleDiagnostics: (uri, diagnostics, next) => {
      diagnostics.forEach(link)
      next(uri, diagnostics)
    },
    provideDiagnostics: async (document, previous, token, next) => {
      const report = await next(document, previous, token)
      linkAll(report)
      return report
    },
    provideWorkspaceDiagnostics: (previous, token, deliver, next) =>
      next(previous, token, (chunk) => {
        chunk?.items.forEach(linkAll)
        deliver(chunk)
      }),
    executeCommand: (command, args: unknown[], next) =>
      command === 'nomadlint.openRulePage' ? openPage(ruleOfDocs(String(args[0]))) : next(command, args),
  }
}
