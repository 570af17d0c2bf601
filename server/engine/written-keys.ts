import { placeInside } from '../agents/values/places.ts'
import type { ConfigFile } from '../config/file.ts'
import { type Data, type LeafValue, type Origin, type StructValue, withReplaced } from '../config/values.ts'
import type { Block, Key } from '../keys/key.ts'
import { rememberLast } from '../text/remember-last.ts'
import type { Location } from '../text/span.ts'

/** One writing of a key in a file. */
export interface WrittenKey {
  readonly key: Key
  readonly at: Location
  /** The block it stands in. */
  readonly block: Block
  /** The keys of the blocks around it, outermost first. */
  readonly outer: readonly Key[]
}

/** Every key a file writes, each time it does; blocks before what they hold. */
export function writtenKeys({ config }: ConfigFile): readonly WrittenKey[] {
  return keysIn(config)
}

/** Many rules ask: it is walked once. */
const keysIn = rememberLast((config: StructValue): readonly WrittenKey[] => {
  const found: WrittenKey[] = []
  addKeys(config, [], found)
  return found
})

function addKeys(struct: StructValue, outer: readonly Key[], found: WrittenKey[]): void {
  const { block } = struct
  for (const [name, field] of struct.fields) {
    if (field.kind === 'leaf') {
      for (const { key: at } of field.origins) found.push({ key: field.key, at, block, outer })
      continue
    }
    const key = block.keys.get(name) as Key
    const blocks = field.kind === 'struct' ? [field] : [...field.entries.values()].flatMap(withReplaced)
    const around = [...outer, key]
    for (const inside of blocks) {
      for (const at of inside.headers) found.push({ key, at, block, outer })
      addKeys(inside, around, found)
    }
  }
}

/** Every entry of a map that Nomad knows by its name, `client.options` above all, each time a file writes it. */
export function* writtenEntries(file: ConfigFile): Iterable<WrittenKey> {
  for (const { leaf, block, outer } of mapsIn(file.config, []))
    for (const origin of leaf.origins) yield* entriesOf(file, origin, block, outer)
}

function* entriesOf(
  file: ConfigFile,
  origin: Origin,
  block: Block,
  outer: readonly Key[],
): Iterable<WrittenKey> {
  for (const key of knownAmong(block, origin.data)) {
    const place = placeInside({ files: [file] }, { origins: [origin] }, [key.name])
    if (place !== undefined) yield { key, at: place.key, block, outer }
  }
}

function knownAmong({ keys }: Block, data: Data | undefined): readonly Key[] {
  return typeof data === 'object' ? Object.keys(data).flatMap((name) => keys.get(name) ?? []) : []
}

interface WrittenMap {
  readonly leaf: LeafValue
  /** What is known of its entries. */
  readonly block: Block
  readonly outer: readonly Key[]
}

function* mapsIn({ block, fields }: StructValue, outer: readonly Key[]): Iterable<WrittenMap> {
  for (const [name, field] of fields) {
    const key = block.keys.get(name)
    if (key === undefined) continue
    if (field.kind === 'struct') yield* mapsIn(field, [...outer, key])
    if (field.kind === 'leaf' && key.type === 'map' && key.known !== undefined)
      yield { leaf: field, block: key.known, outer: [...outer, key] }
  }
}

/** With the blocks around it, for a message: `server.server_join.retry_join`. */
export function pathOf({ key, outer }: Pick<WrittenKey, 'key' | 'outer'>): string {
  return [...outer, key].map(({ name }) => name).join('.')
}
