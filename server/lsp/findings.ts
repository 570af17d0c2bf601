import type { Finding } from '../engine/finding.ts'
import type { Workspace } from './workspace.ts'

/** What is to be said of one file: by all agents it belongs to, each thing once, in order of position. */
export function findingsIn(workspace: Workspace, path: string): readonly Finding[] {
  const seen = new Map<string, Finding>()
  for (const { findings } of workspace.checkedWith(path)) {
    for (const finding of findings) {
      const { rule, message, location } = finding
      if (location.source.path !== path) continue
      seen.set([rule, location.span.start, location.span.end, message].join('\0'), finding)
    }
  }
  return [...seen.values()].sort((a, b) => a.location.span.start - b.location.span.start)
}
