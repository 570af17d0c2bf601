import { workspace } from 'vscode'
import { count } from './count.ts'

/** What the server tells of a file in `nomadlint/status`: for the status bar. */
export interface FileStatus {
  readonly uri: string
  /** What the file was taken for. */
  readonly kind: 'agent' | 'settings' | 'other'
  /** The same in words: `agent configuration`, `a Nomad job`. */
  readonly description: string
  /** The agents it is part of. */
  readonly agents: readonly AgentStatus[]
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly worst: 'error' | 'warning' | 'info' | null
  /** Nothing outside the folders of the workspace is read. */
  readonly restricted: boolean
}

export interface AgentStatus {
  readonly name: string
  readonly role: 'server' | 'client' | 'server+client' | 'none'
  /** Null where nobody can know it, as where a template gives it. */
  readonly region: string | null
  /** URIs, in the order in which Nomad reads them. */
  readonly files: readonly string[]
}

const roles = {
  server: 'server',
  client: 'client',
  'server+client': 'server and client',
  none: 'fragment',
} as const

/** A few words for the status bar: `Nomad server · eu`. */
export function shortStatus({ kind, description, agents }: FileStatus): string {
  if (kind === 'settings') return 'nomadlint settings'
  if (kind === 'other') return description === 'something else' ? 'left alone' : `left alone: ${description}`
  const [first] = agents
  if (first === undefined) return 'Nomad agent'
  if (agents.length > 1) return `Nomad: ${agents.length} agents`
  return `Nomad ${roles[first.role]}${first.region === null ? '' : ` · ${first.region}`}`
}

/** The same at length, as Markdown. */
export function statusDetails(status: FileStatus): string {
  const { description, agents, errors, warnings, infos, restricted } = status
  const lines = agents.map(({ name, role, region, files }) => {
    const where = region === null ? 'region not known' : `region ${region}`
    // A name is what somebody called a directory: it ends no quotation.
    const quoted = workspace.asRelativePath(name).replaceAll('`', "'")
    return `- \`${quoted}\`: ${roles[role]}, ${where}, ${count(files.length, 'file')}`
  })
  const paragraphs = [
    status.kind === 'other'
      ? `nomadlint leaves this file alone: **${description}**.`
      : `nomadlint takes this file for **${description}**.`,
    lines.join('\n'),
    status.kind === 'other'
      ? ''
      : `Here: ${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(infos, 'hint')}.`,
    restricted
      ? 'Restricted mode: nothing outside the workspace is read. [Manage trust](command:workbench.trust.manage)'
      : '',
    'Click to have it taken for something else.',
  ]
  return paragraphs.filter((text) => text !== '').join('\n\n')
}
