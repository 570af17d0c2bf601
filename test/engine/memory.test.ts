import { describe, expect, it } from 'vitest'
import { assembleAgent } from '../../server/agents/assemble.ts'
import type { FileSet } from '../../server/agents/group.ts'
import { readAgentFlags } from '../../server/agents/start/agent-flags.ts'
import { Memory } from '../../server/engine/memory.ts'
import { filesOf } from '../agents/agent-of.ts'

const files = filesOf(['server {\n  enabled = true\n}\n'])
const startedWith = (flags: string): FileSet => ({
  name: 'nomad.service',
  files,
  grouping: 'started by nomad.service',
  unit: 'nomad.service',
  started: [readAgentFlags(flags).started],
})

/** A memory that has kept what was said of an agent. */
function memoryOf(set: FileSet): Memory {
  const memory = new Memory()
  memory.keepAgent(set, { agent: assembleAgent(set), facts: undefined, sayings: [] })
  return memory
}

describe('what was said of an agent is said again', () => {
  it('where its files and its flags are the same', () => {
    const set = startedWith('-encrypt=abcd')
    expect(memoryOf(set).agent({ ...set, started: [...(set.started ?? [])] })?.agent.name).toBe(set.name)
  })

  it('not where flags differ, be it in a secret alone that is shown as the same stars', () => {
    const [before, after] = [startedWith('-encrypt=abcd'), startedWith('-encrypt=efgh')]
    expect(after.started?.map(({ text }) => text)).toEqual(before.started?.map(({ text }) => text))
    expect(memoryOf(before).agent(after)).toBeUndefined()
    expect(memoryOf(before).agent({ ...before, started: [] })).toBeUndefined()
  })

  it('not where files differ, be it in nothing that can be seen', () => {
    const set = startedWith('')
    const again = filesOf(['server {\n  enabled = true\n}\n'])
    expect(memoryOf(set).agent({ ...set, files: again })).toBeUndefined()
    expect(memoryOf(set).agent({ ...set, files: [...files, ...again] })).toBeUndefined()
  })

  it('not where it may be put together otherwise', () => {
    const set = startedWith('')
    expect(memoryOf(set).agent({ ...set, partial: true })).toBeUndefined()
  })
})
