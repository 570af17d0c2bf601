import { describe, expect, it } from 'vitest'
import { FileLibrary } from '../../server/agents/file-library.ts'
import { type Host, known } from '../../server/host.ts'
import { memoryHost } from '../memory-host.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A disk with one file, whose identity changes when it is written. */
function disk(text: string) {
  let version = 1
  let content = text
  const memory = memoryHost(new Map())
  const reads: string[] = []
  const host: Host = {
    ...memory,
    stat: async () => known({ type: 'file' as const, size: content.length, identity: `${version}` }),
    read: async () => {
      reads.push(content)
      return known(bytes(content))
    },
  }
  const write = (next: string, seen = true): void => {
    content = next
    if (seen) version++
  }
  return { host, reads, write }
}

const none: ReadonlyMap<string, Uint8Array> = new Map()
const regionOf = async (library: FileLibrary, host: Host, overlay = none, named = false) =>
  (await library.read('a.hcl', named, host, overlay)).file.source.text

describe('a file that was read', () => {
  it('is not read again while it stays the same, and is the same object', async () => {
    const { host, reads } = disk('region = "eu"')
    const library = new FileLibrary()
    const first = await library.read('a.hcl', false, host, none)
    expect(await library.read('a.hcl', false, host, none)).toBe(first)
    expect(first.file).toMatchObject({ kind: 'agent', named: false })
    expect(reads).toHaveLength(1)
  })

  it('is read again once it has changed', async () => {
    const { host, reads, write } = disk('region = "eu"')
    const library = new FileLibrary()
    await regionOf(library, host)
    write('region = "us"')
    expect(await regionOf(library, host)).toBe('region = "us"')
    expect(reads).toHaveLength(2)
  })

  it('is read again where it was watched to change, though it looks the same', async () => {
    const { host, write } = disk('region = "eu"')
    const library = new FileLibrary()
    await regionOf(library, host)
    write('region = "us"', false)
    expect(await regionOf(library, host)).toBe('region = "eu"')
    library.drop('a.hcl')
    expect(await regionOf(library, host)).toBe('region = "us"')
  })

  it('is another where the user names it, as then it is meant to be configuration', async () => {
    const { host } = disk('# nothing')
    const library = new FileLibrary()
    expect((await library.read('a.hcl', false, host, none)).file.named).toBe(false)
    expect((await library.read('a.hcl', true, host, none)).file).toMatchObject({ named: true, kind: 'agent' })
  })

  it('gives way to what is typed, while it is the same bytes', async () => {
    const { host, reads } = disk('region = "eu"')
    const library = new FileLibrary()
    await regionOf(library, host)
    const typed = new Map([['a.hcl', bytes('region = "us"')]])
    const first = await library.read('a.hcl', false, host, typed)
    expect(first.file.source.text).toBe('region = "us"')
    expect(await library.read('a.hcl', false, host, typed)).toBe(first)
    expect(await regionOf(library, host, new Map([['a.hcl', bytes('region = "ap"')]]))).toBe('region = "ap"')
    expect(await regionOf(library, host)).toBe('region = "eu"')
    expect(reads).toHaveLength(2)
  })

  it('is read every time where the system has nothing to tell it by', async () => {
    const { host, reads, write } = disk('region = "eu"')
    const library = new FileLibrary()
    await regionOf(library, host)
    const blind: Host = { ...host, stat: async () => known({ type: 'file', size: 1 }) }
    await regionOf(library, blind)
    await regionOf(library, blind)
    expect(reads).toHaveLength(3)
    write('region = "us"', false)
    expect(await regionOf(library, host)).toBe('region = "us"')
  })

  it('says why it cannot be read', async () => {
    const library = new FileLibrary()
    const { file } = await library.read('gone.hcl', true, memoryHost(new Map()), none)
    expect(file.unread).toMatchObject({ why: 'missing' })
  })
})

it('files that nobody asks for any more are forgotten, the others are not', async () => {
  const { host, reads } = disk('region = "eu"')
  const library = new FileLibrary()
  for (const path of ['a.hcl', 'b.hcl']) await library.read(path, false, host, none)
  library.keepOnly(new Set(['a.hcl']))
  await library.read('a.hcl', false, host, none)
  expect(reads).toHaveLength(2)
  await library.read('b.hcl', false, host, none)
  expect(reads).toHaveLength(3)
})
