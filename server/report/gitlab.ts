import type { Severity } from '../engine/finding.ts'
import { jsonList } from './json-lines.ts'
import { messageWithHelp } from './message.ts'
import { createPositions, linesOf } from './positions.ts'
import type { Reporter } from './reporter.ts'
import { pathFromTop } from './working-tree.ts'

/** An issue as GitLab reads it: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
interface CodeQualityIssue {
  readonly description: string
  readonly check_name: string
  /** GitLab keeps one issue of those that share it. */
  readonly fingerprint: string
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker'
  readonly location: {
    readonly path: string
    readonly lines: { readonly begin: number; readonly end: number }
  }
}

const severities: Readonly<Record<Severity, CodeQualityIssue['severity']>> = {
  error: 'critical',
  warning: 'major',
  info: 'info',
}

/** GitLab's Code Quality report: a list of issues, with paths from the top of the repository on. */
export const gitlab: Reporter = function* ({ findings }, { workingTree }) {
  yield* jsonList(issues(), '')
  yield '\n'

  function* issues(): Iterable<CodeQualityIssue> {
    const positionOf = createPositions()
    for (const finding of findings) {
      const { rule, severity, location, fingerprint } = finding
      const path = pathFromTop(location.source.path, workingTree)
      yield {
        description: messageWithHelp(finding),
        check_name: rule,
        fingerprint,
        severity: severities[severity],
        location: { path, lines: linesOf(positionOf, location) },
      }
    }
  }
}
