import type { CodeLens } from 'vscode-languageserver'
import { describeRegion, describeRole } from '../../report/summary.ts'
import type { DocumentView } from '../document.ts'
import { toRange } from '../positions.ts'

/** Above a file: the agents it is part of, with role, region, files and findings. */
export function codeLenses({ source, checked }: DocumentView): CodeLens[] {
  const range = toRange(source, { start: 0, end: 0 })
  return checked.flatMap(({ agents, findings }) =>
    agents.flatMap(({ agent }) => {
      if (!agent.files.some((file) => file.source.path === source.path)) return []
      const own = findings.filter((finding) => finding.agents.includes(agent.name)).length
      const files = agent.files.length === 1 ? '1 file' : `${agent.files.length} files`
      const title = [
        describeRole(agent),
        describeRegion(agent.region ?? ''),
        files,
        own === 1 ? '1 finding' : `${own} findings`,
      ]
      return [{ range, command: { title: title.join(' · '), command: '' } }]
    }),
  )
}
