import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cleanServer, unverifiedServer } from './configurations.ts'
import { posix, useProgram } from './program.ts'

const program = useProgram()
const at = (name: string): string => join(program.directory, name)

interface FindingJson {
  readonly rule: string
  readonly file: string
  readonly message: string
}

async function findings(...args: readonly string[]): Promise<readonly FindingJson[]> {
  const { stdout } = await program.run(['-f', 'jsonl', '--quiet', ...args])
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

test('an empty file is an empty configuration', async () => {
  program.write('empty.hcl', '')
  expect(await program.run(['empty.hcl'])).toMatchObject({ code: 0, stdout: '' })
})

test('a name with spaces, quotes and umlauts is shown as it is', async () => {
  program.write('a "b" ü.hcl', unverifiedServer)
  expect(await findings('a "b" ü.hcl')).toMatchObject([{ file: 'a "b" ü.hcl' }])
})

test('a directory of the name x.hcl is a directory', async () => {
  program.write('x.hcl/server.hcl', unverifiedServer)
  expect(await findings('x.hcl')).toMatchObject([{ file: 'x.hcl/server.hcl' }])
})

test('a file of 50 MiB is not read', async () => {
  program.write('large.hcl', new Uint8Array(50 * 1024 * 1024).fill(0x23))
  expect(await findings('large.hcl')).toMatchObject([
    { rule: 'file/unreadable', message: expect.stringContaining('1 MiB') },
  ])
})

test('absolute names below the working directory are reported as relative ones', async () => {
  program.write('abs/server.hcl', unverifiedServer)
  expect(await findings(at('abs/server.hcl'))).toMatchObject([{ file: 'abs/server.hcl' }])
})

test('ten thousand files are one run', async () => {
  for (let index = 0; index < 10_000; index++) {
    program.write(`many/${index % 100}/agent${index}.hcl`, `${cleanServer}name = "n${index}"\n`)
  }
  const { code, stdout, stderr } = await program.run(['-f', 'json', 'many'])
  expect(JSON.parse(stdout)).toMatchObject({ findings: [], summary: { files: 10_000, agents: 10_000 } })
  expect(code).toBe(0)
  expect(stderr).toMatch(/^No problems found in 10000 files of 10000 agents\.\n/)
}, 60_000)

const nobody = 65534

if (posix) {
  describe('on POSIX systems', () => {
    test('a name with a newline and an escape sequence stays on its line', async () => {
      const name = 'a\n\u001b[31mb.hcl'
      program.write(name, unverifiedServer)
      const { stdout, stderr } = await program.run(['-f', 'compact', name])
      expect(stdout.startsWith('a\\n\\u001b[31mb.hcl:')).toBe(true)
      expect(stdout.split('\n')).toHaveLength(2)
      expect(stderr).not.toContain('\u001b')
      expect(await findings(name)).toMatchObject([{ file: name }])
    })

    test('a FIFO, a device and a link to nowhere are named, not opened', async () => {
      mkdirSync(at('odd'))
      program.fifo('odd/fifo.hcl')
      program.link('odd/zero.hcl', '/dev/zero')
      program.link('odd/dangling.hcl', 'nowhere')
      program.link('odd/loop.hcl', 'loop.hcl')
      program.link('odd/linked.hcl', '../x.hcl')
      const said = (await findings('odd')).map(({ file, rule }) => `${file} ${rule}`)
      const names = ['dangling', 'fifo', 'linked', 'loop', 'zero']
      expect(said).toEqual(names.map((name) => `odd/${name}.hcl file/unreadable`))
    })

    test('a device that is named is not read', async () => {
      expect(await findings('/dev/zero')).toMatchObject([{ file: '/dev/zero', rule: 'file/unreadable' }])
      expect((await program.run(['parse', '/dev/zero'])).stderr).toBe(
        'nomadlint: /dev/zero: not a regular file\n',
      )
    })

    test('a file and a directory that may not be read are told of', async () => {
      program.write('locked/secret.hcl', cleanServer)
      program.write('locked/inside/a.hcl', cleanServer)
      chmodSync(at('locked/secret.hcl'), 0o000)
      chmodSync(at('locked/inside'), 0o000)
      // Whoever runs everything as root is somebody else for this one.
      const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}
      const { code, stdout, stderr } = await program.run(['-f', 'jsonl', 'locked'], '', user)
      chmodSync(at('locked/inside'), 0o755)
      expect(code).toBe(1)
      expect(JSON.parse(stdout)).toMatchObject({ file: 'locked/secret.hcl', rule: 'file/unreadable' })
      expect(stderr).toContain('Not checked: 1 directory is not readable for this user')
    })
  })
}
