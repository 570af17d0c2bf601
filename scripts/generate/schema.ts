import { readFile } from 'node:fs/promises'
import type { Block, Key, KeyType, MergeRule } from '../../server/keys/key.ts'

export const schemaPath = 'schemas/nomad-agent.schema.json'

/** A node of the schema: JSON Schema's own words, and ours (`x-...`), which server/keys/key.ts explains. */
export interface SchemaNode {
  readonly $ref?: string
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly (string | number)[]
  readonly examples?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly anyOf?: readonly SchemaNode[]
  readonly pattern?: string
  readonly items?: SchemaNode
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly 'x-type'?: KeyType
  readonly 'x-merge'?: MergeRule
  readonly 'x-enum-any-case'?: readonly string[]
  readonly 'x-secret'?: true | 'maybe'
  readonly 'x-file'?: true
  readonly 'x-absolute'?: true
  readonly 'x-since'?: readonly string[]
  readonly 'x-removed'?: readonly string[]
  readonly 'x-lost-since'?: readonly string[]
  readonly 'x-deprecated'?: { readonly note: string; readonly since?: string; readonly successor?: string }
  readonly 'x-unusable'?: string
  readonly 'x-reload'?: true
  readonly 'x-enterprise'?: true
  readonly 'x-scope'?: 'server' | 'client' | 'both'
  readonly 'x-deferred'?: true
  readonly 'x-weak'?: true
  readonly 'x-exact-case'?: true
  readonly 'x-unknown-keys'?: Block['unknownKeys']
  readonly 'x-repeat'?: 'labelled' | 'named'
  readonly 'x-qualifier'?: string
  readonly 'x-labels'?: Readonly<Record<string, LabelNode>>
  readonly 'x-only-labels'?: true
}

/** What a label narrows down: only these `keys` belong to it, and `properties` say more about some. */
interface LabelNode {
  readonly description: string
  readonly keys?: readonly string[]
  readonly properties?: Readonly<Record<string, SchemaNode>>
}

interface Schema {
  readonly root: Block
  /** Pointer made of key names (and of labels, where they matter) -> what to show about it. */
  readonly docs: ReadonlyMap<string, string>
  /** Blocks of a shape that stands in several places -> name of the shape. */
  readonly shapes: ReadonlyMap<Block, string>
  readonly secretNames: ReadonlySet<string>
}

/** Properties of a key that the keys inside it share. */
type Inherited = Pick<Key, 'scope' | 'weak' | 'enterprise'>

/** Reads the schema into the tables the program works with. */
export async function readSchema(): Promise<Schema> {
  const file = new URL(`../../${schemaPath}`, import.meta.url)
  const json = JSON.parse(await readFile(file, 'utf8')) as SchemaNode & Definitions
  const reader = new Reader(json.$defs)
  const root = reader.block(json, '', {})
  const { docs, shapes, secrets } = reader
  return { root, docs, shapes, secretNames: new Set([...secrets, ...json['x-secret-names']].sort()) }
}

interface Definitions {
  readonly $defs: Readonly<Record<string, SchemaNode>>
  readonly 'x-secret-names': readonly string[]
}

class Reader {
  readonly docs = new Map<string, string>()
  readonly shapes = new Map<Block, string>()
  readonly secrets = new Set<string>()
  readonly #definitions: Readonly<Record<string, SchemaNode>>

  constructor(definitions: Readonly<Record<string, SchemaNode>>) {
    this.#definitions = definitions
  }

  block(node: SchemaNode, pointer: string, inherited: Inherited): Block {
    const inside = node['x-repeat'] ? (node.items ?? {}) : node
    const keys = this.#keys(inside.properties ?? {}, pointer, inherited)
    const labels = this.#labels(node, keys, pointer, inherited)
    return clean<Block>({
      repeat: node['x-repeat'],
      qualifier: node['x-qualifier'],
      unknownKeys: inside['x-unknown-keys'] ?? 'refuse',
      keys,
      labels,
      onlyLabels: node['x-only-labels'],
    })
  }

