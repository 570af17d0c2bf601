import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readGitIndex } from '../../server/facts/git-index.ts'
import { gitIndex } from '../git-index.ts'

const names = [
  'a.pem',
  'certs/server-key.pem',
  'certs/server.pem',
  'certs/ünïcode.pem',
  `long/${'x'.repeat(200)}`,
]

const directories: string[] = []
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true })
})

/** A repository with these files, added by git itself. */
function repository(...settings: readonly string[]): (...args: readonly string[]) => string {
  const top = mkdtempSync(join(tmpdir(), 'nomadlint-git-'))
  directories.push(top)
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'init.defaultBranch=main', ...args], { cwd: top, encoding: 'utf8' })
  git('init', '-q', ...settings)
  for (const name of names) {
    mkdirSync(join(top, dirname(name)), { recursive: true })
    writeFileSync(join(top, name), name)
  }
  symlinkSync('a.pem', join(top, 'link.pem'))
  return (...args) => (args.length === 0 ? top : git(...args))
}

const tracked = (top: string) => readGitIndex(readFileSync(join(top, '.git/index')))

describe('an index that git wrote', () => {
  it.each(['2', '3', '4'])('version %s', (version) => {
    const git = repository()
    git('add', '-A')
    git('update-index', '--index-version', version)
    expect([...(tracked(git()) ?? [])].toSorted()).toEqual(names.toSorted())
  })

  it('hashed with SHA-256', () => {
    const git = repository('--object-format=sha256')
    git('add', '-A')
    expect([...(tracked(git()) ?? [])].toSorted()).toEqual(names.toSorted())
  })

  it('leaves out what is only meant to be added, and symbolic links', () => {
    const git = repository()
    git('add', '-N', 'a.pem')
    git('add', 'certs', 'link.pem')
    expect([...(tracked(git()) ?? [])].every((name) => name.startsWith('certs/'))).toBe(true)
  })

  it('is not known where it is split', () => {
    const git = repository()
    git('add', '-A')
    git('update-index', '--split-index')
    expect(tracked(git())).toBeUndefined()
  })
})

it('reads none that is damaged, and ends', () => {
  const bytes = gitIndex(names)
  expect(readGitIndex(bytes)?.size).toBe(names.length)
  for (let length = 0; length < bytes.length; length++)
    expect(readGitIndex(bytes.subarray(0, length)) ?? new Set()).toEqual(new Set())
  for (let at = 0; at < bytes.length; at++) {
    const damaged = Uint8Array.from(bytes)
    damaged[at] = (damaged[at] as number) ^ 0xff
    expect(() => readGitIndex(damaged)).not.toThrow()
  }
})

it('an index of version 4 whose every path is the one before and more is none', () => {
  const entry = (name: string): Buffer => {
    const bytes = Buffer.alloc(62 + 2 + name.length)
    bytes.writeUInt32BE(0o100644, 24)
    bytes.write(name, 63)
    return bytes
  }
  const header = Buffer.alloc(12)
  header.write('DIRC')
  header.writeUInt32BE(4, 4)
  header.writeUInt32BE(30_000, 8)
  const entries = Array.from({ length: 30_000 }, (_, index) => entry(index === 0 ? 'a'.repeat(1000) : 'b'))
  const started = performance.now()
  expect(readGitIndex(Buffer.concat([header, ...entries, Buffer.alloc(20)]))).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(1000)
})
