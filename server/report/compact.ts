import { createPositions } from './positions.ts'
import type { Reporter } from './reporter.ts'
import { visible } from './visible.ts'

/** One line a finding, as compilers write it: `file:line:column: severity: message [rule]`. */
export const compact: Reporter = ({ findings }) => {
  const positionOf = createPositions()
  const lines = findings.map(({ rule, severity, message, location: { source, span } }) => {
    const { line, column } = positionOf(source, span.start)
    return `${visible(source.path)}:${line}:${column}: ${severity}: ${visible(message)} [${rule}]\n`
  })
  return lines.join('')
}
