import type { Parsed } from '../hcl/tree.ts'
import { rootBlock } from '../keys/table.generated.ts'
import type { Source } from '../text/source.ts'
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
import { isZero, type StructValue } from './values.ts'

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
  dropTemplate(root)
  return { config: root, issues: certainIssues(decoding.issues, source, parsed) }
}

/** From the inside out: a label is judged by what the block behind it makes of it. */
function reportUnused(decoding: Decoding, struct: StructBuilder, place: Place): void {
  for (const [name, field] of struct.fields) {
    const key = struct.block.keys.get(name)
    if (field instanceof StructBuilder && key !== undefined)
      reportUnused(decoding, field, placeInside(place, key))
  }
  reportRefused(decoding, struct, place)
}

/** Nomad drops a `client.template` that says nothing but `wait_bounds` (client/config/config.go, IsEmpty). */
function dropTemplate(root: StructBuilder): void {
  const client = root.fields.get('client')
  const template = client instanceof StructBuilder ? client.fields.get('template') : undefined
  if (!(template instanceof StructBuilder)) return
  const others = [...template.fields].filter(([name]) => name !== 'wait_bounds')
  if (others.every(([, field]) => isNothing(field))) template.fields.delete('wait_bounds')
}

function isNothing(field: StructBuilder['fields'] extends Map<string, infer F> ? F : never): boolean {
  if (field.kind === 'struct') return [...field.fields.values()].every(isNothing)
  return (
    field.kind === 'leaf' && field.unknown === undefined && !Array.isArray(field.data) && isZero(field.data)
  )
}
