import { expect, it } from 'vitest'
import { parseConfigFile } from '../../server/config/read-file.ts'
import type { FieldValue, StructValue } from '../../server/config/values.ts'
import { createSource, lineIndexAt, textOf } from '../../server/text/source.ts'

/** Every block as `path: line header`, the headers of merged blocks one after the other. */
function headersOf(text: string, path = 'nomad.hcl'): readonly string[] {
  const source = createSource(path, text)
  const line = (offset: number): number => lineIndexAt(source, offset) + 1
  const walk = (struct: StructValue, at: string): readonly string[] => {
    const headers = struct.headers.map(({ span }) => `${line(span.start)} ${textOf(source, span)}`)
    const before = struct.replaces === undefined ? [] : walk(struct.replaces, at)
    return [
      ...before,
      `${at}: ${headers.join(', ')}`,
      ...[...struct.fields].flatMap(([name, field]) => inside(field, `${at}/${name}`)),
    ]
  }
  const inside = (field: FieldValue, at: string): readonly string[] => {
    if (field.kind === 'struct') return walk(field, at)
    return field.kind === 'leaf'
      ? []
      : [...field.entries].flatMap(([label, entry]) => walk(entry, `${at}/${label}`))
  }
  return walk(parseConfigFile(source, true).config, '').slice(1)
}

it.each<readonly [string, readonly string[]]>([
  ['tls {\n}\n', ['/tls: 1 tls']],
  ['server {\n}\nserver {\n}\n', ['/server: 1 server, 3 server']],
  ['plugin "a" {\n}\nplugin "b" {\n}\n', ['/plugin/a: 1 plugin', '/plugin/b: 3 plugin']],
  ['plugin "a" {\n}\nplugin "a" {\n}\n', ['/plugin/a: 1 plugin', '/plugin/a: 3 plugin']],
  ['plugin {\n  a {\n  }\n  b {\n  }\n}\n', ['/plugin/a: 1 plugin', '/plugin/b: 1 plugin']],
  [
    'vault {\n}\nvault {\n  name = "b"\n}\nvault {\n}\n',
    ['/vault/default: 1 vault, 6 vault', '/vault/b: 3 vault'],
  ],
  [
    'client {\n  host_volume "a" {\n  }\n  host_volume "b" {\n  }\n}\n',
    ['/client: 1 client', '/client/host_volume/a: 2 host_volume', '/client/host_volume/b: 4 host_volume'],
  ],
])('each block has the header that stands before it: %j', (text, headers) => {
  expect(headersOf(text)).toEqual(headers)
})

it('in JSON that is the name of all of them', () => {
  expect(headersOf('{"plugin": {"a": {"args": []}, "b": {"args": []}}}', 'nomad.json')).toEqual([
    '/plugin/a: 1 "plugin"',
    '/plugin/b: 1 "plugin"',
  ])
})
