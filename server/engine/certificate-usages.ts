import type { Agent } from '../agents/agent.ts'
import type { Setting } from '../agents/model.ts'
import { judgeNames } from '../facts/agent-names.ts'
import type { Certificate } from '../facts/certificate.ts'
import type { Facts } from '../facts/facts.ts'
import { type Usage, usageDenier } from '../facts/verdicts/usages.ts'
import { chainOf, leafOf } from './certificate-gate.ts'

interface Denier {
  readonly certificate: Certificate
  readonly at: Setting<string>
  /** It is the agent's own; else a CA above it. */
  readonly own: boolean
}

/** The certificate that does not allow a usage: the agent's own, else the first CA of its chain that does not. */
export function certificatesWithout(agent: Agent, facts: Facts, usage: Usage): readonly Denier[] {
  const leaf = leafOf(facts)
  if (leaf === undefined) return []
  // One for the command line has the usages of the command line: that it is one is said, and what to do is the same.
  if (judgeNames(agent, leaf).verdict === 'command-line') return []
  const chain = chainOf(agent, facts)
  const path = chain.length > 0 ? chain : [{ certificate: leaf, at: agent.config.tls.cert_file }]
  const denier = path.find(({ certificate }) => usageDenier([certificate], usage) !== undefined)
  return denier ? [{ ...denier, own: denier.certificate === path[0]?.certificate }] : []
}

const usageWords: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.5.5.7.3.1', 'server authentication'],
  ['1.3.6.1.5.5.7.3.2', 'client authentication'],
  ['1.3.6.1.5.5.7.3.3', 'code signing'],
  ['1.3.6.1.5.5.7.3.4', 'email protection'],
  ['1.3.6.1.5.5.7.3.8', 'time stamping'],
  ['1.3.6.1.5.5.7.3.9', 'OCSP signing'],
])

/** The extended usages of a certificate, for a message. */
export function listUsages({ extendedKeyUsages = [] }: Certificate): string {
  const words = extendedKeyUsages.slice(0, 4).map((usage) => usageWords.get(usage) ?? usage)
  return words.join(' and ')
}
