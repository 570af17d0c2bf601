import { formatVersion, hasReached, type Version } from '../../server/facts/version.ts'
import type { Block, Key, KeyType } from '../../server/keys/key.ts'
import type { GoKey } from './go-keys.ts'

/** What is not the same in the schema, as of a version of Nomad, and in the source of that version: one sentence each. */
export function compareKeys(
  block: Block,
  keys: ReadonlyMap<string, GoKey>,
  version: Version,
  path = '',
): readonly string[] {
  const drift: string[] = []
  for (const [name, key] of keys) {
    const ours = block.keys.get(name)
    if (ours === undefined) drift.push(`${path}/${name}: not in the schema (${key.field})`)
    else drift.push(...compareKey(ours, key, version, `${path}/${name}`))
  }
  // What a block hands on is not for Nomad to know.
  if (block.unknownKeys === 'free') return drift
  for (const [name, ours] of block.keys) {
    if (keys.has(name) || whyAbsent(ours, version) !== undefined) continue
    drift.push(`${path}/${name}: not in Nomad ${formatVersion(version)}`)
  }
  return drift
}

function compareKey(ours: Key, key: GoKey, version: Version, path: string): readonly string[] {
  const absent = whyAbsent(ours, version)
  if (absent !== undefined)
    return [`${path}: in Nomad ${formatVersion(version)} (${key.field}), and yet ${absent}`]
  if (key.opaque) return [`${path}: of a type that is not in this tree (${key.field})`]
  if (key.keys === undefined) {
    const alike = types[ours.type].test(key.type ?? '')
    return alike ? [] : [`${path}: ${key.type} in Nomad (${key.field}), ${ours.type} in the schema`]
  }
  return ours.block === undefined
    ? [`${path}: a block in Nomad (${key.field}), ${ours.type} in the schema`]
    : compareKeys(ours.block, key.keys, version, path)
}

/** Why a version has no such key, by the schema; undefined where it has. */
function whyAbsent({ since, removed }: Key, version: Version): string | undefined {
  if (removed !== undefined && hasReached(version, removed))
    return `removed in ${removed.join(', ')} by the schema`
  if (since !== undefined && !hasReached(version, since)) return `new in ${since.join(', ')} by the schema`
  return undefined
}

const types: Readonly<Record<KeyType, RegExp>> = {
  string: /^string$/,
  duration: /^string$/,
  bool: /^bool$/,
  int: /^u?int(?:8|16|32|64)?$/,
  float: /^float(?:32|64)$/,
  list: /^\[\](?:string|int)$/,
  map: /^map\[string\]/,
  free: /^map\[string\](?:any|interface\{\})/,
  block: /^$/,
}
