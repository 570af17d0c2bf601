import type { Finding } from '../engine/finding.ts'
import { messageWithHelp } from './message.ts'
import { createPositions, type PositionOf } from './positions.ts'
import type { Reporter } from './reporter.ts'
import { xmlAttributes } from './xml.ts'

/** The XML of Checkstyle's XMLLogger, which Jenkins, reviewdog and many others read. Its severities are ours. */
export const checkstyle: Reporter = function* ({ findings }) {
  const positionOf = createPositions()
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
  // Findings are sorted by path.
  let file: string | undefined
  for (const finding of findings) {
    const { path } = finding.location.source
    if (path !== file) {
      yield `${file === undefined ? '' : '  </file>\n'}  <file${xmlAttributes({ name: path })}>\n`
      file = path
    }
    yield errorElement(finding, positionOf)
  }
  yield `${file === undefined ? '' : '  </file>\n'}</checkstyle>\n`
}

function errorElement(finding: Finding, positionOf: PositionOf): string {
  const { rule, severity, location } = finding
  const { line, column } = positionOf(location.source, location.span.start)
  const message = messageWithHelp(finding)
  return `    <error${xmlAttributes({ line, column, severity, message, source: `nomadlint.${rule}` })}/>\n`
}
