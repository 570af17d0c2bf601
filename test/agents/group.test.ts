import { describe, expect, it } from 'vitest'
import { assembleAgent } from '../../server/agents/assemble.ts'
import { discover, discoverMerged, isConfigName } from '../../server/agents/discover.ts'
import { groupFiles, signsOf } from '../../server/agents/group.ts'
import { compareBytes } from '../../server/agents/paths.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { createSource } from '../../server/text/source.ts'
import { memoryHost } from '../memory-host.ts'

function groups(
  directory: string,
  files: Readonly<Record<string, string>>,
  workingDirectory?: string,
): readonly (readonly string[])[] {
  const parsed = Object.entries(files).map(([name, text]) =>
    signsOf(parseConfigFile(createSource(name, text), false)),
  )
  return groupFiles(directory, parsed, new Set(), workingDirectory).map((set) =>
    set.files.map((file) => file.source.path),
  )
}

const role = (name: string, dataDir: string): string =>
  `data_dir = "${dataDir}"\n${name} {\n  enabled = true\n}\n`

describe('the files of a directory', () => {
  it('are one agent where they do not contradict each other', () => {
    expect(
      groups('etc', { 'nomad.hcl': 'data_dir = "/d"', 'server.hcl': 'server {\n  enabled = true\n}' }),
    ).toEqual([['nomad.hcl', 'server.hcl']])
  })

  it('are one agent in a directory named *.d, whatever they say', () => {
    expect(groups('nomad.d', { 'a.hcl': role('server', '/a'), 'b.hcl': role('client', '/b') })).toEqual([
      ['a.hcl', 'b.hcl'],
    ])
  })

  it.each([
    ['.', '/etc/nomad.d', 1],
    ['..', '/etc/nomad.d/certs', 1],
    ['.', '/etc/nomad', 2],
    ['.', undefined, 2],
  ])('are so as well where that is called %s in %s', (directory, workingDirectory, count) => {
    const files = { 'a.hcl': role('server', '/a'), 'b.hcl': role('client', '/b') }
    expect(groups(directory, files, workingDirectory)).toHaveLength(count)
  })

  it('stand alone where two could each start, upon what is common to both', () => {
    const files = {
      'client.hcl': role('client', '/d'),
      'common.hcl': 'region = "eu"',
      'server.hcl': role('server', '/d'),
    }
    expect(groups('etc', files)).toEqual([
      ['common.hcl', 'client.hcl'],
      ['common.hcl', 'server.hcl'],
    ])
  })

  it.each(['name', 'data_dir'])('stand alone where two give %s different values', (key) => {
    const files = {
      'all.hcl': 'server {\n  enabled = true\n}',
      's1.hcl': `${key} = "/1"`,
      's2.hcl': `${key} = "/2"`,
    }
    expect(groups('etc', files)).toEqual([
      ['all.hcl', 's1.hcl'],
      ['all.hcl', 's2.hcl'],
    ])
  })

  it('stand alone where they name different certificates or ports', () => {
    const port = (number: number): string => `ports {\n  http = ${number}\n}`
    expect(groups('etc', { 'a.hcl': port(4646), 'b.hcl': port(5656) })).toHaveLength(2)
    const tls = (name: string): string => `tls {\n  cert_file = "${name}.pem"\n}`
    expect(groups('etc', { 'a.hcl': tls('a'), 'b.hcl': tls('b') })).toHaveLength(2)
    expect(groups('etc', { 'a.hcl': tls('same'), 'b.hcl': tls('same') })).toHaveLength(1)
  })
})

