import { describe, expect, it } from 'vitest'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { fieldAt, leafAt, type StructValue, withReplaced } from '../../server/config/values.ts'
import { createSource } from '../../server/text/source.ts'

function configOf(text: string): StructValue {
  return parseConfigFile(createSource('nomad.hcl', text), true).config
}

describe('a path into a file', () => {
  const config = configOf('server {\n  enabled = true\n}\nplugin "docker" {\n  args = ["a"]\n}\n')

  it('ends at a setting, a block or all blocks of a key', () => {
    expect(leafAt(config, 'server', 'enabled')?.data).toBe(true)
    expect(leafAt(config, 'plugin', 'docker', 'args')?.data).toEqual(['a'])
    expect(fieldAt(config, 'server')?.kind).toBe('struct')
    expect(fieldAt(config, 'plugin')?.kind).toBe('repeated')
    expect(fieldAt(config)).toBe(config)
  })

  it.each([
    [['client', 'enabled']],
    [['server', 'enabled', 'more']],
    [['plugin', 'exec', 'args']],
    [['nope']],
  ])('ends nowhere where something is not written: %j', (path) => {
    expect(fieldAt(config, ...path)).toBeUndefined()
    expect(leafAt(config, ...path)).toBeUndefined()
  })

  it('is no setting where it is a block', () => {
    expect(leafAt(config, 'server')).toBeUndefined()
    expect(leafAt(undefined, 'server')).toBeUndefined()
  })
})

it('blocks of one label are kept, the one that counts last', () => {
  const config = configOf(
    ['a', 'b', 'c'].map((arg) => `plugin "docker" {\n  args = ["${arg}"]\n}\n`).join(''),
  )
  const last = fieldAt(config, 'plugin', 'docker') as StructValue
  expect(withReplaced(last).map((struct) => leafAt(struct, 'args')?.data)).toEqual([['a'], ['b'], ['c']])
})
