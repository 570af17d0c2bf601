import { rules } from '../../../rules/index.ts'
import { lint } from '../../../server/lint.ts'
import { defaultOptions, type LintOptions } from '../../../server/lint-options.ts'
import { memoryHost } from '../../memory-host.ts'

export const unit = (line: string): string => `[Service]\nExecStart=/usr/bin/nomad agent ${line}\n`
export const server = 'data_dir = "/d"\nserver {\n  enabled = true\n}\n'
export const client = 'data_dir = "/d"\nclient {\n  enabled = true\n}\n'

export type Files = Readonly<Record<string, string>>

export async function run(files: Files, options: Partial<LintOptions> = {}) {
  return await lint({ ...defaultOptions, ...options }, rules, memoryHost(new Map(Object.entries(files))))
}

/** Each agent: its name, then its files. */
export async function agents(
  files: Files,
  options: Partial<LintOptions> = {},
): Promise<readonly (readonly string[])[]> {
  return (await run(files, options)).agents.map(({ name, files: paths }) => [name, ...paths])
}
