import { placeInside } from '../agents/values/places.ts'
import type { ConfigFile } from '../config/file.ts'
import { type Data, type Origin, type StructValue, withReplaced } from '../config/values.ts'
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
  /** What a setting is set to. */
  readonly origin?: Origin
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
      for (const origin of field.origins) found.push({ key: field.key, at: origin.key, block, outer, origin })
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
export function writtenEntries(file: ConfigFile): readonly WrittenKey[] {
  return writtenKeys(file)
    .filter(({ key }) => key.type === 'map')
    .flatMap(({ key, origin, outer }) =>
      key.known === undefined || origin === undefined
        ? []
        : entriesOf(file, origin, key.known, [...outer, key]),
    )
}

function entriesOf(
  file: ConfigFile,
  origin: Origin,
  block: Block,
  outer: readonly Key[],
): readonly WrittenKey[] {
  return knownAmong(block, origin.data).flatMap((key) => {
    const place = placeInside({ files: [file] }, { origins: [origin] }, [key.name])
    return place === undefined ? [] : [{ key, at: place.key, block, outer }]
  })
}

function knownAmong({ keys }: Block, data: Data | undefined): readonly Key[] {
  return typeof data === 'object' ? Object.keys(data).flatMap((name) => keys.get(name) ?? []) : []
}

/** With the blocks around it, for a message: `server.server_join.retry_join`. */
export function pathOf({ key, outer }: Pick<WrittenKey, 'key' | 'outer'>): string {
  return [...outer, key].map(({ name }) => name).join('.')
}
