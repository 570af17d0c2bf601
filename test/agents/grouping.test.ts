import { describe, expect, it } from 'vitest'
import { discoverMerged } from '../../server/agents/discover.ts'
import { groupFiles, saidSet, signsOf } from '../../server/agents/group.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { createSource } from '../../server/text/source.ts'
import { memoryHost } from '../memory-host.ts'

/** Each agent with its files and the reason, as `nomadlint agents` has them; files below `unit` are claimed by one. */
function reasons(directory: string, files: Readonly<Record<string, string>>): readonly string[] {
  const signs = Object.entries(files).map(([name, text]) =>
    signsOf(parseConfigFile(createSource(name, text), false)),
  )
  const claimed = new Set(Object.keys(files).filter((name) => name.startsWith('unit/')))
  return groupFiles(directory, signs, claimed).map(
    (set) =>
      `${set.name} (${set.files.map(({ source }) => source.path).join(' ')}) ${set.guessed ? 'probably ' : ''}${set.grouping}`,
  )
}

const server = (dataDir: string) => `data_dir = "${dataDir}"\nserver { enabled = true }\n`

describe('files that are said to be an agent', () => {
  const said = { name: 'east', grouping: 'because', parts: [['b.hcl', 'job.hcl'], ['a.hcl']] }
  const file = (name: string) => parseConfigFile(createSource(name, 'region = "eu"'), true)

  it('keep their parts, without what turned out to be something else', () => {
    const files = [file('b.hcl'), file('a.hcl')]
    expect(saidSet(said, files)).toEqual([
      { name: 'east', grouping: 'because', files, parts: [[files[0]], [files[1]]] },
    ])
  })

  it('are none where all of them are something else', () => {
    expect(saidSet(said, [])).toEqual([])
  })
})

describe('why files are an agent', () => {
  it('is said of one file, of a directory named *.d, and of files that get on', () => {
    expect(reasons('etc', {})).toEqual([])
    expect(reasons('etc', { 'a.hcl': '' })).toEqual(['a.hcl (a.hcl) a single file'])
    expect(reasons('nomad.d', { 'a.hcl': server('/a'), 'b.hcl': server('/b') })).toEqual([
      'nomad.d (a.hcl b.hcl) all files of a directory named *.d',
    ])
    expect(reasons('etc', { 'a.hcl': server('/a'), 'b.hcl': 'region = "eu"' })).toEqual([
      'etc (a.hcl b.hcl) probably files of one directory that do not contradict each other',
    ])
  })

  it('is said where two could start', () => {
    expect(reasons('etc', { 'a.hcl': server('/d'), 'b.hcl': server('/d') })).toEqual([
      'a.hcl (a.hcl) probably starts alone: has a role and a data_dir',
      'b.hcl (b.hcl) probably starts alone: has a role and a data_dir',
    ])
  })

  it.each([
    ['name', (value: number) => `name = "${value}"`],
    ['data_dir', (value: number) => `data_dir = "/${value}"`],
    ...['http', 'rpc', 'serf'].map(
      (port) => [`ports.${port}`, (value: number) => `ports { ${port} = ${value} }`] as const,
    ),
    ...['http', 'rpc', 'serf'].map(
      (name) =>
        [`advertise.${name}`, (value: number) => `advertise { ${name} = "10.0.0.${value}" }`] as const,
    ),
    ['tls.cert_file', (value: number) => `tls { cert_file = "${value}" }`],
    ['tls.key_file', (value: number) => `tls { key_file = "${value}" }`],
  ] as const)('is said where %s differs', (key, write) => {
    const why = `probably stands alone: another file sets ${key} differently; with the files of the directory that do not`
    expect(reasons('etc', { 'a.hcl': write(1), 'b.hcl': write(2), 'c.hcl': 'region = "eu"' })).toEqual([
      `a.hcl (c.hcl a.hcl) ${why}`,
      `b.hcl (c.hcl b.hcl) ${why}`,
    ])
    expect(reasons('etc', { 'a.hcl': write(1), 'b.hcl': write(1) })).toHaveLength(1)
  })

  it('is said where a unit has the other file with a role, and nothing is made of that one', () => {
    expect(
      reasons('etc', { 'unit/a.hcl': server('/d'), 'b.hcl': 'client { enabled = true }', 'c.hcl': '' }),
    ).toEqual([
      'b.hcl (c.hcl b.hcl) probably stands alone: a unit starts another file that has a role; with the files of the directory that do not',
    ])
    expect(reasons('etc', { 'unit/a.hcl': server('/d') })).toEqual([])
  })

  it('is said where roles of a unit meet files that could start, and the first reason stays', () => {
    const both = { 'a.hcl': server('/a'), 'b.hcl': server('/b') }
    expect(reasons('etc', both)).toEqual([
      'a.hcl (a.hcl) probably starts alone: has a role and a data_dir',
      'b.hcl (b.hcl) probably starts alone: has a role and a data_dir',
    ])
    const claimed = {
      'unit/a.hcl': server('/d'),
      'b.hcl': `name = "b"\n${server('/d')}`,
      'c.hcl': 'name = "c"',
    }
    expect(reasons('etc', claimed)).toEqual([
      'b.hcl (b.hcl) probably starts alone: has a role and a data_dir',
      'c.hcl (c.hcl) probably stands alone: another file sets name differently',
    ])
  })

  it.each([
    ['{{ a }}', '{{ b }}', 2],
    ['{{ a }}', '{{ a }}', 1],
    ['{{ a }}', 'a', 2],
  ])('are templates by their texts: %s, %s', (first, second, agents) => {
    const files = { 'a.hcl.j2': `name = "${first}"`, 'b.hcl.j2': `region = "eu"\nname = "${second}"` }
    expect(reasons('etc', files)).toHaveLength(agents)
  })

  it('is said of --merge', async () => {
    const host = memoryHost(
      new Map([
        ['a.hcl', ''],
        ['b.hcl', ''],
      ]),
    )
    const { groups } = await discoverMerged(['b.hcl', 'a.hcl'], host, new Map())
    expect(groups[0]?.said?.grouping).toBe('merged in the order given')
  })
})
