import { type BaselineEntry, merged } from './baseline.ts'
import { baselineVersion } from './read.ts'

/** The text of a baseline: an entry a line. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = merged(entries).map(({ directory, rule, fingerprint, count }) => {
    const texts = Object.entries({ directory, rule, fingerprint }).map(
      ([name, text]) => `"${name}": ${JSON.stringify(text)}`,
    )
    return `    { ${texts.join(', ')}, "count": ${count} }`
  })
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`
  return `{\n  "version": ${baselineVersion},\n  "findings": ${list}\n}\n`
}
