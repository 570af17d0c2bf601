import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Known } from '../../server/host.ts'
import { createNodeHost } from '../../server/node-host.ts'

const directory = mkdtempSync(join(tmpdir(), 'nomadlint-host-'))
afterAll(() => rmSync(directory, { recursive: true }))

const posix = process.platform !== 'win32'
const host = createNodeHost()
const at = (name: string): string => `${directory}/${name}`

writeFileSync(at('ten'), '0123456789')
writeFileSync(at('empty'), '')
mkdirSync(at('directory.hcl'))
if (posix) {
  symlinkSync('ten', at('link'))
  symlinkSync('directory.hcl', at('link-to-directory'))
  symlinkSync('nowhere', at('dangling'))
  symlinkSync('loop', at('loop'))
  execFileSync('mkfifo', [at('fifo')])
}

function outcome(answer: Known<Uint8Array>): string {
  return answer.known ? Buffer.from(answer.value).toString() : answer.why
}

const everywhere = [
  ['ten', '0123456789'],
  ['empty', ''],
  ['nowhere', 'missing'],
  ['ten/below-a-file', 'missing'],
  ['directory.hcl', 'not-regular'],
  ['x'.repeat(5000), 'missing'],
  ['nul\0', 'missing'],
] as const

const onPosix = [
  ['link', '0123456789'],
  ['dangling', 'missing'],
  ['loop', 'missing'],
  ['fifo', 'not-regular'],
  ['../../dev/zero', 'not-regular'],
] as const

test.each(posix ? [...everywhere, ...onPosix] : everywhere)('reading %j gives %j', async (name, expected) => {
  expect(outcome(await host.read(at(name), 10))).toBe(expected)
})

test('a file may be as long as the limit, and no longer', async () => {
  expect((await host.read(at('ten'), 10)).known).toBe(true)
  expect(await host.read(at('ten'), 9)).toEqual({ known: false, why: 'too-large' })
})

const claimsToBeEmpty = '/proc/self/status'

if (process.platform === 'linux') {
  test('a file that claims to be empty is read to its end', async () => {
    expect(outcome(await host.read(claimsToBeEmpty, 1_000_000))).toContain('VmRSS')
    expect(outcome(await host.read(claimsToBeEmpty, 100))).toBe('too-large')
  })
}

test('stat follows links and tells the type', async () => {
  expect(await host.stat(at('ten'))).toMatchObject({ known: true, value: { type: 'file', size: 10 } })
  expect(await host.stat(at('directory.hcl'))).toMatchObject({ value: { type: 'directory' } })
  if (posix) {
    expect(await host.stat(at('fifo'))).toMatchObject({ value: { type: 'fifo' } })
    expect(await host.stat('/dev/null')).toMatchObject({ value: { type: 'device' } })
    expect(await host.stat(at('link-to-directory'))).toMatchObject({ value: { type: 'directory' } })
    expect(await host.stat(at('loop'))).toEqual({ known: false, why: 'missing' })
  }
})

test.runIf(posix)('stat tells mode and owners', async () => {
  chmodSync(at('ten'), 0o640)
  const { uid, gid } = statSync(at('ten'))
  expect(await host.stat(at('ten'))).toMatchObject({ value: { access: { mode: 0o640, uid, gid } } })
  expect(host.userId?.()).toBe(process.geteuid?.())
})

test('a listing tells of every entry whether it is a directory itself', async () => {
  const entries = await host.list(directory)
  const directories = entries.known ? entries.value.filter(({ isDirectory }) => isDirectory) : []
  expect(directories.map(({ name }) => name)).toEqual(['directory.hcl'])
  expect(await host.list(at('ten'))).toEqual({ known: false, why: 'missing' })
})

test('ten thousand files at once are no trouble', async () => {
  const answers = await Promise.all(Array.from({ length: 10_000 }, () => host.read(at('ten'), 10)))
  expect(answers.every(({ known }) => known)).toBe(true)
})

test('now is the date that was given', () => {
  const date = new Date('2030-01-31')
  expect(createNodeHost(date).now()).toBe(date)
  expect(Math.abs(createNodeHost().now().getTime() - Date.now())).toBeLessThan(1000)
})
