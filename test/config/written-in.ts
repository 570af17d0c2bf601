import { parseConfigFile } from '../../server/config/read-file.ts'
import type { FieldValue, StructValue } from '../../server/config/values.ts'
import { createSource, lineIndexAt } from '../../server/text/source.ts'

/**
 * What a file sets, on a line each: where in the file (as a JSON pointer), its line, and the value or why it is not known; `=` and
 * what all of that comes to, where it is more than one. Names that no key has follow as `?block.name`.
 */
export function writtenIn(text: string, path = 'nomad.hcl'): readonly string[] {
  return written(parseConfigFile(createSource(path, text), true).config)
}

function written(struct: StructValue): readonly string[] {
  const before = struct.replaces === undefined ? [] : written(struct.replaces)
  const strays = struct.strays.map(({ name, within }) => `?${within}.${name}`)
  return [...before, ...[...struct.fields.values()].flatMap(fieldOf), ...strays]
}

function fieldOf(field: FieldValue): readonly string[] {
  if (field.kind === 'struct') return written(field)
  if (field.kind === 'repeated') return [...field.entries.values()].flatMap(written)
  const lines = field.origins.map(({ pointer, key, value, data, unknown }) => {
    const line = (offset: number): number => lineIndexAt(key.source, offset) + 1
    const at = new Set([line(key.span.start), line(value.span.start)])
    return `${pointer} ${[...at].join('-')}: ${said(data, unknown)}`
  })
  return lines.length === 1 ? lines : [...lines, `= ${said(field.data, field.unknown)}`]
}

function said(data: unknown, unknown: string | undefined): string {
  return data === undefined
    ? String(unknown)
    : `${JSON.stringify(data)}${unknown === undefined ? '' : ` ${unknown}`}`
}
