import type { Role } from '../agents/agent.ts'
import type { Severity } from '../engine/finding.ts'
import { countSeverities } from '../report/severities.ts'
import { isSettingsName } from '../settings/settings.ts'
import { viewOf } from './document.ts'
import { findingsIn } from './findings.ts'
import { pathOfUri, uriOfPath } from './uris.ts'
import type { Workspace } from './workspace.ts'

/** What `nomadlint/status` tells of a file: for the status line of an editor. */
export interface Status {
  readonly uri: string
  /** What the file was taken for. */
  readonly kind: 'agent' | 'settings' | 'other'
  /** The same in words: `agent configuration`, `a Nomad job`. */
  readonly description: string
  /** The agents it is part of. */
  readonly agents: readonly AgentStatus[]
  /** What is found in the file itself. */
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly worst: Severity | null
  /** Nothing outside the folders of the workspace is read. */
  readonly restricted: boolean
}

interface AgentStatus {
  readonly name: string
  readonly role: Role
  /** Null where nobody can know it, as where a template gives it. */
  readonly region: string | null
  /** In the order in which Nomad reads them. */
  readonly files: readonly string[]
}

/** Of a file that is open, or belongs to the workspace; undefined for others. */
export function statusOf(workspace: Workspace, uri: string, restricted: boolean): Status | undefined {
  const path = pathOfUri(uri)
  const agents = workspace
    .checkedWith(path)
    .flatMap((checked) => checked.agents.map(({ agent }) => agent))
    .filter(({ files }) => files.some(({ source }) => source.path === path))
  const kind = kindOf(workspace, path, agents.length > 0)
  if (kind === undefined) return undefined
  const { errors, warnings, infos } = countSeverities(findingsIn(workspace, path))
  return {
    uri,
    ...kind,
    agents: agents.map(({ name, role, region, files }) => ({
      name,
      role,
      region: region ?? null,
      files: files.map(({ source }) => uriOfPath(source.path)),
    })),
    errors,
    warnings,
    infos,
    worst: errors > 0 ? 'error' : warnings > 0 ? 'warning' : infos > 0 ? 'info' : null,
    restricted,
  }
}

function kindOf(
  workspace: Workspace,
  path: string,
  isPart: boolean,
): Pick<Status, 'kind' | 'description'> | undefined {
  if (isSettingsName(path)) return { kind: 'settings', description: 'settings of nomadlint' }
  if (isPart) return { kind: 'agent', description: 'agent configuration' }
  if (workspace.ignores(path)) return { kind: 'other', description: 'ignored by .nomadlintrc' }
  const document = workspace.documents.at(path)
  if (document === undefined) return undefined
  const { kind } = viewOf(document, []).file
  return kind === 'agent'
    ? { kind, description: 'agent configuration' }
    : { kind: 'other', description: kind }
}
