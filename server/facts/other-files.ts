import type { Agent } from '../agents/agent.ts'
import { directoryOf } from '../agents/paths.ts'
import { type Host, known } from '../host.ts'
import { readLimit } from './asker.ts'
import type { FactCache } from './cache.ts'
import type { OtherFile, Policy, TlsFacts } from './facts.ts'
import { inspectKey } from './key.ts'
import { type Location, locate } from './locate.ts'
import { isTracked } from './tracked.ts'

/** The files that an agent names to talk to Consul and Vault. */
export async function gatherOtherFiles(
  { config: { consul, vault } }: Agent,
  host: Host,
  policy: Policy,
  cache: FactCache,
): Promise<readonly OtherFile[]> {
  const files: OtherFile[] = []
  for (const { ca_file, cert_file, key_file } of [...consul.values(), ...vault.values()]) {
    for (const { value = '', pointer, at } of [ca_file, cert_file, key_file]) {
      if (value === '') continue
      const location = await locate(value, directoryOf(at.source.path), host, policy, cache)
      const read = await cache.once(`other\0${location.real}`, () => readOther(location, host))
      files.push({ pointer, ...location.place, ...read })
    }
  }
  return files
}

async function readOther(
  { real, readable }: Location,
  host: Host,
): Promise<Pick<OtherFile, 'content' | 'holdsKey'>> {
  const bytes = readable.known ? await host.read(real, readLimit) : readable
  if (!bytes.known) return { content: bytes, holdsKey: false }
  const { file } = await inspectKey(bytes.value, undefined)
  return { content: known(true), holdsKey: file.keyType !== undefined }
}

/** The paths of those files with a private key in them that git tracks. */
export async function trackedKeys(
  { ca, certificate, key }: TlsFacts,
  others: readonly OtherFile[],
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
