import { expect, it } from 'vitest'
import { FileLibrary } from '../../server/agents/file-library.ts'
import { readGroup } from '../../server/agents/read-group.ts'
import { memoryHost } from '../memory-host.ts'

/** Nobody's configuration, unless somebody says so; and what nobody can say it of. */
const files = { 'a.hcl': 'region = "eu"', 'b.hcl': 'colour = "red"', 'c.hcl': 'job "web" {\n}\n' }
const paths = Object.keys(files)

async function read(
  group: { readonly named: boolean; readonly taken?: ReadonlySet<string> },
  library?: FileLibrary,
) {
  const host = memoryHost(new Map(Object.entries(files)))
  const result = await readGroup({ directory: '.', paths, ...group }, host, new Map(), library)
  return {
    files: result.files.map(({ source }) => source.path),
    agent: result.signs.map(({ file }) => file.source.path),
    strangers: result.strangers,
  }
}

it.each([
  ['found', { named: false }, ['a.hcl'], ['a.hcl'], ['b.hcl', 'c.hcl']],
  [
    'found, and taken for it',
    { named: false, taken: new Set(['b.hcl', 'c.hcl']) },
    ['a.hcl', 'b.hcl'],
    ['a.hcl', 'b.hcl'],
    ['c.hcl'],
  ],
  ['named', { named: true }, paths, ['a.hcl', 'b.hcl'], []],
])('files that are %s', async (_, group, all, agent, strangers) => {
  expect(await read(group)).toEqual({ files: all, agent, strangers })
  expect(await read(group, new FileLibrary())).toEqual({ files: all, agent, strangers })
})

it('files that a library has are not read again', async () => {
  const identified = memoryHost(new Map(Object.entries(files)))
  const host = {
    ...identified,
    stat: async () => ({ known: true as const, value: { type: 'file' as const, size: 1, identity: 'same' } }),
  }
  const library = new FileLibrary()
  for (let round = 0; round < 2; round++)
    await readGroup({ directory: '.', paths, named: false }, host, new Map(), library)
  expect(identified.reads).toEqual(paths)
})

it('many files are read once each, in their order', async () => {
  const many = Array.from({ length: 100 }, (_, index) => `${index}.hcl`)
  const host = memoryHost(new Map(many.map((path) => [path, 'region = "eu"'])))
  const { signs } = await readGroup({ directory: '.', paths: many, named: false }, host, new Map())
  expect(signs.map(({ file }) => file.source.path)).toEqual(many)
  expect(host.reads).toEqual(many)
})
