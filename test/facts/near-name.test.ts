import { describe, expect, test } from 'vitest'
import { NearNames } from '../../server/facts/near-name.ts'

describe('the nearest name', () => {
  test.each([
    ['server.pem', ['servers.pem', 'server.crt'], 'server.crt'],
    ['server-key.pem', ['server.pem', 'server_key.pem'], 'server_key.pem'],
    ['nomad-ca.pem', ['nomad-ca.pme'], 'nomad-ca.pme'],
    ['ca.pem', ['cli.pem'], undefined],
    ['ca.pem', ['Ca.pem'], 'Ca.pem'],
    ['server', ['server.pem.bak'], undefined],
    ['server.pem', ['server.pem'], undefined],
    ['server.pem', [], undefined],
  ])('%s among %j: %s', (wanted, names, expected) => {
    expect(new NearNames(names).nearest(wanted)).toBe(expected)
  })

  test('is no matter of the order in which a directory lists its names', () => {
    for (const names of [
      ['server2.pem', 'server1.pem'],
      ['server1.pem', 'server2.pem'],
    ])
      expect(new NearNames(names).nearest('server.pem')).toBe('server1.pem')
  })

  test('is looked for where many are asked for among many, as long as that can be a slip', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `agent-${index}-certificate.pem`)
    const near = new NearNames(names)
    const asked = Array.from({ length: 20_000 }, (_, index) => near.nearest(`agnet-${index}-certificate.pem`))
    expect(asked[7]).toBe('agent-7-certificate.pem')
    expect(asked.at(-1)).toBeUndefined()
    expect(near.nearest('agnet-7-certificate.pem')).toBe('agent-7-certificate.pem')
  }, 20_000)
})
