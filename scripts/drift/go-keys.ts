import type { GoField } from './go-file.ts'
import type { GoSource, GoStruct } from './go-source.ts'

/** A key that Nomad's configuration structs know. */
export interface GoKey {
  readonly name: string
  /** `ServerConfig.BootstrapExpect` */
  readonly field: string
  /** Pointers taken off; undefined for a block. */
  readonly type: string | undefined
  /** The keys inside, where it is a block. */
  readonly keys: ReadonlyMap<string, GoKey> | undefined
  /** Its type is not in the tree, so that its inside is not known. */
  readonly opaque: boolean
}

/** The keys of a struct, those of the structs inside it included. */
export function keysOf(
  struct: GoStruct,
  source: GoSource,
  around: readonly string[] = [],
): ReadonlyMap<string, GoKey> {
  const keys = new Map<string, GoKey>()
  const within = [...around, struct.name]
  for (const field of struct.fields) {
    const name = keyName(field)
    if (name === undefined) continue
    const type = source.typeOf(field.type, struct)
    const nested = type.kind === 'struct' && !within.includes(type.struct.name)
    keys.set(name, {
      name,
      field: `${struct.name}.${field.name}`,
      type: type.kind === 'struct' ? undefined : type.type,
      keys: nested ? keysOf(type.struct, source, within) : undefined,
      opaque: type.kind === 'unknown' || (type.kind === 'struct' && !nested),
    })
  }
  return keys
}

/** The name in its tag. What has none is no key on purpose: it is a label, or for Nomad's own use. */
function keyName({ tag }: GoField): string | undefined {
  const [, value = ''] = /\b(?:hcl|mapstructure):"([^"]*)"/.exec(tag) ?? []
  const [name = ''] = value.split(',')
  return name === '' || name === '-' ? undefined : name
}
