import { isDeepStrictEqual } from 'node:util'
import type { DecodedFile } from '../../server/config/decode.ts'
import { parseGoDuration } from '../../server/config/go-duration.ts'
import type { Data, FieldValue, LeafValue, RepeatedValue, StructValue } from '../../server/config/values.ts'
import { textOf } from '../../server/text/source.ts'
import type { Location } from '../../server/text/span.ts'

/** What a file sets, by HCL path, as Nomad's own decoding was asked to print it. */
export type Values = ReadonlyMap<string, unknown>

/**
 * Decoded values under the names that the recorded answers use: `plugin.0.args` for blocks in a list, `X@label`,
 * `X#ns` for a duration as parsed, `{}` for a block in which nothing is set.
 */
export function valuesOf({ config, issues }: DecodedFile): Values {
  const values = new Map<string, unknown>()
  addStruct(values, config, '')
  const written = new Set(values.keys())
  for (const { kind, effect, within, name, proper, data } of issues) {
    if (kind !== 'go-name' || effect !== 'ignored') continue
    const path = proper === undefined ? goPath(within) + goName(name) : `${within}.${proper}#ns`
    // Text in the key that means the same is parsed later.
    if (!written.has(path)) values.set(path, data === undefined ? {} : toText(data))
    // A block with such a field in it is not empty.
    for (const block of [within, goName(within)])
      if (isDeepStrictEqual(values.get(block), {})) values.delete(block)
  }
  return values
}

/** Fields without a key of their own stand below those that hold them; of `vault` the first one is meant. */
function goPath(within: string): string {
  if (within === '') return ''
  return { version: '<version>.', vault: 'vault.0.' }[within] ?? `${within}.`
}

/** What has no key is recorded as text. */
function toText(data: Data | undefined): unknown {
  return typeof data === 'object' ? undefined : data?.toString()
}

function goName(name: string): string {
  return `<${name.toLowerCase()}>`
}

function addStruct(values: Map<string, unknown>, struct: StructValue, path: string): void {
  if (path !== '' && struct.fields.size === 0) values.set(path, {})
  for (const [name, field] of struct.fields) addField(values, field, path === '' ? name : `${path}.${name}`)
}

function addField(values: Map<string, unknown>, field: FieldValue, path: string): void {
  if (field.kind === 'struct') addStruct(values, field, path)
  else if (field.kind === 'repeated') addRepeated(values, field, path)
  else addLeaf(values, field, path)
}

function addLeaf(values: Map<string, unknown>, { key, data }: LeafValue, path: string): void {
  if (data === undefined || key.removed) return
  values.set(path, toJson(data))
  if (key.type !== 'duration' || key.deferred || data === '') return
  values.set(`${path}#ns`, String(parseGoDuration(data as string)))
}

function addRepeated(values: Map<string, unknown>, { key, entries }: RepeatedValue, path: string): void {
  if (path === 'keyring') return addKeyrings(values, entries)
  const blocks = [...entries].flatMap(([label, entry]) => chain(entry).map((block) => ({ label, block })))
  const named = key.block?.repeat === 'named'
  for (const [index, { label, block }] of inOrder(blocks, named).entries()) {
    values.set(`${path}.${index}.${named ? 'name' : '@label'}`, label)
    for (const [name, field] of block.fields)
      if (!named || name !== 'name') addField(values, field, `${path}.${index}.${name}`)
  }
}

/** Nomad sorts them by provider and name, and keeps their settings apart. */
function addKeyrings(values: Map<string, unknown>, entries: RepeatedValue['entries']): void {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
  const blocks = sorted.flatMap(([name, entry]) => chain(entry).map((block) => ({ name, block })))
  for (const [index, { name, block }] of blocks.entries()) {
    const path = `keyring.${index}`
    values.set(`${path}.@label`, labelOf(name, block))
    const settings = new Map<string, unknown>()
    for (const [key, field] of block.fields) {
      if (key !== 'name' && key !== 'active') settings.set(key, (field as LeafValue).data)
      else addField(values, field, `${path}.${key}`)
    }
    // What is written twice is left over, and so a setting as well.
    for (const key of ['name', 'active']) {
      const [, ...more] = (block.fields.get(key) as LeafValue | undefined)?.origins ?? []
      const again = more.at(-1)
      const written = ({ source, span }: Location): string => textOf(source, span).replaceAll('"', '')
      if (again !== undefined)
        settings.set(written(again.key), key === 'name' ? again.data : written(again.value))
    }
    if (settings.size > 0) values.set(`${path}.@config`, Object.fromEntries(settings))
  }
}

/** The name of a `keyring` is its label, and what tells it from others of that label. */
function labelOf(name: string, { fields }: StructValue): string {
  const qualifier = (fields.get('name') as LeafValue | undefined)?.data
  return typeof qualifier === 'string' && qualifier !== '' ? name.slice(0, -qualifier.length - 1) : name
}

function chain(entry: StructValue): readonly StructValue[] {
  return entry.replaces === undefined ? [entry] : [...chain(entry.replaces), entry]
}

interface Labelled {
  readonly label: string
  readonly block: StructValue
}

/** In the order of the file; those of one label in the order in which they were decoded. */
function inOrder(blocks: readonly Labelled[], named: boolean): readonly Labelled[] {
  const waiting = [...blocks]
  return blocks
    .toSorted((a, b) => headerOf(a.block, named) - headerOf(b.block, named))
    .flatMap(({ label }) =>
      waiting.splice(
        waiting.findIndex((block) => block.label === label),
        1,
      ),
    )
}

/** Blocks that are merged take the place of the first of them. */
function headerOf({ headers }: StructValue, named: boolean): number {
  return headers.at(named ? 0 : -1)?.span.start ?? 0
}

/** Integers that JSON's readers would round are recorded as text. */
function toJson(data: Data): unknown {
  if (typeof data === 'bigint') return String(data)
  if (Array.isArray(data)) return data.map(toJson)
  if (typeof data !== 'object') return data
  return Object.fromEntries(Object.entries(data).map(([name, member]) => [name, toJson(member)]))
}
