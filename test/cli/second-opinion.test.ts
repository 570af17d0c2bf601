import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildProgram } from '../../scripts/build.ts'
import { unknown } from '../../server/host.ts'
import { Hcl2Parser } from '../../server/node-hcl2.ts'
import { useProgram } from './program.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const program = useProgram()
// The worker looks for the package from where it lies.
beforeAll(() => symlinkSync(join(root, 'node_modules'), join(program.directory, 'node_modules'), 'junction'))

const quoted = 'client {\n  options {\n    "driver.raw_exec.enable" = "1"\n  }\n}\n'
const only = ['--only', 'portability/not-hcl2']

/** A module that notes at the end what Node.js was asked for, in the file that LOADED names. */
const spy = `
const { Module } = require('node:module')
const load = Module._load
const names = []
Module._load = function (name, ...rest) {
  names.push(name)
  return load.call(this, name, ...rest)
}
process.on('exit', () => require('node:fs').writeFileSync(process.env.LOADED, names.join('\\n')))
`

async function loadedBy(args: readonly string[]): Promise<readonly string[]> {
  program.write('spy.cjs', spy)
  program.write('nomad.hcl', quoted)
  const loaded = join(program.directory, 'loaded.txt')
  await program.run(args, '', { env: { LOADED: loaded, NODE_OPTIONS: '--require ./spy.cjs' } })
  return readFileSync(loaded, 'utf8').split('\n')
}

describe('the rule on HCL 2 in the built program', () => {
  it('asks the parser of HCL 2', async () => {
    program.write('nomad.hcl', quoted)
    const { code, stdout } = await program.run(['-f', 'compact', ...only, 'nomad.hcl'])
    expect(stdout).toMatch(/^nomad\.hcl:3:5: .*name in quotes/)
    expect(code).toBe(1)
  })

  it('is the only one to: other runs load nothing of it', async () => {
    const plain = await loadedBy(['nomad.hcl'])
    expect(plain).toContain('node:fs')
    expect(plain.filter((name) => /worker_threads|hcl2/.test(name))).toEqual([])
    expect(await loadedBy(['--preset', 'strict', 'nomad.hcl'])).toEqual(plain)
    expect(await loadedBy([...only, 'nomad.hcl'])).toContain('node:worker_threads')
    expect(await loadedBy(['--preset', 'all', 'nomad.hcl'])).toContain('node:worker_threads')
  })

  it('leaves JSON, templates and what is broken alone', async () => {
    program.write('other/nomad.json', '{ "datacenter": "dc1" }')
    program.write('other/broken.hcl', 'datacenter = \n}')
    program.write('other/nomad.hcl.j2', '{% if a %}\ndatacenter = "dc1"\n{% endif %}\n')
    const args = ['other/nomad.json', 'other/broken.hcl', 'other/nomad.hcl.j2']
    expect(await program.run([...only, ...args])).toMatchObject({ code: 0, stdout: '' })
  })
})

describe('where the package is not installed', () => {
  it('files are counted as not compared', async () => {
    const bare = mkdtempSync(join(tmpdir(), 'nomadlint-bare-'))
    try {
      await buildProgram(join(bare, 'dist'))
      program.write('nomad.hcl', quoted)
      const script = `"${process.execPath}" "${join(bare, 'dist/cli.cjs')}" ${only.join(' ')} nomad.hcl`
      const { code, stdout, stderr } = await program.shell(script)
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
      expect(stderr).toContain('@cdktf/hcl2json is not installed')
    } finally {
      rmSync(bare, { recursive: true, force: true })
    }
  })
})

describe('the thread', () => {
  const file = join(program.directory, 'program/hcl2-worker.cjs')
  const refused = { known: true, value: [{ start: { line: 1, column: 7 }, end: { line: 1, column: 8 } }] }

  it('answers again and again', async () => {
    const parser = new Hcl2Parser(file)
    const answers = await Promise.all(['a = 1', 'a = 1 b = 2', ''].map((text) => parser.refusals(text)))
    expect(answers).toMatchObject([{ known: true, value: [] }, refused, { known: true, value: [] }])
  })

  it.each([10_000, 100_000])('gives up on blocks nested %i deep, and goes on', async (depth) => {
    const parser = new Hcl2Parser(file, 8000)
    const deep = parser.refusals('a {\n'.repeat(depth) + '}\n'.repeat(depth))
    const next = parser.refusals('a = 1 b = 2')
    expect(await deep).toEqual(unknown('too-large'))
    expect(await next).toMatchObject(refused)
  })

  it('gives up when its time is over, and goes on', async () => {
    const parser = new Hcl2Parser(file, 1)
    expect(await parser.refusals('a = 1')).toEqual(unknown('too-large'))
    expect(await parser.refusals('a = 1')).toEqual(unknown('too-large'))
  })

  it('is missed where it is not', async () => {
    expect(await new Hcl2Parser(`${file}.not`).refusals('')).toEqual(unknown('missing'))
  })
})
