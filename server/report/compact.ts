import { createPositions } from './positions.ts'
import type { Reporter } from './reporter.ts'
import { visible } from './visible.ts'

/** One line a finding, as compilers write it: `file:line:column: severity: message [rule]`. */
export const compact: Reporter = function* ({ findings }) {
  const positionOf = createPositions()
  for (const { rule, severity, message, location } of findings) {
    const { line, column } = positionOf(location.source, location.span.start)
    const place = `${visible(location.source.path)}:${line}:${column}`
    yield `${place}: ${severity}: ${visible(message)} [${rule}]\n`
  }
}
