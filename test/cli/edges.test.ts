import { lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unverifiedRule, unverifiedServer } from './configurations.ts'
import { posix, useProgram } from './program.ts'

const program = useProgram()
const at = (name: string): string => join(program.directory, name)

test('a file that is named by two spellings is one file', async () => {
  program.write('fs/good.hcl', unverifiedServer)
  const here = { cwd: at('fs') }
  const names = ['good.hcl', './good.hcl', '../fs/good.hcl', at('fs/good.hcl'), '../fs/../fs//good.hcl']
  const { stdout } = await program.run(['agents', '-f', 'json', ...names], '', here)
  expect(JSON.parse(stdout)).toMatchObject([{ name: 'good.hcl', files: ['good.hcl'] }])
  mkdirSync(at('other'), { recursive: true })
  const elsewhere = ['../fs/good.hcl', at('fs/good.hcl')]
  const { stdout: outside } = await program.run(['agents', '-f', 'json', ...elsewhere], '', {
    cwd: at('other'),
  })
  expect(JSON.parse(outside)).toMatchObject([{ files: ['../fs/good.hcl'] }])
})

describe('--stdin-filename', () => {
  test.each(['./', '.', 'fs/', '..', '../..', 'fs/..', ''])('%j is no name of a file', async (name) => {
    const { code, stdout, stderr } = await program.run([`--stdin-filename=${name}`, '-'], unverifiedServer)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^nomadlint: /)
  })

  test('names what the command agents reads as well', async () => {
    const { stdout } = await program.run(['agents', '--stdin-filename', 'x/y.hcl', '-'], 'region = "eu"')
    expect(stdout).toContain('x/y.hcl')
  })
})

test('standard input has one name in every command', async () => {
  const { stdout: parsed } = await program.run(['parse', '-'], 'a = 1\n')
  expect(JSON.parse(parsed)).toMatchObject({ file: '<stdin>' })
  const { stdout: agents } = await program.run(['agents', '-'], 'region = "eu"\n')
  expect(agents).toContain('<stdin>')
})

test('nothing in a wrong argument gets to the terminal raw', async () => {
  const bad = 'x\u001b[31m\u202e\u0007'
  const attempts = [
    [`--${bad}`],
    [`--format=${bad}`],
    [`--rule=${bad}`],
    [`--rule=tls=${bad}`],
    ['--only', bad],
    ['--nomad-version', bad],
    ['--as-of', bad],
    ['--root', bad],
    ['-o', `${bad}/x`, '.'],
    ['--agent-flags', bad, '.'],
    ['--changed', bad],
    [`${bad}.hcl`],
  ]
  expect((await program.run(['explain', bad])).stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
  for (const args of attempts) {
    const { code, stderr } = await program.run(args)
    expect(code, args.join(' ')).toBe(2)
    expect(stderr, args.join(' ')).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u)
  }
}, 60_000)

if (posix) {
  test('trouble on standard input does not hide what is in files', async () => {
    program.write('fs/good.hcl', unverifiedServer)
    const { stdout } = await program.shell('$NOMADLINT -f compact - fs/good.hcl < fs; echo $?')
    expect(stdout).toContain(unverifiedRule)
    expect(stdout).toMatch(/\n2\n$/)
    const { stderr } = await program.shell(
      '$NOMADLINT -q -f compact - fs/good.hcl < fs >/dev/null || $NOMADLINT --quiet - fs/good.hcl < fs > /dev/null',
    )
    expect(stderr).toContain('cannot read standard input: it is a directory')
    const agents = await program.shell('$NOMADLINT agents - fs/good.hcl < fs; echo $?')
    expect(agents.stdout).toMatch(/fs\/good\.hcl[^]*\n2\n$/)
  })

  test('-o through a link that leads to nothing makes what it leads to', async () => {
    mkdirSync(at('out/deep'), { recursive: true })
    program.write('fs/good.hcl', unverifiedServer)
    program.link('out/first', 'deep/second')
    program.link('out/deep/second', 'made.txt')
    await program.run(['-f', 'compact', '-o', 'out/first', 'fs/good.hcl'])
    expect(lstatSync(at('out/first')).isSymbolicLink()).toBe(true)
    expect(lstatSync(at('out/deep/second')).isSymbolicLink()).toBe(true)
    expect(readFileSync(at('out/deep/made.txt'), 'utf8')).toContain(unverifiedRule)
    program.link('out/round', 'round')
    const { code, stderr } = await program.run(['-o', 'out/round', 'fs/good.hcl'])
    expect(code).toBe(2)
    expect(stderr).toContain('its links lead in a circle')
  })

  test('a current directory that was deleted is said to be gone', async () => {
    const { stdout, stderr } = await program.shell('mkdir gone; cd gone; rmdir ../gone; $NOMADLINT; echo $?')
    expect(stdout).toBe('2\n')
    expect(stderr).toContain('the current directory is not there any more')
  })
}

if (process.platform === 'linux') {
  test('a name that is no UTF-8 is that of a file like any other', async () => {
    const name = Buffer.concat([
      Buffer.from(at('bytes/caf')),
      Buffer.from([0xe9, 0x2d, 0xff]),
      Buffer.from('é.hcl'),
    ])
    mkdirSync(at('bytes'))
    writeFileSync(name, unverifiedServer)
    const { stdout } = await program.run(['-f', 'jsonl', 'bytes'])
    expect(JSON.parse(stdout)).toMatchObject({ file: 'bytes/caf\udce9-\udcffé.hcl', rule: unverifiedRule })
    const { stdout: compact } = await program.shell('$NOMADLINT -f compact bytes/*.hcl')
    expect(compact).toMatch(/^bytes\/caf\\udce9-\\udcffé\.hcl:\d+:\d+: error/)
  })
}

describe('an area', () => {
  test('keeps what the preset has of it', async () => {
    program.write('fs/good.hcl', unverifiedServer)
    const { stdout } = await program.run(['-f', 'jsonl', '--rule', 'portability=info', 'fs/good.hcl'])
    expect(stdout).not.toContain('portability/')
    const { stdout: named } = await program.run(['-f', 'compact', '--only', 'tls', 'fs/good.hcl'])
    expect(named).toContain(unverifiedRule)
  })

  test('of which the preset has nothing is wanted whole', async () => {
    program.write('fs/escape.hcl', 'datacenter = "\\x64c1"\n')
    const { stderr } = await program.run(['-f', 'compact', '--only', 'portability', 'fs/escape.hcl'])
    // The rule runs; the library that it asks is not beside this program.
    expect(stderr).toContain('1 file is not compared with HCL 2')
  })
})
