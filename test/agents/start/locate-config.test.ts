import { describe, expect, it } from 'vitest'
import { type ConfigSearch, locateConfig } from '../../../server/agents/start/locate-config.ts'
import { memoryHost } from '../../memory-host.ts'

function search(files: readonly string[], more: Partial<ConfigSearch> = {}): ConfigSearch {
  const host = memoryHost(new Map(files.map((path) => [path, ''])))
  return { host, overlay: new Map(), rootAt: async () => undefined, onThisMachine: false, ...more }
}

describe('what a unit calls its configuration is looked for', () => {
  it.each([
    ['beside it, by its last name', '/etc/nomad.d', 'a/x.service', ['a/nomad.d/1.hcl'], ['a/nomad.d/1.hcl']],
    ['by a name that is nothing else', '/etc/nomad', 'a/x.service', ['a/nomad/1.hcl'], ['a/nomad/1.hcl']],
    ['by the name of a file', '/etc/server.hcl', 'a/x.service', ['a/server.hcl'], ['a/server.hcl']],
    ['not by a name of anything', '/etc/server', 'a/x.service', ['a/server/1.hcl'], undefined],
    ['not by a name that ends otherwise', '/etc/x.d.old', 'a/x.service', ['a/x.d.old/1.hcl'], undefined],
    ['not by it above', '/etc/x.hcl', 'a/b/x.service', ['a/x.hcl'], undefined],
    [
      'as in a tree like that of the node',
      '/etc/nomad/x',
      'a/usr/x.service',
      ['a/etc/nomad/x/1.hcl'],
      ['a/etc/nomad/x/1.hcl'],
    ],
    ['with less of the path', '/etc/nomad/x', 'a/b/x.service', ['nomad/x/1.hcl'], ['nomad/x/1.hcl']],
    [
      'with more of the path first',
      '/etc/nomad/x',
      'a/x.service',
      ['a/nomad/x/1.hcl', 'etc/nomad/x/2.hcl'],
      ['etc/nomad/x/2.hcl'],
    ],
    [
      'above the working directory',
      '/etc/nomad/x',
      '../../a/b/x.service',
      ['../../a/etc/nomad/x/1.hcl'],
      ['../../a/etc/nomad/x/1.hcl'],
    ],
    [
      'and not above its own path',
      '/etc/nomad/x',
      '../../a/x.service',
      ['../../etc/nomad/x/1.hcl'],
      undefined,
    ],
    ['nor where that comes back', '/etc/nomad/x', '../a/x.service', ['etc/nomad/x/1.hcl'], undefined],
    [
      'where a directory ends in dots',
      '/etc/nomad/x',
      'a../b/x.service',
      ['a../etc/nomad/x/1.hcl'],
      ['a../etc/nomad/x/1.hcl'],
    ],
    [
      'from the working directory of the unit',
      'conf/x.hcl',
      'a/x.service',
      ['a/srv/conf/x.hcl'],
      ['a/srv/conf/x.hcl'],
    ],
    ['in a directory without any', '/etc/nomad.d', 'a/x.service', ['a/nomad.d/notes.txt'], []],
    [
      'where a directory has a dot',
      '/etc/nomad/x',
      '..a/b/x.service',
      ['..a/etc/nomad/x/1.hcl'],
      ['..a/etc/nomad/x/1.hcl'],
    ],
  ])('%s', async (_, written, unit, files, found) => {
    expect(await locateConfig(written, unit, '/srv', search(files))).toEqual(found)
  })

  it('on this machine only where it is the one of the unit', async () => {
    const own = ['/etc/nomad.d/1.hcl']
    const at = '/lib/systemd/system/x.service'
    expect(await locateConfig('/etc/nomad.d', at, '/', search(own))).toBe(undefined)
    expect(await locateConfig('/etc/nomad.d', at, '/', search(own, { onThisMachine: true }))).toEqual(own)
    expect(await locateConfig('nomad.d', at, '/etc', search(own, { onThisMachine: true }))).toEqual(own)
  })

  it('below a root nowhere else', async () => {
    const files = ['disk/etc/a.hcl', 'b/x.hcl']
    const below = search(files, { rootAt: async () => 'disk' })
    expect(await locateConfig('/etc/a.hcl', 'b/x.service', '/', below)).toEqual(['disk/etc/a.hcl'])
    expect(await locateConfig('a.hcl', 'b/x.service', '/etc', below)).toEqual(['disk/etc/a.hcl'])
    expect(await locateConfig('/x.hcl', 'b/x.service', '/', below)).toBe(undefined)
  })

  it('among what is only typed as well', async () => {
    const overlay = new Map([['a/x.hcl', new Uint8Array()]])
    expect(await locateConfig('/x.hcl', 'a/x.service', '/', search([], { overlay }))).toEqual(['a/x.hcl'])
  })
})
