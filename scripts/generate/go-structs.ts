import { type GoField, goFieldsOf } from '../../server/config/go-names.ts'
import type { Block, Key } from '../../server/keys/key.ts'
import type { GeneratedFile } from './generated-file.ts'
import { readSchema, schemaPath } from './schema.ts'

const head = `// Code generated from ${schemaPath} by \`npm run generate\`. DO NOT EDIT.

package main
`

/**
 * Go structs with the tags of Nomad's own, for the referee to decode into with the libraries that Nomad decodes
 * with. Scalars are pointers, so that a zero that is written can be told from one that is not; the libraries
 * decode into both alike.
 */
export async function generateGoStructs(): Promise<readonly GeneratedFile[]> {
  const { root } = await readSchema()
  const structs: string[] = []
  declareStruct(root, { name: 'Agent', path: '' }, structs)
  const text = `${head}\n${structs.join('\n')}`
  return [{ path: 'test/referee/structs_generated.go', text }]
}

/** Of a block: what its struct is called, and the names of the keys that lead to it. */
interface Place {
  readonly name: string
  readonly path: string
}

type Field = readonly [name: string, type: string, tag: string]

function declareStruct(block: Block, place: Place, structs: string[]): void {
  const index = structs.push('') - 1
  const weak = [...block.keys.values()].some((key) => key.weak && key.block?.repeat !== 'named')
  const fields: Field[] = []
  if (block.repeat === 'labelled') fields.push(['Label', 'string', 'hcl:",key"'])
  for (const key of block.keys.values()) {
    if (key.removed || (key.exactCase && !key.weak)) continue
    fields.push([goName(key.name), typeOf(key, place), tagOf(key)])
    if (key.block) declareStruct(key.block, inside(place, key.name), structs)
  }
  for (const [name, field] of Object.entries(goFieldsOf(place.path)))
    fields.push(untagged(name, field, place, structs))
  if (!weak && block.unknownKeys !== 'ignore') fields.push(['Unused', '[]string', 'hcl:",unusedKeys"'])
  // What Nomad makes of the keys that it hands on.
  if (block.unknownKeys === 'free') fields.push(['Settings', 'settings', 'hcl:"-"'])
  const where = place.path === '' ? 'is a whole file' : `is a block \`${place.path}\``
  structs[index] = `// ${place.name} ${where}.\n${printStruct(place.name, fields)}`
}

function inside({ name, path }: Place, key: string): Place {
  return {
    name: name === 'Agent' ? goName(key) : name + goName(key),
    path: path === '' ? key : `${path}.${key}`,
  }
}

/** A field that no tag of the libraries names, so that they go by its name in Go. */
function untagged(name: string, { type, key }: GoField, place: Place, structs: string[]): Field {
  const field = goName(name)
  if (type === 'struct') {
    const within = inside(place, name)
    declareStruct({ unknownKeys: 'ignore', keys: new Map() }, within, structs)
    return [field, `*${within.name}`, 'untagged:""']
  }
  const types = { string: '*string', bool: '*bool', nanoseconds: '*int64', unsigned: '*uint64' } as const
  return [field, types[type], `untagged:"${key ?? ''}"`]
}

function typeOf(key: Key, place: Place): string {
  if (key.unusable !== undefined) return '*uint'
  if (key.block) return `${key.block.repeat === undefined ? '' : '[]'}*${inside(place, key.name).name}`
  const types: Readonly<Record<Key['type'], string>> = {
    string: '*string',
    duration: '*string',
    bool: '*bool',
    int: '*int',
    float: '*float64',
    list: '[]string',
    map: 'map[string]string',
    free: 'map[string]interface{}',
    block: '',
  }
  return types[key.type]
}

function tagOf(key: Key): string {
  // Nomad takes these out of the file by hand.
  if (key.block?.repeat === 'named') return `hcl:"-" named:"${key.name}"`
  const names = `${key.weak ? 'mapstructure' : 'hcl'}:"${key.name}"`
  const merge = key.weak ? ` merge:"${key.merge}"` : ''
  return key.type === 'duration' && !key.deferred ? `${names} duration:"early"${merge}` : names + merge
}

/** As gofmt prints it. */
function printStruct(name: string, fields: readonly Field[]): string {
  if (fields.length === 0) return `type ${name} struct{}\n`
  const widths = [0, 1].map((column) => Math.max(...fields.map((field) => field[column]?.length ?? 0)))
  const lines = fields.map(
    ([field, type, tag]) => `\t${field.padEnd(widths[0] ?? 0)} ${type.padEnd(widths[1] ?? 0)} \`${tag}\``,
  )
  return `type ${name} struct {\n${lines.join('\n')}\n}\n`
}

function goName(name: string): string {
  return name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
