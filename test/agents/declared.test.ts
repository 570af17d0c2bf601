import { describe, expect, it } from 'vitest'
import { type DeclaredAgent, groupByDeclarations } from '../../server/agents/declared.ts'
import { type Discovery, type FileGroup, saidGroup } from '../../server/agents/discover.ts'
import { readAgentFlags } from '../../server/agents/start/agent-flags.ts'

function found(...groups: readonly FileGroup[]): Discovery {
  return { groups, missing: ['gone'], unlisted: [], units: [] }
}

const group = (directory: string, named: boolean, ...names: readonly string[]): FileGroup => ({
  directory,
  paths: names.map((name) => `${directory}/${name}`),
  named,
})

function agent(name: string, ...parts: readonly (readonly string[])[]): DeclaredAgent {
  return { name, by: '.nomadlintrc', parts }
}

/** As nothing but the declarations would have it: what is left stays as it is. */
async function grouped(discovery: Discovery, ...declared: readonly DeclaredAgent[]) {
  return await groupByDeclarations(
    discovery,
    async () => declared,
    async (rest) => rest,
  )
}

const said = ({ groups }: Discovery) =>
  groups.map((one) => [one.said?.name ?? '-', one.named, ...one.paths].join(' '))

describe('agents that settings declare', () => {
  const both = found(group('a', false, '1.hcl', '2.hcl'), group('b', false, '3.hcl'))

  it('have groups of their own, in the order of their files', async () => {
    const result = await grouped(both, agent('east', ['b/3.hcl'], ['a/2.hcl', 'a/1.hcl']))
    expect(said(result)).toEqual(['east false b/3.hcl a/2.hcl a/1.hcl'])
    expect(result.groups[0]?.said).toEqual({
      name: 'east',
      grouping: 'said in .nomadlintrc',
      parts: [['b/3.hcl'], ['a/2.hcl', 'a/1.hcl']],
    })
    expect(result.missing).toEqual(['gone'])
  })

  it('leave the other files to what else says where they belong, and to be stood upon', async () => {
    const result = await grouped(both, agent('west', ['a/1.hcl']))
    expect(said(result)).toEqual(['- false a/1.hcl a/2.hcl', 'west false a/1.hcl', '- false b/3.hcl'])
    expect(result.groups[0]?.claimed).toEqual(new Set(['a/1.hcl']))
  })

  it('are looked for in each directory once, and meant by any one of their files', async () => {
    const asked: string[] = []
    const discovery = found(group('a', true, '1.hcl'), group('a', false, '2.hcl'), group('b', false, '3.hcl'))
    const east = agent('east', ['a/1.hcl', 'a/2.hcl', 'c/other.hcl'])
    const result = await groupByDeclarations(
      discovery,
      async (directories) => {
        asked.push(...directories)
        return [east, agent('elsewhere', ['c/other.hcl'])]
      },
      async (rest) => rest,
    )
    expect(asked).toEqual(['a', 'b'])
    expect(said(result)).toEqual(['east true a/1.hcl a/2.hcl c/other.hcl', '- false b/3.hcl'])
  })

  it('take the place of agents of units that read nothing else', async () => {
    const unit = (name: string, ...files: readonly string[]) =>
      saidGroup({ name, grouping: '', parts: [files] }, false)
    const result = await groupByDeclarations(
      both,
      async () => [agent('east', ['a/1.hcl'], ['a/2.hcl'])],
      async (rest) => ({
        ...rest,
        groups: [
          ...rest.groups,
          ...unit('same', 'a/1.hcl', 'a/2.hcl'),
          ...unit('more', 'a/1.hcl', 'b/3.hcl'),
        ],
      }),
    )
    expect(said(result)).toEqual([
      'east false a/1.hcl a/2.hcl',
      'more false a/1.hcl b/3.hcl',
      '- false b/3.hcl',
    ])
  })

  it('say how they are started, and what of them is not here', async () => {
    const started = (flags: string) => readAgentFlags(flags).started
    const groupings = await grouped(
      both,
      { ...agent('1', ['a/1.hcl']), started: started('-server -region=eu') },
      { ...agent('2', ['a/2.hcl']), started: started('-config=a/2.hcl'), partial: true },
    )
    expect(groupings.groups.map((one) => one.said).filter(Boolean)).toMatchObject([
      { grouping: 'said in .nomadlintrc, with -server -region=eu', started: { text: '-server -region=eu' } },
      { grouping: 'said in .nomadlintrc', started: { text: '' }, partial: true },
    ])
  })

  it('change nothing where there are none', async () => {
    expect(await grouped(both)).toBe(both)
    expect(await groupByDeclarations(both, undefined, async (rest) => rest)).toBe(both)
  })
})
