import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { ConfigFile } from '../../server/config/file.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import type { StructValue } from '../../server/config/values.ts'
import { createSource } from '../../server/text/source.ts'
import { type Values, valuesOf } from './nomad-values.ts'

/** A file, and what Nomad 2.0's own decoding said of it. */
export interface DecodeCase {
  readonly id: string
  readonly src: string
  /** Whether Nomad takes it. */
  readonly ok: boolean
  /** What it sets, other than an empty file. */
  readonly values?: Readonly<Record<string, unknown>>
  /** Nomad takes it, and it has no effect. */
  readonly ignored?: true
}

export function readDecodeCases(): readonly DecodeCase[] {
  const file = new URL('../fixtures/decode-cases.jsonl', import.meta.url)
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as DecodeCase)
}

export function fileOf({ id, src }: DecodeCase): ConfigFile {
  return parseConfigFile(createSource(`${id}.hcl`, src), true)
}

/** What a file is decoded into against what Nomad made of it, as a line a difference. */
export function differences({ config, issues }: ConfigFile, row: DecodeCase): readonly string[] {
  return differencesFrom(valuesOf({ config, issues }), row)
}

/** The same for values as `valuesOf` names them. */
export function differencesFrom(ours: Values, { values = {} }: DecodeCase): readonly string[] {
  const wanted = new Map(
    Object.entries(values).map(([path, value]) => [
      path.replace(/<\w+>/g, (name) => name.toLowerCase()),
      value,
    ]),
  )
  const missing = [...wanted].filter(([path, value]) => !agree(ours, path, value))
  // A zero leaves no trace in Nomad's structs where there is no pointer to it.
  const extra = [...ours].filter(([path, value]) => !wanted.has(path) && !isZero(value))
  return [
    ...missing.map(
      ([path, value]) => `${path} is ${JSON.stringify(value)}, not ${JSON.stringify(ours.get(path))}`,
    ),
    ...extra.map(([path, value]) => `${path} is not ${JSON.stringify(value)}`),
  ]
}

/** A block that is there and says nothing but zeros is as good as empty. */
function agree(ours: Values, path: string, value: unknown): boolean {
  if (isDeepStrictEqual(ours.get(path), value)) return true
  return isZero(value) && [...ours].every(([other, written]) => !isAt(other, path) || isZero(written))
}

function isAt(path: string, block: string): boolean {
  return path === block || path.startsWith(`${block}.`)
}

function isZero(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0
  return value === false || value === 0 || value === '' || value === '0'
}

/** Whether a value is a template of another tool's: then nothing is said about it. */
export function holdsTemplate({ fields }: StructValue): boolean {
  return [...fields.values()].some((field) => {
    if (field.kind === 'leaf') return field.unknown === 'template'
    return field.kind === 'struct' ? holdsTemplate(field) : [...field.entries.values()].some(holdsTemplate)
  })
}
