import { describe, expect, it } from 'vitest'
import { absolutePath, followWithin, pathBelow, realPath } from '../../server/agents/links.ts'
import { type Host, known, unknown } from '../../server/host.ts'
import { memoryHost } from '../memory-host.ts'

/** In memory the working directory is `/repo`. */
const hostWith = (links: Readonly<Record<string, string>>): Host =>
  memoryHost(new Map(), new Map(), { links: new Map(Object.entries(links)) })

/** As in a browser: no links, no working directory. */
function bareHost(): Host {
  const host = memoryHost(new Map())
  return {
    read: async (path, limit) => await host.read(path, limit),
    stat: async (path) => await host.stat(path),
    list: async (path) => await host.list(path),
    now: () => host.now(),
  }
}

function chain(count: number) {
  return async (path: string) => {
    const index = Number(path.slice(1))
    return index < count ? known(`${index + 1}`) : unknown('unsupported')
  }
}

describe('links are followed', () => {
  it('forty times, as in Linux', async () => {
    expect(await followWithin('/', '/0', chain(40))).toBe('/40')
    expect(await followWithin('/', '/0', chain(41))).toBe(undefined)
  })

  it.each([
    [4096, '/'.padEnd(4096, 'a')],
    [4097, undefined],
  ])('along paths as long as a system opens: %i', async (length, reached) => {
    const path = '/'.padEnd(length, 'a')
    expect(await followWithin('/', path, async () => unknown('unsupported'))).toBe(reached)
    expect(
      await followWithin('/', '/x', async (at) => (at === '/x' ? known(path) : unknown('missing'))),
    ).toBe(reached)
  })

  it.each([
    ['/a//./b', {}, '/a/b'],
    ['/a/../b', {}, '/b'],
    ['/a/b', { '/a': 'x/./y' }, '/x/y/b'],
    ['/a/b', { '/a': '/x/' }, '/x/b'],
    ['/a/b/c', { '/a/b': 'x' }, '/a/x/c'],
    ['/a/b/c', { '/a/b': '/x' }, '/x/c'],
    ['/a/b', { '/a': 'b', '/b': 'a' }, '/a/b'],
    ['a', { '/repo': '/srv' }, '/srv/a'],
  ])('%s with %j is %s', async (path, links, real) => {
    expect(await realPath(path, hostWith(links))).toBe(real)
  })

  it('where the system has them, and its own paths', async () => {
    expect(await realPath('/a/../b', bareHost())).toBe('/b')
    expect(await realPath('a/b', bareHost())).toBe('a/b')
    expect(await realPath('C:\\nomad', hostWith({}))).toBe('C:\\nomad')
  })
})

it.each([
  ['a', '/repo/a'],
  ['../a', '/a'],
  ['/a', '/a'],
  ['C:\\a', 'C:\\a'],
])('%s is %s in the working directory', (path, absolute) => {
  expect(absolutePath(path, hostWith({}))).toBe(absolute)
  expect(absolutePath(path, bareHost())).toBe(path)
})

describe('a path below a root', () => {
  const links = { 'disk/etc/nomad': '/srv/nomad', 'disk/loop': '/loop', '/etc/nomad': '/elsewhere' }

  it.each([
    ['disk', 'disk/etc/nomad/a.hcl', 'disk/srv/nomad/a.hcl'],
    ['/repo/disk', 'disk/etc/b.hcl', '/repo/disk/etc/b.hcl'],
    ['disk', '/repo/disk/etc/nomad/a.hcl', 'disk/srv/nomad/a.hcl'],
    ['disk', 'disk/loop/a.hcl', 'disk/loop/a.hcl'],
    ['disk', 'other/etc/nomad/a.hcl', 'other/etc/nomad/a.hcl'],
    [undefined, '/etc/nomad/a.hcl', '/etc/nomad/a.hcl'],
  ])('%s: %s is read at %s', async (root, path, read) => {
    expect(await pathBelow(root, path, hostWith(links))).toBe(read)
  })
})
