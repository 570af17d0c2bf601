import { createSource } from '../../text/source.ts'
import { readFlags } from './flags.ts'
import { maskedSource } from './mask.ts'
import { type Started, startedWith } from './started.ts'
import { placed, splitWords } from './words.ts'

export interface AgentFlags {
  readonly started: Started
  /** What `nomad agent` would not take, in words. */
  readonly problems: readonly string[]
}

/** What the user says an agent is started with: `-server -encrypt=...`. */
export function readAgentFlags(text: string): AgentFlags {
  const line = readFlags(splitWords(placed(text), 'plain'))
  const source = maskedSource(createSource('--agent-flags', text), [line])
  return { started: startedWith(line, source), problems: line.problems.map(({ message }) => message) }
}
