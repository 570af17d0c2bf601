import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { useProgram } from './program.ts'

const program = useProgram()
const at = (name: string): string => join(program.directory, 'conf', name)
const run = (args: readonly string[], input = '') =>
  program.run(['fmt', ...args], input, { cwd: join(program.directory, 'conf') })

const secret = 'K7Jtrb1ql0z9ubsZtUGyNUTFJZ3bMqkUnrXCdVXYXDg='
const rough = `server {\nenabled=true\n\n\nencrypt = "${secret}"\n}\n`
const smooth = `server {\n  enabled = true\n\n  encrypt = "${secret}"\n}\n`

beforeEach(() => {
  program.write('conf/rough.hcl', rough)
  program.write('conf/sub/smooth.hcl', smooth)
  program.write('conf/job.hcl', 'job "a" {\ngroup "b" {}\n}\n')
})

describe('fmt', () => {
  it('formats what is agent configuration, and names what it changed', async () => {
    expect(await run([])).toEqual({ code: 0, stdout: 'rough.hcl\n', stderr: '' })
    expect(readFileSync(at('rough.hcl'), 'utf8')).toBe(smooth)
    expect(readFileSync(at('job.hcl'), 'utf8')).toContain('\ngroup')
    expect((await run([])).stdout).toBe('')
  })

  it('only checks', async () => {
    expect(await run(['--check'])).toMatchObject({ code: 1, stdout: 'rough.hcl\n' })
    expect(readFileSync(at('rough.hcl'), 'utf8')).toBe(rough)
    expect(await run(['--check', 'sub'])).toMatchObject({ code: 0, stdout: '' })
  })

  it('only shows, without a secret', async () => {
    const { code, stdout } = await run(['--diff', 'rough.hcl'])
    expect(stdout).toContain('-enabled=true\n')
    expect(stdout).toContain('+  enabled = true\n')
    expect(stdout).not.toContain(secret.slice(0, 8))
    expect(code).toBe(0)
    expect(readFileSync(at('rough.hcl'), 'utf8')).toBe(rough)
  })

  it('formats standard input', async () => {
    expect(await run(['-'], rough)).toEqual({ code: 0, stdout: smooth, stderr: '' })
    expect(await run(['--check', '-'], rough)).toMatchObject({ code: 1, stdout: '' })
  })

  it.each([
    ['what does not parse', 'a = {\n', 'does not parse'],
    ['JSON', '{"server": {"enabled": true}}', 'it is JSON'],
    ['another kind of file', 'job "a" {\n}\n', 'not agent configuration'],
  ])('leaves %s as it is, and says so', async (_, text, why) => {
    program.write('conf/odd.hcl', text)
    const { code, stdout, stderr } = await run(['odd.hcl'])
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(why)
    expect(readFileSync(at('odd.hcl'), 'utf8')).toBe(text)
  })

  it('gives back from standard input what it cannot format', async () => {
    expect(await run(['-'], 'a = {\n')).toMatchObject({ code: 1, stdout: 'a = {\n' })
  })

  it('says what is not there', async () => {
    expect((await run(['nope.hcl'])).code).toBe(2)
  })
})
