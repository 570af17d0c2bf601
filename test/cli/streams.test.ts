import { once } from 'node:events'
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cleanServer, unverifiedRule, unverifiedServer } from './configurations.ts'
import { posix, useProgram } from './program.ts'

const program = useProgram()
program.write('unverified.hcl', unverifiedServer)
const manyFiles = 1000
for (let index = 0; index < manyFiles; index++) program.write(`many/${index}.hcl`, unverifiedServer)
const at = (name: string): string => join(program.directory, name)

describe('standard input', () => {
  test('is a file of the name given', async () => {
    const { code, stdout } = await program.run(
      ['-f', 'compact', '--stdin-filename', './conf//server.hcl', '-'],
      unverifiedServer,
    )
    expect(code).toBe(1)
    expect(stdout).toMatch(/^conf\/server\.hcl:\d+:\d+: error: /)
  })

  test('has a name where none is given', async () => {
    const { stdout } = await program.run(['-f', 'compact', '-'], unverifiedServer)
    expect(stdout).toMatch(/^<stdin>:\d+:\d+: error: /)
  })

  test('stands beside files', async () => {
    const { code, stdout } = await program.run(['agents', '--merge', 'unverified.hcl', '-'], 'region = "eu"')
    expect(code).toBe(0)
    expect(stdout).toContain('server, region eu')
  })

  test('may be empty', async () => {
    expect(await program.run(['-'])).toMatchObject({ code: 0, stdout: '' })
  })

  test('may be a closed one', async () => {
    const { code } = await program.run(['-'], '', { stdio: ['ignore', 'pipe', 'pipe'] })
    expect(code).toBe(0)
  })

  test('is parsed, too', async () => {
    const { stdout } = await program.run(['parse', '-'], 'a = 1\n')
    expect(JSON.parse(stdout)).toEqual({ file: '<stdin>', ok: true, problems: [], value: { a: 1 } })
  })
})

describe('parse', () => {
  test('keeps every digit, and tells where Nomad gives up', async () => {
    program.write('big.hcl', 'n = 9007199254740993\n')
    program.write('bad.hcl', 'a = 1\nb = \n}')
    const { code, stdout } = await program.run(['parse', 'big.hcl', 'bad.hcl'])
    const [big, bad] = stdout.split('\n') as [string, string]
    expect(code).toBe(1)
    expect(big).toContain('"value":{"n":9007199254740993}')
    expect(JSON.parse(bad)).toMatchObject({
      file: 'bad.hcl',
      ok: false,
      problems: [
        { line: 3, column: 1 },
        { line: 2, column: 3 },
      ],
    })
  })

  test('a file that cannot be read does not hide the others', async () => {
    const { code, stdout } = await program.run(['parse', 'nowhere.hcl', 'unverified.hcl'])
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ file: 'unverified.hcl', ok: true })
  })
})

