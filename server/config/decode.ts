import type { Parsed } from '../hcl/tree.ts'
import type { Key } from '../keys/key.ts'
import { rootBlock } from '../keys/table.generated.ts'
import type { Source } from '../text/source.ts'
import type { Location } from '../text/span.ts'
import { certainIssues } from './certain-issues.ts'
import { decodeKeyrings } from './decode-keyrings.ts'
import { NamedDecoder } from './decode-named.ts'
import { StructDecoder } from './decode-struct.ts'
import { Decoding } from './decoding.ts'
import { checkDurations } from './durations.ts'
import { type Place, placeInside } from './fields.ts'
import type { Issue } from './issue.ts'
import { reportRefused } from './leftover.ts'
import { entriesOf } from './node.ts'
import { StructBuilder } from './struct-builder.ts'
import type { FieldValue, StructValue } from './values.ts'

export interface DecodedFile {
  readonly config: StructValue
  readonly issues: readonly Issue[]
}

/**
 * One file as Nomad decodes it into its configuration, before any merging, and what it refuses or ignores on
 * the way: the steps of command/agent/config_parse.go, ParseConfigFile.
 */
export function decodeFile(source: Source, parsed: Parsed): DecodedFile {
  const decoding = new Decoding(source, parsed.format === 'json', parsed.ok)
  const { items } = parsed.tree
  const root = new StructBuilder(rootBlock)
  const top: Place = { pointer: '', path: '', block: rootBlock }
  const structs = new StructDecoder(decoding)
  structs.decode(root, entriesOf(items), top)
  reportUnused(decoding, root, top)
  const named = new NamedDecoder(decoding)
  for (const key of rootBlock.keys.values()) {
    if (key.block?.repeat === 'named') named.decode(root, key, items, top)
    if (key.block?.unknownKeys === 'free') decodeKeyrings(decoding, structs.keyrings, key, items, top)
  }
  checkDurations(decoding, root, top)
  dropBounds(decoding, root, top)
  return { config: root, issues: certainIssues(decoding.issues, source, parsed) }
}

/** From the inside out: a label is judged by what the block behind it makes of it. */
function reportUnused(decoding: Decoding, struct: StructBuilder, place: Place): void {
  for (const [name, field] of struct.fields) {
    if (field instanceof StructBuilder)
      reportUnused(decoding, field, placeInside(place, { name, block: field.block }))
  }
  reportRefused(decoding, struct, place)
}

/**
 * Nomad drops a `client.template` that says nothing but `wait_bounds`, which it does not look at when it asks whether
 * there is anything in it (client/config/config.go, IsEmpty).
 */
function dropBounds(decoding: Decoding, root: StructBuilder, top: Place): void {
  const client = root.fields.get('client')
  const template = client instanceof StructBuilder ? client.fields.get('template') : undefined
  if (!(client instanceof StructBuilder) || !(template instanceof StructBuilder)) return
  const bounds = template.fields.get('wait_bounds')
  const others = [...template.fields.values()].filter((field) => field !== bounds)
  if (!(bounds instanceof StructBuilder) || !others.every(isNothing)) return
  template.fields.delete('wait_bounds')
  if (isNothing(bounds)) return
  const at = bounds.headers[0] as Location
  const place = ['client', 'template'].reduce(
    (around, name) => placeInside(around, around.block.keys.get(name) as Key),
    top,
  )
  decoding.add({ kind: 'dropped', effect: 'ignored', at, name: 'wait_bounds' }, place)
}

/** Empty text and false; numbers and lists are something, whatever they are. */
function isNothing(field: FieldValue): boolean {
  if (field.kind === 'struct') return [...field.fields.values()].every(isNothing)
  return field.kind === 'leaf' && (field.data === '' || field.data === false)
}
