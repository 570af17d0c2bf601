import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Key } from '../../server/keys/key.ts'
import { editDistance, nearestKey, nearestName } from '../../server/keys/nearest.ts'
import { rootBlock } from '../../server/keys/table.generated.ts'

const tls = rootBlock.keys.get('tls')?.block?.keys.keys() ?? []
const tlsNames = [...tls]

describe('nearestName', () => {
  test.each([
    ['vefiry_server_hostname', 'verify_server_hostname'],
    ['verify_server_hostnames', 'verify_server_hostname'],
    ['ca-file', 'ca_file'],
    ['CA_File', 'ca_file'],
    ['cafile', 'ca_file'],
    ['rcp', 'rpc'],
    ['htttp', 'http'],
    ['tls_min_vresion', 'tls_min_version'],
  ])('%s is meant to be %s', (written, meant) => {
    expect(nearestName(written, tlsNames)).toBe(meant)
  })

  test.each(['enabled', 'x', '', 'listener_address', 'tcp6'])('%s is no misspelling', (written) => {
    expect(nearestName(written, tlsNames)).toBeUndefined()
  })
})

describe('nearestKey', () => {
  test.each([
    ['leave_on_int', 'leave_on_interrupt'],
    ['leave_on', undefined],
    ['disable_update', 'disable_update_check'],
    ['atlass', undefined],
    ['log', undefined],
  ])('%s: %s', (written, meant) => {
    expect(nearestKey(written, rootBlock)).toBe(meant)
  })
})

test('nothing nearer is passed over', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'q', '_', '1'), maxLength: 12 })
  const property = fc.property(word, fc.array(word, { maxLength: 8 }), (written, candidates) => {
    const distances = candidates.map((candidate) => editDistance(written, candidate))
    const allowed = Math.max(1, Math.min(3, Math.floor(written.length / 3)))
    const least = Math.min(...distances)
    const wanted = least <= allowed ? candidates[distances.indexOf(least)] : undefined
    expect(nearestName(written, candidates)).toBe(wanted)
  })
  fc.assert(property, { numRuns: 2000 })
})

test('the keys of a block are gone through once for all that is no key of it', () => {
  let listed = 0
  class CountedKeys extends Map<string, Key> {
    override values() {
      listed++
      return super.values()
    }
  }
  const block: Block = { ...rootBlock, keys: new CountedKeys(rootBlock.keys) }
  for (let index = 0; index < 1000; index++) nearestKey(`unknown${index}`, block)
  expect(listed).toBe(1)
})

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['a', '', 1],
    ['ab', 'ba', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
    ['same', 'same', 0],
  ])('%s -> %s: %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })

  test('gives up at the limit', () => {
    expect(editDistance('aaaaaaaa', 'bbbbbbbb', 3)).toBe(3)
    expect(editDistance('short', 'much longer', 2)).toBe(2)
  })
})
