import type { Agent } from '../agents/agent.ts'
import type { Section } from '../agents/model.ts'

export interface WorkloadIdentity {
  /** Who has to trust it, and fetches Nomad's public keys for that. */
  readonly verifier: 'Consul' | 'Vault'
  readonly section: Section
}

/** The blocks by which jobs of this agent get identities to show to Consul and Vault. */
export function workloadIdentities({ config }: Agent): readonly WorkloadIdentity[] {
  const consul = [...config.consul.values()].flatMap((block) => [block.service_identity, block.task_identity])
  const vault = [...config.vault.values()].map((block) => block.default_identity)
  return [
    ...consul.map((section) => ({ verifier: 'Consul' as const, section })),
    ...vault.map((section) => ({ verifier: 'Vault' as const, section })),
  ].filter(({ section }) => section.written)
}
