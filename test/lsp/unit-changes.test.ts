import { beforeEach, describe, expect, it } from 'vitest'
import { defaultOptions } from '../../server/lint-options.ts'
import { Documents } from '../../server/lsp/documents.ts'
import { Workspace } from '../../server/lsp/workspace.ts'
import { Disk, probeTelling, standing } from './workspace-parts.ts'

/** Which agents were looked at, in order. */
let looked: string[]
beforeEach(() => {
  looked = []
})

const probe = probeTelling((name) => looked.push(name))

describe('units of systemd', () => {
  const unit = (name: string, more = ''): string =>
    `[Service]\nExecStart=/usr/bin/nomad agent -config=/etc/nomad/${name}.hcl ${more}\n`

  async function twoUnits() {
    const disk = new Disk()
    for (const name of ['a', 'b']) {
      disk.write(`/w/${name}.hcl`, standing(name))
      disk.write(`/w/${name}.service`, unit(name, '-encrypt=abcd'))
    }
    const workspace = new Workspace(defaultOptions, [probe], disk.host, new Documents())
    workspace.reset(['/w'], defaultOptions)
    await workspace.settled()
    looked = []
    const change = async (path: string, text: string): Promise<readonly string[]> => {
      looked = []
      disk.write(path, text)
      workspace.changeOnDisk([path])
      await workspace.settled()
      return looked
    }
    const keyOf = (name: string): unknown =>
      workspace.checkedWith(`/w/${name}.hcl`)[0]?.agents[0]?.agent.config.server.encrypt.value
    return { disk, workspace, change, keyOf }
  }

  it('have the agents that they start looked at again when they change, and no others', async () => {
    const { change, keyOf } = await twoUnits()
    expect(await change('/w/a.service', unit('a', '-encrypt=efgh'))).toEqual(['/w/a.service'])
    expect([keyOf('a'), keyOf('b')]).toEqual(['efgh', 'abcd'])
    expect(await change('/w/a.hcl', `${standing('a')}# More.\n`)).toEqual(['/w/a.service'])
    expect(keyOf('a')).toBe('efgh')
  })

  it('may come to start others, or none', async () => {
    const { change, workspace } = await twoUnits()
    expect(await change('/w/a.service', unit('b'))).toEqual(['/w/a.hcl', '/w/a.service'])
    expect(await change('/w/a.service', '[Unit]\n')).toEqual([])
    expect(workspace.checkedWith('/w/b.hcl').flatMap(({ group }) => group.said?.name ?? [])).toEqual([
      '/w/b.service',
    ])
  })

  it('are changed by drop-ins that come, whatever these say', async () => {
    const { change, keyOf } = await twoUnits()
    const dropIn = `[Service]\nExecStart=\n${unit('b', '-encrypt=efgh')}`
    expect(await change('/w/b.service.d/flags.conf', dropIn)).toEqual(['/w/b.service'])
    expect(keyOf('b')).toBe('efgh')
    expect(await change('/w/b.service.d/user.conf', '[Service]\nUser=nomad\n')).toEqual(['/w/b.service'])
    expect(await change('/w/b.service.d/user.conf', '[Service]\nUser=root\n')).toEqual(['/w/b.service'])
    expect(await change('/w/b.service.d/notes.txt', 'More.')).toEqual([])
  })

  it('leave what was said standing where another file comes', async () => {
    const { disk, workspace, change } = await twoUnits()
    disk.write('/w/c/c.hcl', standing('c'))
    workspace.rearrange(['/w/c/c.hcl'])
    await workspace.settled()
    expect(looked).toEqual(['/w/c/c.hcl'])
    expect(await change('/w/other.service', '[Service]\nExecStart=/bin/true\n')).toEqual([])
  })
})
