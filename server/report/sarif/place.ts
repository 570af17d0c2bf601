import type { ArtifactLocation, PhysicalLocation, Region } from 'sarif'
import type { Location } from '../../text/span.ts'
import { type PositionOf, rangeOf } from '../positions.ts'
import { isAbsolute, pathFromTop, type WorkingTree } from '../working-tree.ts'

/** What stands for the top of the repository in a SARIF log. */
export const sourceRoot = '%SRCROOT%'

export function artifactLocation(path: string, workingTree: WorkingTree): ArtifactLocation {
  const fromTop = pathFromTop(path, workingTree)
  if (isAbsolute(fromTop)) return { uri: fileUri(fromTop) }
  return { uri: encodePath(fromTop), uriBaseId: sourceRoot }
}

/** Of an absolute path; a directory's ends with a slash. */
export function fileUri(path: string): string {
  return `file://${path.startsWith('/') ? '' : '/'}${encodePath(path)}`
}

export function directoryUri(path: string): string {
  return fileUri(path.endsWith('/') ? path : `${path}/`)
}

export function physicalLocation(
  { source, span }: Location,
  positionOf: PositionOf,
  workingTree: WorkingTree,
): PhysicalLocation {
  return {
    artifactLocation: artifactLocation(source.path, workingTree),
    region: regionOf({ source, span }, positionOf),
  }
}

/** Columns count code points, as `columnKind` says. No text of the file: it may hold secrets. */
export function regionOf({ source, span }: Location, positionOf: PositionOf): Region {
  const { start, end } = rangeOf(positionOf, source, span)
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

/** Of names of the system that are no Unicode, the rest is kept. */
function encodePath(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map((segment) => encodeURIComponent(segment))
    .join('/')
}
