import type { Diagnostic } from 'vscode'
import type { Middleware } from 'vscode-languageclient/node'
import { rulePage } from './rule-page.ts'

/** A rule's name in the list of problems leads to its page in the extension. */
function link(diagnostic: Diagnostic): Diagnostic {
  const { code } = diagnostic
  const rule = typeof code === 'object' ? code.value : code
  if (typeof rule === 'string') diagnostic.code = { value: rule, target: rulePage(rule) }
  return diagnostic
}

export const middleware: Middleware = {
  handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.map(link)),
  provideDiagnostics: async (document, previous, token, next) => {
    const report = await next(document, previous, token)
    if (report?.kind === 'full') for (const item of report.items) link(item)
    return report
  },
}
