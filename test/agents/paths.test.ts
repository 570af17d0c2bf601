import { describe, expect, it } from 'vitest'
import { compareBytes, directoryOf, join, shortened, sortPaths, tidy } from '../../server/agents/paths.ts'
import * as system from '../../server/agents/system-paths.ts'

it.each([
  ['a/b/c.hcl', 'a/b'],
  ['/etc/a.hcl', '/etc'],
  ['/a.hcl', '/'],
  ['a.hcl', '.'],
  ['.', '.'],
  ['/', '/'],
])('%s stands in %s', (path, directory) => {
  expect(directoryOf(path)).toBe(directory)
})

it.each([
  ['.', 'a.hcl', 'a.hcl'],
  ['conf', 'a.hcl', 'conf/a.hcl'],
  ['conf/', 'a.hcl', 'conf/a.hcl'],
  ['/', 'etc', '/etc'],
  ['..', '..', '../..'],
])('%s and %s are %s', (directory, name, path) => {
  expect(join(directory, name)).toBe(path)
  if (name !== '..') expect(system.join(directory, name)).toBe(path)
})

describe('one spelling a path', () => {
  it.each([
    ['a//./b/../c/', 'a/c'],
    ['./a', 'a'],
    ['', '.'],
    ['.', '.'],
    ['a/..', '.'],
    ['a/../..', '..'],
    ['../a', '../a'],
    ['../../a', '../../a'],
    ['../a/../b', '../b'],
    ['/', '/'],
    ['/..', '/'],
    ['/../a', '/a'],
    ['/a/../../b/', '/b'],
  ])('%s is %s', (path, tidied) => {
    expect(tidy(path)).toBe(tidied)
    expect(system.normalize(path)).toBe(tidied)
  })

  it.each([
    ['//host/share/../x', '//host/x'],
    ['//', '//'],
    ['a//b', 'a/b'],
  ])('%s is %s where it may be of Windows', (path, normal) => {
    expect(system.normalize(path)).toBe(normal)
  })

  it.each([
    ['etc', '', 'etc'],
    ['', 'a', 'a'],
    ['etc', '../a', 'a'],
    ['.', '../a', '../a'],
    ['//host', 'a', '//host/a'],
  ])('%s joined with %s is %s', (directory, path, joined) => {
    expect(system.join(directory, path)).toBe(joined)
  })
})

describe('a path above the working directory', () => {
  it.each([
    ['../conf/a.hcl', 'a.hcl'],
    ['../../srv/conf/a.hcl', 'a.hcl'],
    ['../../srv/conf', '.'],
    ['../../srv/other/a.hcl', '../other/a.hcl'],
    ['../../srv/a.hcl', '../a.hcl'],
    ['../../etc/conf/a.hcl', '../../etc/conf/a.hcl'],
    ['../config/a.hcl', '../config/a.hcl'],
    ['a.hcl', 'a.hcl'],
    ['conf/a.hcl', 'conf/a.hcl'],
    ['..', '..'],
    ['/srv/conf/a.hcl', '/srv/conf/a.hcl'],
  ])('%s is %s in /srv/conf', (path, short) => {
    expect(shortened(path, '/srv/conf')).toBe(short)
  })

  it('stays as it is where that directory is not known', () => {
    expect(shortened('../conf/a.hcl', undefined)).toBe('../conf/a.hcl')
  })
})

describe('a path below a directory', () => {
  it.each([
    ['/srv', '/srv/a/b', 'a/b'],
    ['/srv/', '/srv/a', 'a'],
    ['/', '/srv/a', 'srv/a'],
    ['srv', 'srv/a', 'a'],
    ['.', 'a/b', 'a/b'],
    ['.', '..a', '..a'],
    ['/srv', '/srv', undefined],
    ['/srv', '/srv2/a', undefined],
    ['/srv', 'srv/a', undefined],
    ['.', '/a', undefined],
    ['.', '..', undefined],
    ['.', '../a', undefined],
  ])('%s: %s is %s', (directory, path, within) => {
    expect(system.pathWithin(directory, path)).toBe(within)
  })
})

it.each([
  ['/etc', true],
  ['C:\\nomad', true],
  ['c:/nomad', true],
  ['\\\\host\\share', true],
  ['etc', false],
  ['C:nomad', false],
  ['\\nomad', false],
  ['ab:/nomad', false],
  ['1:/nomad', false],
])('%s is absolute on some system: %s', (path, absolute) => {
  expect(system.isAbsolute(path)).toBe(absolute)
})

describe('the order of paths is that of Go', () => {
  it.each([
    ['a', 'a'],
    ['a', 'ab'],
    ['ab', 'b'],
    ['ab', 'ba'],
    ['a.hcl', 'a.json'],
    ['a', 'a\0'],
    ['', 'a'],
    ['Z', 'a'],
    ['z', 'é'],
    ['x\uffee', 'x\u{1f600}'],
    ['\ud7ff', '\ue000'],
    ['\uffff', '\u{10000}'],
    ['\u{10000}', '\u{10ffff}'],
    ['\u{103fe}', '\u{103ff}'],
  ])('%j %j', (first, second) => {
    expect(Math.sign(compareBytes(first, second))).toBe(
      Buffer.compare(Buffer.from(first), Buffer.from(second)),
    )
    expect(Math.sign(compareBytes(second, first))).toBe(
      Buffer.compare(Buffer.from(second), Buffer.from(first)),
    )
  })

  it('leaves the list as it was', () => {
    const paths = ['b', 'a']
    expect(sortPaths(paths)).toEqual(['a', 'b'])
    expect(paths).toEqual(['b', 'a'])
  })
})
