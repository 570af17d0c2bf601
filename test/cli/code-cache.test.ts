import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unverifiedServer } from './configurations.ts'
import { type Outcome, posix, useProgram } from './program.ts'

const program = useProgram()
program.write('a.hcl', unverifiedServer)

const directory = join(program.directory, 'cache', 'nomadlint')
const env = { NODE_DISABLE_COMPILE_CACHE: '', XDG_CACHE_HOME: join(program.directory, 'cache'), CI: '' }

function run(): Promise<Outcome> {
  return program.run(['-f', 'compact', 'a.hcl'], '', { env, timeout: 20_000 })
}

/** Runs once, and says where what V8 made was put. */
async function fill(): Promise<string> {
  rmSync(directory, { recursive: true, force: true })
  await run()
  const [name = 'none', ...others] = readdirSync(directory)
  expect(others).toEqual([])
  return join(directory, name)
}

if (posix)
  describe('what V8 made of the program', () => {
    test('is kept for the next run, for nobody else to read', async () => {
      const file = await fill()
      const { ino, mode } = lstatSync(file)
      expect(mode & 0o777).toBe(0o600)
      expect((await run()).stdout).toContain('a.hcl:')
      expect(lstatSync(file).ino).toBe(ino)
    })

    test.each([
      ['a bit that fell over', (bytes: Buffer) => bytes.fill((bytes[5000] as number) ^ 1, 5000, 5001)],
      ['an end that is missing', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ])('is made anew where it holds %s', async (_, damage) => {
      const file = await fill()
      const { stdout } = await run()
      const damaged = damage(readFileSync(file))
      writeFileSync(file, damaged)
      expect(await run()).toMatchObject({ code: 1, stdout })
      expect(readFileSync(file).equals(damaged)).toBe(false)
    })

    test('is not waited for where a FIFO has its name', async () => {
      const file = await fill()
      rmSync(file)
      program.fifo(file.slice(program.directory.length))
      chmodSync(file, 0o600)
      expect(await run()).toMatchObject({ code: 1 })
    })

    test('is of use to others, too, where a run of many files made it', async () => {
      for (let index = 0; index < 501; index++) program.write(`many/${index}.hcl`, `name = "n${index}"`)
      rmSync(directory, { recursive: true, force: true })
      await program.run(['-f', 'compact', 'many'], '', { env, timeout: 60_000 })
      const [name = 'none'] = readdirSync(directory)
      const { ino } = lstatSync(join(directory, name))
      await run()
      expect(lstatSync(join(directory, name)).ino).toBe(ino)
    })

    test('makes later runs no slower where a long run made it', async () => {
      for (let index = 0; index < 200; index++) program.write(`agents/${index}/a.hcl`, unverifiedServer)
      const log = join(program.directory, 'functions.log')
      // What was kept is read only where the flags are the same.
      const flags = ['--log-function-events', '--no-logfile-per-isolate', `--logfile=${log}`]
      const compiledAfter = async (first: string): Promise<number> => {
        rmSync(directory, { recursive: true, force: true })
        await program.run(['-f', 'compact', first], '', { env, timeout: 60_000 }, flags)
        await program.run(['-f', 'compact', 'a.hcl'], '', { env, timeout: 20_000 }, flags)
        const events = readFileSync(log, 'utf8')
        expect(events).toMatch(/^function,first-execution,/m)
        return [...events.matchAll(/^function,baseline,/gm)].length
      }
      expect(await compiledAfter('agents')).toBeLessThan(2 * (await compiledAfter('a.hcl')) + 20)
    })

    test('takes the place of nothing else', async () => {
      await fill()
      rmSync(directory, { recursive: true })
      mkdirSync(directory, { mode: 0o700 })
      const names = Array.from({ length: 8 }, (_, index) => `notes${index}.txt`)
      for (const name of names) writeFileSync(join(directory, name), '')
      await run()
      expect(readdirSync(directory)).toEqual(expect.arrayContaining(names))
      expect(readdirSync(directory)).toHaveLength(names.length + 1)
    })
  })
