import { formatVersion, parseVersion } from '../server/facts/version.ts'
import { compareKeys } from './drift/compare.ts'
import { type GoKey, keysOf } from './drift/go-keys.ts'
import { GoSource } from './drift/go-source.ts'
import { readSchema } from './generate/schema.ts'

/**
 * Compares the schema with the source of Nomad: `npm run nomad-drift -- DIRECTORY`. Exit code 1 where they differ,
 * 2 where the directory holds no source of Nomad.
 */
async function main(directory: string | undefined): Promise<number> {
  const source = new GoSource(directory ?? '')
  const config = source.struct('command/agent', 'Config')
  const version = parseVersion(source.constant('version', 'Version') ?? '')
  if (directory === undefined || config === undefined || version === undefined) {
    process.stderr.write('usage: npm run nomad-drift -- NOMAD_SOURCE_DIRECTORY\n')
    return 2
  }
  const keys = new Map(keysOf(config, source))
  for (const [name, struct] of decodedApart) {
    const found = source.struct('nomad/structs/config', struct)
    if (found !== undefined) keys.set(name, block(name, struct, keysOf(found, source)))
  }
  const { root } = await readSchema()
  const drift = compareKeys(root, keys, version)
  for (const line of drift) process.stdout.write(`${line}\n`)
  process.stdout.write(
    `${count(keys)} keys in Nomad ${formatVersion(version)}, ${drift.length} differences\n`,
  )
  return drift.length > 0 ? 1 : 0
}

/** Blocks that no field of `Config` is tagged with: Nomad decodes them by itself (command/agent/config_parse.go). */
const decodedApart = [
  ['consul', 'ConsulConfig'],
  ['vault', 'VaultConfig'],
] as const

function block(name: string, field: string, keys: ReadonlyMap<string, GoKey>): GoKey {
  return { name, field, type: undefined, keys, opaque: false }
}

function count(keys: ReadonlyMap<string, GoKey>): number {
  return [...keys.values()].reduce((sum, key) => sum + 1 + (key.keys === undefined ? 0 : count(key.keys)), 0)
}

process.exitCode = await main(process.argv[2])
