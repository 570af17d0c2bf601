import { describe, expect, test } from 'vitest'
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
