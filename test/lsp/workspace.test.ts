import { beforeEach, describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { RegisteredRule } from '../../server/engine/rule.ts'
import { defaultOptions } from '../../server/lint-options.ts'
import { Documents } from '../../server/lsp/documents.ts'
import { Workspace } from '../../server/lsp/workspace.ts'
import { testCertificates } from '../certificates.ts'
import { Disk, probeTelling, standing } from './workspace-parts.ts'

/** Which agents were looked at, in order. */
let looked: string[]
beforeEach(() => {
  looked = []
})

const probe = probeTelling((name) => looked.push(name))

function open(disk: Disk, more: readonly RegisteredRule[] = []) {
  const documents = new Documents()
  const workspace = new Workspace(defaultOptions, [probe, ...more], disk.host, documents)
  workspace.reset(['/w'], defaultOptions)
  return { documents, workspace, reads: disk.reads }
}

const untilNow = async (workspace: Workspace): Promise<void> => {
  await workspace.settled()
  looked = []
}

describe('after an edit', () => {
  it('only the agents that the file belongs to are looked at, and nothing is read from disk', async () => {
    const disk = new Disk()
    disk.write('/w/common.hcl', 'log_level = "INFO"\n')
    for (const name of ['a', 'b', 'c']) disk.write(`/w/${name}.hcl`, standing(name))
    disk.write('/w/other/d.hcl', standing('d'))
    const { documents, workspace, reads } = open(disk)
    await workspace.settled()
    expect(looked).toEqual(['/w/a.hcl', '/w/b.hcl', '/w/c.hcl', '/w/other/d.hcl'])
    documents.open('file:///w/b.hcl', 'hcl', 1, standing('b'), true)
    workspace.turned('/w/b.hcl', true)
    await untilNow(workspace)

    const { length } = reads
    documents.change('file:///w/b.hcl', 2, [{ text: `${standing('b')}log_level = "BAD"\n` }])
    workspace.change(['/w/b.hcl'])
    await workspace.settled()
    expect(looked).toEqual(['/w/b.hcl'])
    expect(reads.slice(length)).toEqual([])
    const found = workspace.checkedWith('/w/b.hcl').flatMap(({ findings }) => findings)
    expect(found.map(({ message }) => message)).toEqual(['This is bad.'])

    looked = []
    documents.open('file:///w/common.hcl', 'hcl', 1, 'log_level = "BAD"\n', true)
    workspace.turned('/w/common.hcl', true)
    await workspace.settled()
    expect(looked).toEqual(['/w/a.hcl', '/w/b.hcl', '/w/c.hcl'])
  })

  it('agents that are not looked at again keep their findings', async () => {
    const disk = new Disk()
    for (const name of ['a', 'b']) disk.write(`/w/${name}.hcl`, `${standing(name)}log_level = "BAD"\n`)
    const { documents, workspace } = open(disk)
    await workspace.settled()
    documents.open('file:///w/a.hcl', 'hcl', 1, standing('a'), true)
    workspace.turned('/w/a.hcl', true)
    await workspace.settled()
    const [checked] = workspace.checkedWith('/w/b.hcl')
    expect(checked?.findings.map(({ location }) => location.source.path)).toEqual(['/w/b.hcl'])
    expect(checked?.agents.map(({ agent }) => agent.name)).toEqual(['/w/a.hcl', '/w/b.hcl'])
  })

  it('agents that share a private key are looked at again only where another has it now', async () => {
    const key = new TextDecoder().decode((await testCertificates()).get('certs/server-key.pem'))
    const disk = new Disk()
    disk.write('/w/key.pem', key)
    const holding = (name: string): string => `${standing(name)}tls {\n  key_file = "key.pem"\n}\n`
    for (const name of ['a', 'b', 'c']) disk.write(`/w/${name}.hcl`, holding(name))
    const { documents, workspace } = open(
      disk,
      rules.filter(({ id }) => id === 'file/key-shared'),
    )
    const sharers = (): readonly string[] =>
      ['a', 'b', 'c'].filter((name) =>
        workspace
          .checkedWith(`/w/${name}.hcl`)
          .some(({ findings }) =>
            findings.some(({ location }) => location.source.path.endsWith(`${name}.hcl`)),
          ),
      )
    await workspace.settled()
    expect(sharers()).toEqual(['b', 'c'])
    const edit = async (name: string, text: string): Promise<void> => {
      looked = []
      const path = `/w/${name}.hcl`
      documents.open(`file://${path}`, 'hcl', 1, text, true)
      workspace.change([path])
      await workspace.settled()
    }
    await edit('b', `${holding('b')}# More.\n`)
    expect(looked).toEqual(['/w/b.hcl'])
    expect(sharers()).toEqual(['b', 'c'])
    await edit('a', standing('a'))
    expect(looked).toEqual(['/w/a.hcl', '/w/b.hcl', '/w/c.hcl'])
    expect(sharers()).toEqual(['c'])
    await edit('a', holding('a'))
    expect(sharers()).toEqual(['b', 'c'])
  })

  it('a file that is another on disk is read again, once', async () => {
    const disk = new Disk()
    for (const name of ['a', 'b']) disk.write(`/w/${name}.hcl`, standing(name))
    const { workspace, reads } = open(disk)
    await untilNow(workspace)
    const { length } = reads
    disk.write('/w/a.hcl', `${standing('a')}log_level = "BAD"\n`)
    workspace.changeOnDisk(['/w/a.hcl'])
    await workspace.settled()
    expect(reads.slice(length)).toEqual(['/w/a.hcl'])
    expect(looked).toEqual(['/w/a.hcl'])
  })
})

describe('two thousand files', () => {
  const many = (): Disk => {
    const disk = new Disk()
    for (let index = 0; index < 2000; index++)
      disk.write(`/w/${index % 100}/n${index}.hcl`, standing(`n${index}`))
    return disk
  }

  it('do not keep an open document waiting, and one edit is one agent', async () => {
    const { documents, workspace } = open(many())
    documents.open('file:///w/99/n1999.hcl', 'hcl', 1, standing('n1999'), true)
    workspace.turned('/w/99/n1999.hcl', true)
    await workspace.settledAt('/w/99/n1999.hcl')
    expect(looked.length).toBeLessThan(200)
    await workspace.settled()
    expect(looked).toHaveLength(2000)
    looked = []
    documents.change('file:///w/99/n1999.hcl', 2, [{ text: `${standing('n1999')}log_level = "BAD"\n` }])
    workspace.change(['/w/99/n1999.hcl'])
    await workspace.settled()
    expect(looked).toEqual(['/w/99/n1999.hcl'])
  })
})

describe('a scan in the background', () => {
  it('lets an edit of an open document pass, and loses nothing by it', async () => {
    const disk = new Disk()
    for (let index = 0; index < 1500; index++) disk.write(`/w/many/n${index}.hcl`, standing(`n${index}`))
    for (let index = 0; index < 100; index++) disk.write(`/w/${index}/a.hcl`, standing(`a${index}`))
    disk.write('/w/open/a.hcl', standing('a'))
    const { documents, workspace } = open(disk)
    documents.open('file:///w/open/a.hcl', 'hcl', 1, standing('a'), true)
    workspace.turned('/w/open/a.hcl', true)
    await workspace.settledAt('/w/open/a.hcl')
    while (looked.length < 10) await new Promise((resolve) => setImmediate(resolve))
    const { length } = looked
    documents.change('file:///w/open/a.hcl', 2, [{ text: `${standing('a')}log_level = "BAD"\n` }])
    workspace.change(['/w/open/a.hcl'])
    await workspace.settledAt('/w/open/a.hcl')
    expect(workspace.checkedWith('/w/open/a.hcl').flatMap(({ findings }) => findings)).toHaveLength(1)
    // The rest of a turn.
    expect(looked.length - length).toBeLessThan(1500)
    await workspace.settled()
    expect(new Set(looked).size).toBe(1601)
    expect(looked.length).toBeLessThan(1700)
  })
})

describe('two hundred edits', () => {
  it('drop what is out of date, and end in the right state', async () => {
    const disk = new Disk()
    for (let index = 0; index < 400; index++) disk.write(`/w/n${index}.hcl`, standing(`n${index}`))
    const { documents, workspace } = open(disk)
    documents.open('file:///w/n0.hcl', 'hcl', 1, standing('n0'), true)
    workspace.turned('/w/n0.hcl', true)
    for (let version = 2; version <= 200; version++) {
      const bad = version % 2 === 0 ? 'log_level = "BAD"\n' : ''
      documents.change('file:///w/n0.hcl', version, [{ text: standing('n0') + bad }])
      workspace.change(['/w/n0.hcl'])
      if (version % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await workspace.settled()
    const found = workspace.checkedWith('/w/n0.hcl').flatMap(({ findings }) => findings)
    expect(found.map(({ location }) => location.source.path)).toEqual(['/w/n0.hcl'])
    // Every agent once, and the edited one a few times more.
    expect(looked.length).toBeLessThan(500)
  })
})