  #keys(
    properties: Readonly<Record<string, SchemaNode>>,
    pointer: string,
    inherited: Inherited,
  ): Map<string, Key> {
    return new Map(
      Object.entries(properties).map(([name, node]) => [name, this.#key(name, node, pointer, inherited)]),
    )
  }

  #labels(
    node: SchemaNode,
    keys: ReadonlyMap<string, Key>,
    pointer: string,
    inherited: Inherited,
  ): Map<string, Block> | undefined {
    if (!node['x-labels']) return undefined
    const labels = new Map<string, Block>()
    for (const [label, known] of Object.entries(node['x-labels'])) {
      this.docs.set(`${pointer}/${label}`, known.description)
      const own = [...keys].filter(([name]) => known.keys?.includes(name) ?? true)
      const more = this.#keys(known.properties ?? {}, `${pointer}/${label}`, inherited)
      const unknownKeys = node.items?.['x-unknown-keys'] ?? 'refuse'
      labels.set(label, { unknownKeys, keys: new Map([...own, ...more]) })
    }
    return labels
  }

  #key(name: string, written: SchemaNode, parent: string, inherited: Inherited): Key {
    const shape = written.$ref?.replace('#/$defs/', '')
    const node = shape === undefined ? written : { ...this.#definitions[shape], ...written }
    const pointer = `${parent}/${name}`
    if (node.description) this.docs.set(pointer, node.description)
    if (node['x-secret'] === true) this.secrets.add(name.toLowerCase())
    const shared = share(node, inherited)
    const type = typeOf(node)
    const inside = node.properties || node.items?.properties ? this.block(node, pointer, shared) : undefined
    if (inside && type === 'block' && shape !== undefined) this.shapes.set(inside, shape)
    const block = type === 'block' ? inside : undefined
    return clean<Key>({ ...describe(name, type, node), ...shared, block, known: block ? undefined : inside })
  }
}

function share(node: SchemaNode, inherited: Inherited): Inherited {
  const scope = node['x-scope'] ?? inherited.scope
  return clean<Inherited>({
    scope: scope === 'both' ? undefined : scope,
    weak: node['x-weak'] ?? inherited.weak,
    enterprise: node['x-enterprise'] ?? inherited.enterprise,
  })
}

function describe(name: string, type: KeyType, node: SchemaNode): Unclean<Key> {
  const deprecated = node['x-deprecated']
  const range = node.anyOf?.find(({ minimum }) => minimum !== undefined)
  const values = node['x-enum-any-case'] ?? node.enum ?? node.items?.enum
  return {
    name,
    type,
    merge: node['x-merge'] ?? 'non-zero',
    default: node.default,
    secret: node['x-secret'] === true ? true : undefined,
    mayHoldSecret: node['x-secret'] === 'maybe' ? true : undefined,
    file: node['x-file'],
    absolute: node['x-absolute'],
    enum: values?.map(String).filter((value) => value !== ''),
    anyCase: node['x-enum-any-case'] ? true : undefined,
    examples: node.examples ?? node.items?.examples,
    minimum: range?.minimum ?? node.minimum,
    maximum: range?.maximum ?? node.maximum,
    zeroToo: range ? true : undefined,
    pattern: type === 'duration' ? undefined : node.pattern,
    since: node['x-since'],
    removed: node['x-removed'],
    lostSince: node['x-lost-since'],
    deprecated: deprecated?.note,
    deprecatedSince: deprecated?.since,
    successor: deprecated?.successor,
    unusable: node['x-unusable'],
    reload: node['x-reload'],
    deferred: node['x-deferred'],
    exactCase: node['x-exact-case'],
  }
}

function typeOf(node: SchemaNode): KeyType {
  if (node['x-type']) return node['x-type']
  if (node['x-repeat'] || node.type === 'object') return 'block'
  const types: Readonly<Record<string, KeyType>> = {
    string: 'string',
    boolean: 'bool',
    integer: 'int',
    number: 'float',
    array: 'list',
  }
  const type = types[node.type ?? '']
  if (!type) throw new Error(`no type for ${JSON.stringify(node)}`)
  return type
}

type Unclean<T> = { readonly [K in keyof T]: T[K] | undefined }

/** Drops what is undefined, so that tables hold only what is said. */
function clean<T>(value: Unclean<T>): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T
}
