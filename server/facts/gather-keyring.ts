import type { Agent } from '../agents/agent.ts'
import { directoryOf } from '../agents/paths.ts'
import { type Host, known } from '../host.ts'
import { readLimit } from './asker.ts'
import type { FactCache } from './cache.ts'
import type { FileFact, Policy } from './facts.ts'
import { inspectKeyring, type KeyringFile } from './keyring.ts'
import { locate } from './locate.ts'

/**
 * `serf.keyring` below `data_dir`, which every server reads that finds it, whatever the configuration says
 * (command/agent/agent.go, setupKeyrings). Undefined for agents that are no servers, or say no `data_dir`.
 */
export async function gatherKeyring(
  { config, role }: Agent,
  host: Host,
  policy: Policy,
  cache: FactCache,
): Promise<FileFact<KeyringFile> | undefined> {
  const { data_dir, server } = config
  if (role === 'client' || role === 'none' || (data_dir.value ?? '') === '') return undefined
  const separator = data_dir.value?.includes('\\') ? '\\' : '/'
  const written = [data_dir.value, 'server', 'serf.keyring'].join(separator)
  const directory = directoryOf(data_dir.at.source.path)
  const { place, real, readable } = await locate(written, directory, host, policy, cache)
  const bytes = readable.known ? await host.read(real, readLimit) : readable
  const encrypt = server.encrypt.value === '' ? undefined : server.encrypt.value
  // Nobody has to have one.
  const { similar: _, ...rest } = { ...place, required: false }
  if (bytes.known) return { ...rest, content: known(inspectKeyring(bytes.value, encrypt)) }
  return { ...rest, content: bytes, ...(readable.known ? { found: 'not readable' } : {}) }
}
