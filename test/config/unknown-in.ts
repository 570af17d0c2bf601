import { parseConfigFile } from '../../server/config/read-file.ts'
import type { FieldValue, StructValue } from '../../server/config/values.ts'
import { createSource, lineIndexAt } from '../../server/text/source.ts'

/**
 * What is not known of a template, as lines: blocks that may hold more (`server {}`; `{}` is the top), settings whose value is open
 * (`server.encrypt`), names that no key has (`?name`), `partial`, `not followed`, and lines with syntax errors (`error 3`).
 */
export function unknownIn(text: string, path = 'nomad.hcl.j2'): readonly string[] {
  const source = createSource(path, text)
  const { config, template, parsed } = parseConfigFile(source, true)
  return [
    ...statesOf(config, ''),
    ...(template?.partial === true ? ['partial'] : []),
    ...(template?.followed === false ? ['not followed'] : []),
    ...parsed.problems.map(({ span }) => `error ${lineIndexAt(source, span.start) + 1}`),
  ]
}

function statesOf(struct: StructValue, path: string): readonly string[] {
  const inside = [...struct.fields].flatMap(([name, field]) =>
    fieldStates(field, path === '' ? name : `${path}.${name}`),
  )
  const strays = struct.strays.map(({ name }) => `?${name}`)
  return [...(struct.open === true ? [`${path} {}`.trim()] : []), ...strays, ...inside]
}

function fieldStates(field: FieldValue, path: string): readonly string[] {
  if (field.kind === 'struct') return statesOf(field, path)
  if (field.kind === 'repeated')
    return [...field.entries].flatMap(([label, entry]) => statesOf(entry, `${path}.${label}`))
  return field.unknown === 'template' ? [path] : []
}
