import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildProgram } from '../../scripts/build.ts'

let built: Promise<string> | undefined

/** The directory of the program, built once a process as it is published: with the rules' pages beside it. */
export function builtProgram(): Promise<string> {
  built ??= build()
  return built
}

async function build(): Promise<string> {
  const top = mkdtempSync(join(tmpdir(), 'nomadlint-built-'))
  process.on('exit', () => rmSync(top, { recursive: true, force: true }))
  symlinkSync(fileURLToPath(new URL('../../docs', import.meta.url)), join(top, 'docs'))
  const directory = join(top, 'dist')
  await buildProgram(directory)
  return directory
}
