import { type Hcl2Refusal, type Known, known, unknown } from './host.ts'

/** The name to parse a text under: no other occurs before a position in what `@cdktf/hcl2json` says. */
export const parsedAs = '\u29d7'

/**
 * Takes apart what `@cdktf/hcl2json` says of a text that it does not parse: several errors in one line, each with its place.
 * Anything else is its own failure.
 */
export function readRefusals(error: string): Known<readonly Hcl2Refusal[]> {
  const place = new RegExp(`(?:^parse config: \\[|\\s)${parsedAs}:(\\d+),(\\d+)-(?:(\\d+),)?(\\d+): `, 'g')
  const matches = [...error.matchAll(place)]
  if (matches[0]?.index !== 0) return unknown('too-large')
  return known(
    matches.map((match, index) => {
      const [found, line, column, endLine = line, endColumn] = match
      const end = matches[index + 1]?.index ?? error.replace(/\]$/, '').length
      return {
        start: { line: Number(line), column: Number(column) },
        end: { line: Number(endLine), column: Number(endColumn) },
        message: error.slice(match.index + found.length, end).replaceAll(`${parsedAs}:`, 'line '),
      }
    }),
  )
}