describe('finding files', () => {
  const files = new Map(
    [
      'nomad.d/a.hcl',
      'nomad.d/b.json',
      'nomad.d/notes.txt',
      'nomad.d/deep/c.hcl',
      '.git/x.hcl',
      'node_modules/y.hcl',
      'z.hcl',
    ].map((path) => [path, '']),
  )
  const host = memoryHost(files)

  it('enters directories, each a group of its own, and leaves hidden ones and node_modules alone', async () => {
    const { groups: found } = await discover(['.'], host, new Map())
    expect(found.map(({ directory, paths }) => [directory, ...paths])).toEqual([
      ['.', 'z.hcl'],
      ['nomad.d', 'nomad.d/a.hcl', 'nomad.d/b.json'],
      ['nomad.d/deep', 'nomad.d/deep/c.hcl'],
    ])
  })

  it('reads nothing that is not named beside a named file', async () => {
    const { groups: found } = await discover(['nomad.d/a.hcl', './nomad.d//a.hcl'], host, new Map())
    expect(found).toEqual([{ directory: 'nomad.d', paths: ['nomad.d/a.hcl'], named: true }])
  })

  it('says which paths are not there', async () => {
    expect((await discover(['gone.hcl', 'z.hcl'], host, new Map())).missing).toEqual(['gone.hcl'])
  })

  it('stops where there are more directories than it may enter, and says so', async () => {
    const { groups: some, cut } = await discover(['.'], host, new Map(), 2)
    expect([some.length, cut]).toEqual([2, ['.']])
    expect((await discover(['.'], host, new Map())).cut).toEqual([])
  })

  it('keeps the order of --merge, and does not enter sub-directories there', async () => {
    const { groups: found } = await discoverMerged(['z.hcl', 'nomad.d'], host, new Map())
    expect(found.map(({ paths }) => paths)).toEqual([['z.hcl', 'nomad.d/a.hcl', 'nomad.d/b.json']])
  })

  it.each([
    ['nomad.hcl', true],
    ['nomad.json', true],
    ['.hidden.hcl', true],
    ['.#lock.hcl', false],
    ['#saved.hcl#', false],
    ['.jsonl', false],
    ['nomad.hcl~', false],
    ['nomad.hcl.j2', false],
  ])('takes %s as Nomad does: %s', (name, taken) => {
    expect(isConfigName(name)).toBe(taken)
  })

  it('sorts as Go sorts strings, by bytes', () => {
    const names = ['2.hcl', '10.hcl', 'a.hcl', 'B.hcl', 'é.hcl', '\u{1f600}.hcl', '\uffee.hcl']
    const wanted = [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    expect([...names].sort(compareBytes)).toEqual(wanted)
  })
})

describe('one file, one name', () => {
  const host = memoryHost(
    new Map([
      ['conf/a.hcl', ''],
      ['conf/b.hcl', ''],
    ]),
  )
  const found = async (...paths: readonly string[]) =>
    (await discover(paths, host, new Map())).groups.flatMap(({ paths: files }) => files)

  it('counts a file once that is named and found', async () => {
    expect(await found('conf', 'conf/a.hcl')).toEqual(['conf/a.hcl', 'conf/b.hcl'])
  })

  it('takes detours out of paths', async () => {
    expect(await found('conf/../conf/./a.hcl', 'conf//a.hcl')).toEqual(['conf/a.hcl'])
  })
})

describe('files that many agents begin with', () => {
  const text = (index: number): string =>
    `region = "r${index}"\nserver {\n  retry_join = ["10.0.0.${index}"]\n}\nconsul {\n  address = "a${index}"\n}\n`

  it('are merged once', () => {
    let reads = 0
    const common = Array.from({ length: 50 }, (_, index) => {
      const file = parseConfigFile(createSource(`common${index}.hcl`, text(index)), false)
      return {
        ...file,
        get config() {
          reads++
          return file.config
        },
      }
    })
    for (let index = 0; index < 50; index++) {
      const own = parseConfigFile(createSource(`own${index}.hcl`, role('server', `/${index}`)), false)
      const agent = assembleAgent({ name: '', files: [...common, own], common, grouping: '' })
      expect(agent.config.server.retry_join.value).toHaveLength(50)
      expect(agent.config.data_dir.value).toBe(`/${index}`)
    }
    expect(reads).toBe(50)
  })

  it('make the same agent as merged one by one', () => {
    const files = [0, 1, 2, 3].map((index) =>
      parseConfigFile(createSource(`${index}.hcl`, text(index)), false),
    )
    const whole = assembleAgent({ name: '', files, grouping: '' })
    const shared = assembleAgent({ name: '', files, common: files.slice(0, 3), grouping: '' })
    for (const pick of [whole.config.region, whole.config.server.retry_join].keys()) {
      const [one, other] = [whole, shared].map(
        ({ config }) => [config.region, config.server.retry_join][pick],
      )
      expect(other?.value).toEqual(one?.value)
      expect(other?.origins).toEqual(one?.origins)
    }
    expect(shared.files).toEqual(files)
  })

  it('are left out where they and the agents are so many that nobody can mean it', () => {
    const common = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`c${index}.hcl`, 'region = "eu"']),
    )
    const own = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`o${index}.hcl`, role('server', `/${index}`)]),
    )
    const signs = Object.entries({ ...common, ...own }).map(([name, content]) =>
      signsOf(parseConfigFile(createSource(name, content), false)),
    )
    const sets = groupFiles('etc', signs)
    expect(sets).toHaveLength(400)
    for (const set of sets) {
      expect(set.files).toHaveLength(1)
      expect(set).toMatchObject({
        guessed: true,
        grouping:
          'starts alone: has a role and a data_dir; without the files of the directory that do not, which are too many',
      })
      expect(assembleAgent(set).complete).toBe(false)
    }
  })
})
