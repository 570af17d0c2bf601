import { describe, expect, it } from 'vitest'
import type { Key } from '../../server/keys/key.ts'
import { rootBlock } from '../../server/keys/table.generated.ts'
import { agentOf, placesOf, settingOf, written } from './agent-of.ts'

describe('every key of the table', () => {
  const scalars = scalarKeys(rootBlock.keys, '')

  it('is known by some hundreds', () => {
    expect(scalars.length).toBeGreaterThan(250)
  })

  it('takes the later of two values that are not zero', () => {
    for (const { path, key } of scalars) {
      if (key.type === 'bool' || key.merge === 'lost' || key.unusable || lostAlone.test(path)) continue
      const [first, second] = key.type === 'int' || key.type === 'float' ? ['5', '6'] : ['"5s"', '"6s"']
      const agent = agentOf(written(path, first), written(path, second))
      expect(String(settingOf(agent, path).effective), path).toMatch(/^6s?$/)
      const files = placesOf(settingOf(agent, path)).map((place) => place[0])
      expect(files, path).toEqual(sideBySide.test(path) ? ['2'] : ['1', '2'])
    }
  })

  it('takes no zero where zero means that nothing is set', () => {
    for (const { path, key } of scalars) {
      if (!/^(?:non-zero|positive)$/.test(key.merge) || key.type === 'bool' || whole.test(path)) continue
      const [value, zero] = key.type === 'int' || key.type === 'float' ? ['5', '0'] : ['"5s"', '""']
      const setting = settingOf(agentOf(written(path, value), written(path, zero)), path)
      expect(String(setting.effective), path).toMatch(/^5s?$/)
      expect(
        placesOf(setting).map((place) => place[0]),
        path,
      ).toEqual(['2', '1'])
      const alone = settingOf(agentOf(written(path, zero)), path)
      expect(alone.effective, path).toEqual(key.default)
    }
  })
})

/** Blocks that a later one replaces as a whole. */
const whole =
  /default_scheduler_config|raft_logstore|raft_boltdb|server\.search|audit\.(?:sink|filter)|host_|sentinel\.import/

/** What Nomad drops where nothing else stands beside it. */
const lostAlone = /template\.wait_bounds/

/** Blocks that stay beside one another; their label leads to the last of them. */
const sideBySide = /host_network|sentinel/

interface PlacedKey {
  readonly path: string
  readonly key: Key
}

function scalarKeys(keys: ReadonlyMap<string, Key>, above: string): readonly PlacedKey[] {
  return [...keys.values()].flatMap((key) => {
    const path = `${above}${key.name}`
    const label = key.block?.repeat === undefined ? '' : key.block.repeat === 'named' ? '#default' : '#awskms'
    if (key.block !== undefined) return scalarKeys(key.block.keys, `${path}${label}.`)
    const scalar = ['string', 'int', 'float', 'bool', 'duration'].includes(key.type)
    return scalar && key.name !== 'name' && !key.removed ? [{ path, key }] : []
  })
}
