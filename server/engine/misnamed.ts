import type { Agent } from '../agents/agent.ts'
import { judgeNames, type NameVerdict } from '../facts/agent-names.ts'
import type { Certificate } from '../facts/certificate.ts'
import type { Facts } from '../facts/facts.ts'
import { leafOf } from './certificate-gate.ts'

export interface Misnamed<V extends NameVerdict['verdict']> {
  readonly leaf: Certificate
  readonly names: Extract<NameVerdict, { readonly verdict: V }>
  /** While nothing checks names yet, a warning is enough. */
  readonly milder: { readonly severity?: 'warning' }
}

/**
 * The agent's own certificate, where its names come to this verdict. Nomad looks at names in certificates only where RPC is
 * encrypted, and enforces them only with `verify_server_hostname`.
 */
export function misnamed<V extends NameVerdict['verdict']>(
  agent: Agent,
  facts: Facts,
  verdict: V,
): Misnamed<V> | undefined {
  const { rpc, verify_server_hostname } = agent.config.tls
  const leaf = leafOf(facts)
  if (leaf === undefined || rpc.effective !== true) return undefined
  const names = judgeNames(agent, leaf)
  if (!hasVerdict(names, verdict)) return undefined
  return { leaf, names, milder: verify_server_hostname.effective === true ? {} : { severity: 'warning' } }
}

function hasVerdict<V extends NameVerdict['verdict']>(
  names: NameVerdict,
  verdict: V,
): names is Extract<NameVerdict, { readonly verdict: V }> {
  return names.verdict === verdict
}
