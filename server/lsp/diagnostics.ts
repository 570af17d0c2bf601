import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver'
import type { Finding, Severity } from '../engine/finding.ts'
import { toRange } from './positions.ts'
import { uriOfPath } from './uris.ts'

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
}

/** What an editor shows faded, or struck through. */
const tags: ReadonlyMap<string, DiagnosticTag> = new Map([
  ['config/no-effect', DiagnosticTag.Unnecessary],
  ['config/overridden-value', DiagnosticTag.Unnecessary],
  ['config/unused-suppression', DiagnosticTag.Unnecessary],
  ['tls/no-effect', DiagnosticTag.Unnecessary],
  ['config/deprecated-key', DiagnosticTag.Deprecated],
  ['config/removed-key', DiagnosticTag.Deprecated],
])

export interface DiagnosticStyle {
  readonly relatedInformation: boolean
  /** Address of a rule's page. */
  readonly pageOf: (docs: string) => string | undefined
}

export function toDiagnostic(finding: Finding, { relatedInformation, pageOf }: DiagnosticStyle): Diagnostic {
  const { rule, severity, message, help, location, related, docs, fingerprint } = finding
  const page = pageOf(docs)
  const tag = tags.get(rule)
  return {
    range: toRange(location.source, location.span),
    severity: severities[severity],
    source: 'nomadlint',
    code: rule,
    message: help === undefined ? message : `${message}\nHelp: ${help}.`,
    data: { fingerprint },
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(tag === undefined ? {} : { tags: [tag] }),
    ...(relatedInformation && related.length > 0
      ? {
          relatedInformation: related.map((place) => ({
            message: place.message,
            location: {
              uri: uriOfPath(place.location.source.path),
              range: toRange(place.location.source, place.location.span),
            },
          })),
        }
      : {}),
  }
}
