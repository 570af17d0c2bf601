import type { Agent } from '../agents/agent.ts'
import { exposedApi } from './listening.ts'
import { workloadIdentities } from './workload-identity.ts'

/**
 * Whom the API lets in, and so which one rule says that it lets everybody in:
 * `exposed` hardening/public-plaintext-api, `uncertified` tls/https-client-unverified, `tokenless`
 * hardening/acl-disabled. `guarded`: ACLs are on, or nobody can know.
 */
export type ApiAccess = 'guarded' | 'exposed' | 'uncertified' | 'tokenless'

export function apiAccess(agent: Agent): ApiAccess {
  const { acl, tls } = agent.config
  // In a part of an agent, another file may well turn ACLs on.
  if (acl.enabled.effective !== false) return 'guarded'
  if (tls.http.effective === true && tls.verify_https_client.effective === false)
    return workloadIdentities(agent).length > 0 ? 'tokenless' : 'uncertified'
  if (agent.complete && tls.http.effective === false && exposedApi(agent) !== undefined) return 'exposed'
  return 'tokenless'
}
