import type { ConfigFile } from '../../config/file.ts'
import type { Issue } from '../../config/issue.ts'
import type { Block, Key } from '../../keys/key.ts'
import { keyAt } from '../../keys/lookup.ts'
import { nearestName } from '../../keys/nearest.ts'
import type { Agent } from '../agent.ts'
import { type AgentCheck, isClient } from './check.ts'
import type { ValueProblem } from './problem.ts'
import { labelsOf, unknownLabel } from './unknown-label.ts'

const block = (keyAt('/client/fingerprint') as Key).block as Block

/** `does not support configuration` (client/config/fingerprint.go, Validate). */
export const fingerprinters: AgentCheck = function* (agent) {
  if (!isClient(agent)) return
  const known = labelsOf(block.labels)
  for (const [label, section] of agent.config.client.fingerprint)
    if (!known.includes(label))
      yield unknownLabel(label, section, known, 'is no fingerprinter that takes settings')
}

/**
 * `contains unknown configuration options`: the one block that Nomad looks into for unknown keys only when a client
 * starts. A part of an agent may be that of a server, which never looks.
 */
export const fingerprintKeys: AgentCheck = function* (agent) {
  if (agent.role === 'server') return
  for (const file of agent.files)
    for (const issue of file.issues)
      if (issue.effect === 'refused-at-start' && isKept(agent, file, issue)) yield problemOf(agent, issue)
}

/** Of blocks that several files give one label, merging keeps only what the first one has too much. */
function isKept({ config }: Agent, { source }: ConfigFile, { at }: Issue): boolean {
  const owners = [...config.client.fingerprint.values()].flatMap(({ headers }) =>
    headers.map((header) => ({ header, first: headers[0] })),
  )
  const owner = owners
    .filter(({ header }) => header.source === source && header.span.start <= at.span.start)
    .toSorted((a, b) => a.header.span.start - b.header.span.start)
    .at(-1)
  return owner?.first?.source === source
}

function problemOf(agent: Agent, { kind, name, at }: Issue): ValueProblem {
  const meant = nearestName(name, block.keys.keys())
  const what =
    kind === 'duplicate' ? `stands twice in \`client.fingerprint\`` : `is no key in \`client.fingerprint\``
  return {
    pointer: '/client/fingerprint',
    at: { at },
    message: `\`${name}\` ${what}: Nomad does not start.`,
    help: meant === undefined || meant === name ? 'delete it' : `did you mean \`${meant}\`?`,
    ...(isClient(agent) ? {} : { mild: true }),
  }
}
