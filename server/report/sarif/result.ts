import type { Result, Fix as SarifFix, Location as SarifLocation, Suppression } from 'sarif'
import type { Finding } from '../../engine/finding.ts'
import type { SuppressedFinding } from '../../engine/report.ts'
import type { Fix } from '../../fixes/fix.ts'
import type { Location } from '../../text/span.ts'
import { messageWithHelp } from '../message.ts'
import type { PositionOf } from '../positions.ts'
import { type SecretsOf, tellsSecret } from '../secrets.ts'
import { visible } from '../visible.ts'
import type { WorkingTree } from '../working-tree.ts'
import { levels } from './descriptor.ts'
import { artifactLocation, physicalLocation, regionOf } from './place.ts'

/** What it takes to say where something is, and what may be told. */
export interface Tools {
  readonly positionOf: PositionOf
  readonly secretsOf: SecretsOf
  readonly workingTree: WorkingTree
  readonly ruleIndexes: ReadonlyMap<string, number>
}

/** One finding; a suppressed one says why. */
export function resultOf(finding: Finding, suppressed: SuppressedFinding | undefined, tools: Tools): Result {
  const { rule, severity, location, related, fixes, agents, fingerprint } = finding
  const ruleIndex = tools.ruleIndexes.get(rule)
  const open = fixes.filter((fix) => !tellsSecret(fix, tools.secretsOf))
  const withheld = fixes.filter((fix) => !open.includes(fix)).map(({ title }) => visible(title))
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: messageWithHelp(finding) },
    locations: [{ physicalLocation: placeOf(location, tools) }],
    ...(related.length === 0 ? {} : { relatedLocations: related.map(relatedLocation(tools)) }),
    partialFingerprints: { 'nomadlint/v1': fingerprint },
    ...(open.length === 0 ? {} : { fixes: open.map((fix) => fixOf(fix, tools)) }),
    suppressions: suppressed === undefined ? [] : [suppressionOf(suppressed, tools)],
    properties: { agents: [...agents], ...(withheld.length === 0 ? {} : { withheldFixes: withheld }) },
  }
}

function relatedLocation(
  tools: Tools,
): (related: Finding['related'][number], index: number) => SarifLocation {
  return ({ message, location }, index) => ({
    id: index + 1,
    physicalLocation: placeOf(location, tools),
    message: { text: visible(message) },
  })
}

function placeOf(location: Location, { positionOf, workingTree }: Tools) {
  return physicalLocation(location, positionOf, workingTree)
}

/** The edits of one file are one change. */
function fixOf({ title, safe, edits }: Fix, { positionOf, workingTree }: Tools): SarifFix {
  const paths = [...new Set(edits.map(({ location }) => location.source.path))]
  return {
    description: { text: visible(title) },
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifactLocation(path, workingTree),
      replacements: edits
        .filter(({ location }) => location.source.path === path)
        .map(({ location, text }) => ({
          deletedRegion: regionOf(location, positionOf),
          ...(text === '' ? {} : { insertedContent: { text } }),
        })),
    })),
    properties: { safe },
  }
}

function suppressionOf({ kind, reason, at }: SuppressedFinding, tools: Tools): Suppression {
  return {
    kind,
    ...(reason === undefined ? {} : { justification: visible(reason) }),
    ...(at === undefined ? {} : { location: { physicalLocation: placeOf(at, tools) } }),
  }
}