describe('-o', () => {
  test('replaces a file and keeps its mode; the summary stays on standard error', async () => {
    program.write('out/report.json', 'old')
    chmodSync(at('out/report.json'), 0o640)
    const { code, stdout, stderr } = await program.run([
      '-f',
      'json',
      '-o',
      'out/report.json',
      'unverified.hcl',
    ])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^Found 1 error/)
    expect(JSON.parse(readFileSync(at('out/report.json'), 'utf8'))).toMatchObject({ summary: { errors: 1 } })
    if (posix) expect(statSync(at('out/report.json')).mode & 0o777).toBe(0o640)
    expect(readdirSync(at('out'))).toEqual(['report.json'])
  })

  test('makes a file', async () => {
    await program.run(['-f', 'compact', '--output=new.txt', 'unverified.hcl'])
    expect(readFileSync(at('new.txt'), 'utf8')).toContain(unverifiedRule)
  })

  test('in a directory that is not there is a mistake', async () => {
    const { code, stderr } = await program.run(['-o', 'no/where.txt', 'unverified.hcl'])
    expect(code).toBe(2)
    expect(stderr).toContain('nomadlint: cannot write the report to no/where.txt: no such directory')
  })

  test('that is a directory is a mistake', async () => {
    program.write('folder/file', '')
    const { code, stderr } = await program.run(['-o', 'folder', 'unverified.hcl'])
    expect(code).toBe(2)
    expect(stderr).toContain('nomadlint: cannot write the report to folder: it is a directory')
  })

  test('- is standard output', async () => {
    expect((await program.run(['-f', 'compact', '-o', '-', 'unverified.hcl'])).stdout).toContain(
      unverifiedRule,
    )
    expect(existsSync(at('-'))).toBe(false)
  })

  if (posix) {
    test('keeps a link, and replaces what it leads to', async () => {
      program.write('real.txt', 'old')
      program.link('link.txt', 'real.txt')
      await program.run(['-f', 'compact', '-o', 'link.txt', 'unverified.hcl'])
      expect(lstatSync(at('link.txt')).isSymbolicLink()).toBe(true)
      expect(readFileSync(at('real.txt'), 'utf8')).toContain(unverifiedRule)
    })

    test('writes to a FIFO', async () => {
      program.fifo('pipe')
      const { stdout } = await program.shell(
        '$NOMADLINT -f compact -o pipe unverified.hcl 2>/dev/null & cat pipe; wait',
      )
      expect(stdout).toContain(unverifiedRule)
      expect(lstatSync(at('pipe')).isFIFO()).toBe(true)
    })

    test('/dev/stdout is standard output, whatever that is', async () => {
      const { stdout } = await program.run(['-f', 'compact', '-o', '/dev/stdout', 'unverified.hcl'])
      expect(stdout).toContain(unverifiedRule)
      await program.shell(
        '{ echo first; $NOMADLINT -f compact -o /dev/stdout unverified.hcl; echo last; } > mixed.txt 2>/dev/null',
      )
      expect(readFileSync(at('mixed.txt'), 'utf8')).toMatch(/^first\nunverified\.hcl:.*\nlast\n$/)
    })
  }
})

test('a directory as standard input is said to be one', async () => {
  if (!posix) return
  const { code, stderr } = await program.shell('$NOMADLINT - < many; $NOMADLINT parse - < many')
  const line = 'nomadlint: cannot read standard input: it is a directory\n'
  expect({ code, stderr }).toEqual({ code: 2, stderr: line + line })
})

describe('standard output', () => {
  test('holds the report and nothing else; --quiet leaves out the summary', async () => {
    const { stdout, stderr } = await program.run(['-f', 'jsonl', '--quiet', 'unverified.hcl'])
    expect(JSON.parse(stdout)).toMatchObject({ rule: unverifiedRule })
    expect(stderr).toBe('')
  })

  test('--stats says how long it took, on standard error', async () => {
    const { stdout, stderr } = await program.run(['--quiet', '--stats', '-f', 'compact', '-'], cleanServer)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^Read 1 file, \d+ lines, .* a line\.\nStages: /)
  })

  if (posix) {
    test('that nobody reads any more is no trouble', async () => {
      const { stdout, stderr } = await program.shell(
        '{ $NOMADLINT -f json --quiet many; echo "exit $?" >&2; } | head -c 1; $NOMADLINT parse many/*.hcl | true; $NOMADLINT --help | true',
      )
      expect({ stdout, stderr }).toEqual({ stdout: '{', stderr: 'exit 1\n' })
    })

    test('that is read slowly gets everything', async () => {
      const child = program.start(['-f', 'json', '--quiet', 'many'], { stdio: ['ignore', 'pipe', 'ignore'] })
      const closed = once(child, 'close')
      let text = ''
      child.stdout?.on('data', (part: Buffer) => {
        text += part.toString()
      })
      child.stdout?.pause()
      setTimeout(() => child.stdout?.resume(), 500)
      await closed
      expect(JSON.parse(text).findings).toHaveLength(manyFiles)
    })

    test('that is full is said to be', async () => {
      const { code, stderr } = await program.shell('$NOMADLINT --help > /dev/full')
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: 'nomadlint: cannot write to standard output: no space is left\n',
      })
    })
  }
})
