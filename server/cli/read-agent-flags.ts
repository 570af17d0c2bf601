import { readAgentFlags } from '../agents/start/agent-flags.ts'
import type { LintOptions } from '../lint-options.ts'
import { visible } from '../report/visible.ts'
import { type Arguments, UsageError } from './option.ts'

/** `--agent-flags`; what `nomad agent` would refuse is refused. */
export function readStarted({ values }: Arguments): LintOptions['started'] {
  const given = values.get('agent-flags')
  if (given === undefined) return undefined
  const { started, problems } = readAgentFlags(given.join(' '))
  if (problems.length > 0) throw new UsageError(`--agent-flags: ${problems.map(visible).join('; ')}`)
  return started
}
