import { chmodSync } from 'node:fs'
import type { ModeChange } from '../engine/finding.ts'
import type { LintReport } from '../engine/report.ts'
import { visible } from '../report/visible.ts'
import { reasonOf } from './system-error.ts'

/** Each file once, though several agents name it. */
export function modeChanges({ findings }: LintReport): readonly ModeChange[] {
  const changes = findings.flatMap(({ chmod }) => chmod ?? [])
  return [...new Map(changes.map((change) => [change.path, change])).values()]
}

export function chmodCommand({ path, mode }: ModeChange): string {
  return `chmod ${mode.toString(8)} ${visible(path)}`
}

/** Says why it could not. */
export function setMode({ path, mode }: ModeChange): string | undefined {
  try {
    chmodSync(path, mode)
    return undefined
  } catch (error) {
    return `Cannot change the mode of ${visible(path)}: ${reasonOf(error)}.`
  }
}
