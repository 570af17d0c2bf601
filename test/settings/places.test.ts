import { describe, expect, it } from 'vitest'
import { Places } from '../../server/settings/places.ts'

describe('upwards', () => {
  const places = new Places('/home/me/repo')
  it.each([
    ['a/b', ['a/b', 'a', '.', '..', '../..', '../../..']],
    ['.', ['.', '..', '../..', '../../..']],
    ['../x/y', ['../x/y', '../x', '..', '../..', '../../..']],
    ['../../../../..', ['../../../../..']],
    ['/etc/nomad.d', ['/etc/nomad.d', '/etc', '/']],
    ['/', ['/']],
  ])('from %s', (directory, expected) => {
    expect([...places.upwards(directory)]).toEqual(expected)
  })

  it('ends at the working directory where nobody knows which that is', () => {
    expect([...new Places(undefined).upwards('a/b')]).toEqual(['a/b', 'a', '.'])
    expect([...new Places(undefined).upwards('..')]).toEqual(['..'])
  })
})

describe('a path as seen from a directory', () => {
  const places = new Places('/home/me/repo')
  it.each([
    ['.', 'a/b.hcl', 'a/b.hcl'],
    ['a', 'a/b.hcl', 'b.hcl'],
    ['a', 'c/b.hcl', '../c/b.hcl'],
    ['..', 'b.hcl', 'repo/b.hcl'],
    ['/home/me', 'b.hcl', 'repo/b.hcl'],
    ['.', '/home/me/repo/x', 'x'],
    ['.', '/etc/x', '../../../etc/x'],
    ['.', '.', '.'],
  ])('%s: %s is %s', (directory, path, expected) => {
    expect(places.relative(directory, path)).toBe(expected)
  })
})
