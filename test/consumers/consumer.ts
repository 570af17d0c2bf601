import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'

export interface Answer {
  readonly code: number | null
  readonly text: string
}

/** A file that `.ci/consumers` got. */
export function got(path: string): string {
  const whole = join(inject('consumers'), path)
  if (!existsSync(whole)) throw new Error(`.ci/consumers did not get ${path}`)
  return whole
}

/** Runs a program; both of its streams as one text. */
export function run(program: string, args: readonly string[], options: SpawnSyncOptions = {}): Answer {
  const { status, stdout, stderr, error } = spawnSync(program, args, { ...options, encoding: 'utf8' })
  if (error !== undefined) throw error
  return { code: status, text: `${stdout}${stderr}` }
}
