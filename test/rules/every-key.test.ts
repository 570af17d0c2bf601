import { describe, expect, it } from 'vitest'
import {
  compareVersions,
  formatVersion,
  hasReached,
  parseVersion,
  type Version,
} from '../../server/facts/version.ts'
import type { Block, Key } from '../../server/keys/key.ts'
import { rootBlock } from '../../server/keys/table.generated.ts'
import { findingsOf } from './findings-of.ts'

const oldest: Version = { major: 1, minor: 6, patch: 0 }
/** The last patch of each minor, as far as it matters: large enough to have everything that was ever backported. */
const lastPatch = 99

interface PlacedKey {
  readonly path: readonly string[]
  readonly key: Key
  /** Around it, outermost first, the whole file included. */
  readonly blocks: readonly Block[]
  readonly outer: readonly Key[]
}

function* keysIn(block: Block, around: Omit<PlacedKey, 'key'>): Iterable<PlacedKey> {
  const blocks = [...around.blocks, block]
  for (const key of block.keys.values()) {
    const path = [...around.path, key.name]
    yield { path, key, blocks, outer: around.outer }
    if (key.block !== undefined) yield* keysIn(key.block, { path, blocks, outer: [...around.outer, key] })
  }
}

const keys = [...keysIn(rootBlock, { path: [], blocks: [], outer: [] })].filter(
  ({ blocks }) => blocks.at(-1)?.unknownKeys !== 'free',
)

const values: Readonly<Record<Key['type'], string>> = {
  string: '= "x"',
  bool: '= true',
  int: '= 1',
  float: '= 1',
  duration: '= "1h"',
  list: '= ["x"]',
  map: '{}',
  free: '{}',
  block: '{}',
}

function written({ key, outer }: PlacedKey): string {
  const headers = outer.map(({ name, block }) => (block?.repeat === 'labelled' ? `${name} "x"` : name))
  const label = key.block?.repeat === 'labelled' ? ' "x"' : ''
  return headers.reduceRight(
    (inside, header) => `${header} {\n${inside}\n}`,
    `${key.name}${label} ${values[key.type]}`,
  )
}

/** Versions on one side of those that are listed, and on the other. */
function sidesOf(listed: string | readonly string[] = []): {
  readonly before: readonly string[]
  readonly after: readonly string[]
} {
  const versions = [listed].flat()
  const parsed = versions.map((version) => parseVersion(version) as Version)
  const before = parsed
    .map(({ major, minor, patch }) => {
      if (patch > 0) return { major, minor, patch: patch - 1 }
      return minor > 0
        ? { major, minor: minor - 1, patch: lastPatch }
        : { major: 1, minor: 11, patch: lastPatch }
    })
    .filter((version) => !hasReached(version, versions))
  const supported = (version: Version) => compareVersions(version, oldest) >= 0
  return {
    before: before.filter(supported).map(formatVersion),
    after: parsed.filter(supported).map(formatVersion),
  }
}

async function severities(rule: string, placed: PlacedKey, version: string): Promise<readonly string[]> {
  const found = await findingsOf(rule, written(placed), version)
  return found.filter(({ at }) => at === placed.key.name).map(({ severity }) => severity)
}

/** What happens to a key that Nomad does not know. */
function outcome({ blocks }: PlacedKey): string {
  return blocks.at(-1)?.unknownKeys === 'refuse' ? 'error' : 'warning'
}

function hasBlock({ outer }: PlacedKey, version: string): boolean {
  return outer.every(
    ({ since }) => since === undefined || hasReached(parseVersion(version) as Version, since),
  )
}

/** On this side of the key's versions, as far as they have the block around it. */
function versionsFor(
  placed: PlacedKey,
  side: 'before' | 'after',
  which: 'since' | 'removed' | 'deprecatedSince',
): readonly string[] {
  return sidesOf(placed.key[which])[side].filter((version) => hasBlock(placed, version))
}

type Row = readonly [name: string, version: string, placed: PlacedKey]

const rowsOf = (side: 'before' | 'after', which: 'since' | 'removed' | 'deprecatedSince'): readonly Row[] =>
  keys.flatMap((placed) =>
    versionsFor(placed, side, which).map((version) => [placed.path.join('.'), version, placed] as const),
  )

describe('every key that came with a version', () => {
  it.each(rowsOf('before', 'since'))('%s is not yet known to %s', async (_, version, placed) => {
    expect(await severities('config/not-yet-known-key', placed, version)).toEqual([outcome(placed)])
  })

  it.each(rowsOf('after', 'since'))('%s is known to %s', async (_, version, placed) => {
    expect(await severities('config/not-yet-known-key', placed, version)).toEqual([])
    expect(await severities('config/unknown-key', placed, version)).toEqual([])
  })
})

describe('every key that went with a version', () => {
  it.each(rowsOf('before', 'removed'))('%s is still known to %s', async (_, version, placed) => {
    expect(await severities('config/removed-key', placed, version)).toEqual([])
  })

  it.each(rowsOf('after', 'removed'))('%s is gone in %s', async (_, version, placed) => {
    expect(await severities('config/removed-key', placed, version)).toEqual([outcome(placed)])
  })
})

/** Drivers refuse what they do not know as soon as a client starts. */
const drivers = rootBlock.keys.get('plugin')?.block?.labels ?? new Map<string, Block>()

const driverRows = (side: 'before' | 'after', which: 'since' | 'removed') =>
  [...drivers].flatMap(([driver, { keys: inside }]) => {
    const known = inside.get('config')?.known
    if (known === undefined) return []
    return [...keysIn(known, { path: [], blocks: [], outer: [] })].flatMap((placed) =>
      versionsFor(placed, side, which).map(
        (version) => [`${driver} ${placed.path.join('.')}`, version, driver, placed] as const,
      ),
    )
  })

/** What is said of the name of a setting; what of its value is no matter of versions. */
async function driverProblems(
  driver: string,
  placed: PlacedKey,
  version: string,
): Promise<readonly string[]> {
  const text = `data_dir = "/d"\nclient {\n  enabled = true\n}\nplugin "${driver}" {\n  config {\n${written(placed)}\n  }\n}\n`
  const found = await findingsOf('config/invalid-value', text, version)
  return found.filter(({ at }) => at === placed.key.name).map(({ severity }) => severity)
}

describe('every setting of a driver that came or went with a version', () => {
  it.each([...driverRows('before', 'since'), ...driverRows('after', 'removed')])(
    '%s is none in %s',
    async (_, version, driver, placed) => {
      expect(await driverProblems(driver, placed, version)).toEqual(['error'])
    },
  )

  it.each([...driverRows('after', 'since'), ...driverRows('before', 'removed')])(
    '%s is one in %s',
    async (_, version, driver, placed) => {
      expect(await driverProblems(driver, placed, version)).toEqual([])
    },
  )
})

describe('every key that has a successor since a version', () => {
  it.each(rowsOf('before', 'deprecatedSince'))('%s is all there is in %s', async (_, version, placed) => {
    expect(await severities('config/deprecated-key', placed, version)).toEqual([])
  })

  it.each(rowsOf('after', 'deprecatedSince'))('%s has one in %s', async (_, version, placed) => {
    expect(await severities('config/deprecated-key', placed, version)).toEqual(['info'])
  })
})
