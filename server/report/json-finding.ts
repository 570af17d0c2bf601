import type { Finding, Severity } from '../engine/finding.ts'
import type { LintReport } from '../engine/report.ts'
import type { Fix } from '../fixes/fix.ts'
import type { Location } from '../text/span.ts'
import { createPositions, type PositionOf, type Range, rangeOf } from './positions.ts'
import { createSecrets, type SecretsOf, tellsSecret } from './secrets.ts'

interface PlaceJson {
  readonly file: string
  readonly range: Range
}

interface FixJson {
  readonly title: string
  readonly safe: boolean
  readonly edits?: readonly (PlaceJson & { readonly text: string })[]
  /** The edits hold a secret: only the program that applies them may see them. */
  readonly withheld?: true
}

/** A finding as schemas/report.schema.json has it. */
interface FindingJson extends PlaceJson {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly help: string | null
  readonly agents: readonly string[]
  readonly related: readonly (PlaceJson & { readonly message: string })[]
  readonly fixes: readonly FixJson[]
  readonly docs: string
  readonly fingerprint: string
}

/** Each finding of a report, as JSON has it. */
export function* findingsToJson(report: LintReport): Iterable<FindingJson> {
  const positionOf = createPositions()
  const secretsOf = createSecrets(report)
  for (const finding of report.findings) yield findingToJson(finding, positionOf, secretsOf)
}

function findingToJson(finding: Finding, positionOf: PositionOf, secretsOf: SecretsOf): FindingJson {
  const {
    rule,
    severity,
    message,
    help = null,
    location,
    agents,
    related,
    fixes,
    docs,
    fingerprint,
  } = finding
  return {
    rule,
    severity,
    message,
    help,
    ...placeToJson(location, positionOf),
    agents,
    related: related.map((place) => ({ message: place.message, ...placeToJson(place.location, positionOf) })),
    fixes: fixes.map((fix) => fixToJson(fix, positionOf, secretsOf)),
    docs,
    fingerprint,
  }
}

function placeToJson({ source, span }: Location, positionOf: PositionOf): PlaceJson {
  return { file: source.path, range: rangeOf(positionOf, source, span) }
}

function fixToJson(fix: Fix, positionOf: PositionOf, secretsOf: SecretsOf): FixJson {
  const { title, safe } = fix
  if (tellsSecret(fix, secretsOf)) return { title, safe, withheld: true }
  return {
    title,
    safe,
    edits: fix.edits.map(({ location, text }) => ({ ...placeToJson(location, positionOf), text })),
  }
}
