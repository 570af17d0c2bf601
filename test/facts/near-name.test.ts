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
    ['server.pem', ['server.key', 'server.crt', 'server.txt'], 'server.crt'],
    // In a short name two letters off is another word.
    ['abcd.pem', ['abxy.pem'], undefined],
    ['abcd.pem', ['abcx.pem'], 'abcx.pem'],
    ['abcde.pem', ['abxye.pem'], 'abxye.pem'],
    ['server', ['sevrer'], 'sevrer'],
    ['abcd', ['abxy'], undefined],
    ['server.pem', ['serve.pem'], 'serve.pem'],
    ['servers1.pem', ['server.pem'], 'server.pem'],
    ['server.pem', ['servers1.pem'], 'servers1.pem'],
    ['server.pem', ['serverx.pem', 'serve.pem'], 'serve.pem'],
    ['server.pem', ['sevrer.pem', 'servar.pem'], 'servar.pem'],
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

  test('is looked for among ten thousand names, and five hundred times', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `${index}`)
    expect(new NearNames([...names.slice(1), 'server.crt']).nearest('server.pem')).toBe('server.crt')
    expect(new NearNames([...names, 'server.crt']).nearest('server.pem')).toBeUndefined()
    const near = new NearNames(['server.crt'])
    for (let index = 1; index < 500; index++) near.nearest(`${index}`)
    expect(near.nearest('server.pem')).toBe('server.crt')
    expect(near.nearest('server.key')).toBeUndefined()
    expect(near.nearest('server.pem')).toBe('server.crt')
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
