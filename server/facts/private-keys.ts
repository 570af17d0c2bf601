import type { Agent } from '../agents/agent.ts'
import { directoryOf } from '../agents/paths.ts'
import type { Host } from '../host.ts'
import { readLimit } from './asker.ts'
import type { FactCache } from './cache.ts'
import type { OtherKey, Policy, TlsFacts } from './facts.ts'
import { inspectKey } from './key.ts'
import { locate } from './locate.ts'
import { isTracked } from './tracked.ts'

/** The private keys that an agent shows itself to Consul and Vault with. */
export async function gatherOtherKeys(
  { config: { consul, vault } }: Agent,
  host: Host,
  policy: Policy,
  cache: FactCache,
): Promise<readonly OtherKey[]> {
  const keys: OtherKey[] = []
  for (const { key_file } of [...consul.values(), ...vault.values()]) {
    const { value = '', pointer, at } = key_file
    if (value === '') continue
    const { place, real, readable } = await locate(value, directoryOf(at.source.path), host, policy, cache)
    const holdsKey = await cache.once(`holds key\0${real}`, async () => {
      const bytes = readable.known ? await host.read(real, readLimit) : readable
      return bytes.known && (await inspectKey(bytes.value, undefined)).file.keyType !== undefined
    })
    keys.push({ pointer, path: place.path, holdsKey })
  }
  return keys
}

/** The paths of those files with a private key in them that git tracks. */
export async function trackedKeys(
  { ca, certificate, key }: TlsFacts,
  others: readonly OtherKey[],
  host: Host,
  cache: FactCache,
): Promise<ReadonlySet<string>> {
  const secret = [
    ...(key?.content.known && key.content.value.keyType !== undefined ? [key] : []),
    ...[ca, certificate].flatMap((file) =>
      file?.content.known && file.content.value.holdsKey ? [file] : [],
    ),
    ...others.filter(({ holdsKey }) => holdsKey),
  ]
  const tracked = new Set<string>()
  for (const { path } of secret) {
    const answer = await isTracked(path, host, cache)
    if (answer.known && answer.value) tracked.add(path)
  }
  return tracked
}
