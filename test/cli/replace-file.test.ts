import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { replaceFile } from '../../server/cli/replace-file.ts'
import { posix, useProgram } from './program.ts'

/** How many bytes the disk has room for at the next call. */
let room = Number.POSITIVE_INFINITY
let chown: (() => never) | undefined

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  const writeSync = (
    descriptor: number,
    bytes: Uint8Array,
    offset = 0,
    length = bytes.length,
    position = null,
  ) => {
    if (length <= room) return real.writeSync(descriptor, bytes, offset, length, position)
    if (room > 0) real.writeSync(descriptor, bytes, offset, room, position)
    room = Number.POSITIVE_INFINITY
    throw Object.assign(new Error('full'), { code: 'ENOSPC' })
  }
  const fchownSync = (...args: Parameters<typeof real.fchownSync>) => (chown ?? real.fchownSync)(...args)
  return { ...real, writeSync, fchownSync }
})

const directory = fs.mkdtempSync(join(tmpdir(), 'nomadlint-replace-'))
afterAll(() => fs.rmSync(directory, { recursive: true }))
const at = (name: string): string => join(directory, name)
const read = (name: string): string => fs.readFileSync(at(name), 'utf8')

it('a file that others share keeps its text where the disk is full', async () => {
  fs.writeFileSync(at('one'), 'what was there before')
  fs.linkSync(at('one'), at('other'))
  room = 5
  await expect(
    replaceFile(at('one'), ['something else, and longer'], fs.statSync(at('one'))),
  ).rejects.toThrow('full')
  expect([read('one'), read('other')]).toEqual(['what was there before', 'what was there before'])
  await replaceFile(at('one'), ['short'], fs.statSync(at('one')))
  expect([read('one'), read('other')]).toEqual(['short', 'short'])
})

it('a file whose owner cannot be kept is written into', async () => {
  fs.writeFileSync(at('theirs'), 'what was there before')
  chown = () => {
    throw Object.assign(new Error('not permitted'), { code: 'EPERM' })
  }
  const stats = fs.statSync(at('theirs'))
  const others = Object.assign(fs.statSync(at('theirs')), { uid: stats.uid + 1 })
  await replaceFile(at('theirs'), ['new'], others)
  chown = undefined
  expect(read('theirs')).toBe('new')
  expect(fs.statSync(at('theirs')).ino).toBe(stats.ino)
  expect(fs.readdirSync(directory).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

if (posix && process.platform === 'linux') {
  const program = useProgram()

  it('names that are no UTF-8 are those of files that are fixed and formatted', async () => {
    const name = Buffer.concat([
      Buffer.from(join(program.directory, 'bytes/caf')),
      Buffer.from([0xe9]),
      Buffer.from('.hcl'),
    ])
    const link = Buffer.concat([
      Buffer.from(join(program.directory, 'bytes/link')),
      Buffer.from([0xff]),
      Buffer.from('.hcl'),
    ])
    program.write('bytes/other.txt', '')
    fs.writeFileSync(name, 'tls {\nrpc=true\nverify_server_hostname=false\n}\n')
    fs.symlinkSync(Buffer.from([0x63, 0x61, 0x66, 0xe9, ...Buffer.from('.hcl')]), link)
    expect(await program.run(['fmt', 'bytes'])).toMatchObject({ code: 0, stderr: '' })
    expect(fs.readFileSync(name, 'utf8')).toContain('\n  rpc                    = true\n')
    const { stderr } = await program.run(['--fix', '--unsafe-fixes', 'bytes'])
    expect(stderr).toMatch(/^Fixed \d+ problem/m)
    expect(stderr).not.toContain('Cannot write')
    expect(fs.readFileSync(name, 'utf8')).toContain('verify_https_client')
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true)
  })
}
