import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { unverifiedServer } from './configurations.ts'
import { useProgram } from './program.ts'

const program = useProgram()
const flawed = unverifiedServer
const read = (name: string): string => readFileSync(join(program.directory, name), 'utf8')
const run = (line: string, directory = 'work') =>
  program.run(line.split(' '), '', { cwd: join(program.directory, directory) })

beforeEach(() => {
  program.write('work/a.d/server.hcl', flawed)
  program.write('work/b/client.hcl', 'telemetry {\n  x = 1\n}\n')
})

describe('--write-baseline', () => {
  it('makes all of it known, and tells the rest', async () => {
    const first = await run('--write-baseline known.json -f compact .')
    expect([first.code, first.stdout]).toEqual([0, ''])
    expect(first.stderr).toContain('Wrote 2 findings to known.json.\n')
    const again = await run('--baseline known.json -f compact .')
    expect([again.code, again.stdout]).toEqual([0, ''])
    expect(again.stderr).toContain('Suppressed: 2 findings by the baseline.')
    program.write('work/b/client.hcl', 'telemetry {\n  x = 1\n  y = 2\n}\n')
    const more = await run('--baseline known.json -f compact .')
    expect([more.code, more.stdout]).toEqual([1, expect.stringContaining('b/client.hcl:3:3: error: `y`')])
    expect((await run('--baseline ../known.json client.hcl', 'work/b')).code).toBe(1)
    const text = read('work/known.json')
    await run('--write-baseline known.json --quiet .')
    expect(read('work/known.json').split('\n').length).toBe(text.split('\n').length + 1)
    expect(readdirSync(join(program.directory, 'work')).sort()).toEqual(['a.d', 'b', 'known.json'])
  })

  it('keeps what the run did not look for, and drops what is gone', async () => {
    await run('--write-baseline part.json .')
    program.write('work/b/client.hcl', 'datacenter = "dc1"\n')
    const hint = 'Hint: 1 finding of the baseline is gone: write it again with --write-baseline.'
    expect((await run('--baseline part.json .')).stderr).toContain(hint)
    await run('--write-baseline part.json b')
    expect(JSON.parse(read('work/part.json')).findings).toMatchObject([{ directory: 'a.d' }])
    expect((await run('--baseline part.json .')).stderr).not.toContain('Hint')
  })

  it('does not hide a PATH that is not there', async () => {
    expect((await run('--write-baseline other.json nowhere .')).code).toBe(2)
  })
})

describe('wrong usage', () => {
  it.each([
    [
      '--baseline nowhere.json .',
      '--baseline nowhere.json: no such file; --write-baseline nowhere.json writes one',
    ],
    [
      '--baseline bad.json .',
      '--baseline bad.json:2:15: this is a baseline of another nomadlint: its version is not 1',
    ],
    ['--baseline b .', '--baseline b: cannot be read'],
    ['--write-baseline a.d/server.hcl .', '--write-baseline a.d/server.hcl:1:1: a baseline is JSON'],
    ['--write-baseline bad/x.json .', 'cannot write the baseline to bad/x.json: no such directory'],
  ])('nomadlint %s', async (line, message) => {
    program.write('work/bad.json', '\n { "version": 7 }')
    const { code, stdout, stderr } = await run(line)
    expect({ code, stdout, stderr: stderr.split('\n').at(-2) }).toEqual({
      code: 2,
      stdout: '',
      stderr: `nomadlint: ${message}`,
    })
    expect(read('work/a.d/server.hcl')).toBe(flawed)
  })
})
