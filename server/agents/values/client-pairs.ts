import type { Agent } from '../agent.ts'
import type { ConsulSection, VaultSection } from '../model.generated.ts'
import { type AgentCheck, certain, isClient } from './check.ts'

/** `both client cert and client key must be provided` (api.go of Consul's library, SetupTLSConfig; client.go of Vault's, configureTLS). */
export const clientPairs: AgentCheck = function* (agent) {
  for (const { cert_file, key_file } of clientsByTls(agent)) {
    const [certificate, key] = [certain(agent, cert_file), certain(agent, key_file)]
    if (certificate === undefined || key === undefined || (certificate === '') === (key === '')) continue
    const [there, absent] = key === '' ? ['cert_file', 'key_file'] : ['key_file', 'cert_file']
    const setting = key === '' ? cert_file : key_file
    yield {
      pointer: setting.pointer,
      at: setting,
      message: `\`${there}\` is of no use without \`${absent}\`: Nomad does not start.`,
      help: `set \`${absent}\` as well, or neither`,
    }
  }
}

/**
 * The blocks whose files Nomad reads as it starts: of Consul where it is asked by TLS (command/agent/agent.go, setupConsuls), on
 * clients those of Vault (client/client.go, setupVaultClients).
 */
export function clientsByTls(agent: Agent): readonly (ConsulSection | VaultSection)[] {
  const { consul, vault } = agent.config
  return [
    ...[...consul.values()].filter(({ ssl }) => ssl.effective === true),
    ...[...vault.values()].filter(({ enabled }) => isClient(agent) && enabled.effective === true),
  ]
}
