import type { Invocation, Notification, ReportingDescriptor } from 'sarif'
import type { LintReport } from '../../engine/report.ts'
import { notCheckedSentences } from '../summary.ts'
import { visible } from '../visible.ts'
import type { WorkingTree } from '../working-tree.ts'
import { pascalCase } from './names.ts'
import { directoryUri } from './place.ts'

const remarks = {
  'not-checked': 'Something could not be checked, so silence about it says nothing.',
  'path-missing': 'A path that was named does not exist.',
  'path-unreadable': 'A directory that was named cannot be read.',
} as const

type Remark = keyof typeof remarks

/** What may be said of a run itself; described as fully as services want every descriptor to be. */
export const notifications: readonly ReportingDescriptor[] = Object.entries(remarks).map(([id, text]) => ({
  id,
  name: pascalCase(id),
  shortDescription: { text },
  fullDescription: { text },
  help: { text },
}))

const exitCodes: Readonly<Record<number, string>> = {
  0: 'nothing at or above --fail-on',
  1: 'findings',
  2: 'wrong usage, or a path that is not there',
  3: 'a failure of nomadlint',
}

/** How the run went: its exit code, and all that was not checked. */
export function invocationOf(report: LintReport, exitCode: number, { top, below }: WorkingTree): Invocation {
  return {
    executionSuccessful: exitCode < 2,
    exitCode,
    exitCodeDescription: exitCodes[exitCode] ?? '',
    workingDirectory: { uri: directoryUri(below === '' ? top : `${top}/${below}`) },
    toolExecutionNotifications: [
      ...report.missing.map((path) => notification('path-missing', `No such file or directory: ${path}`)),
      ...report.unlisted.map((path) => notification('path-unreadable', `Cannot read the directory ${path}`)),
      ...notCheckedSentences(report.notChecked).map((text) => notification('not-checked', text)),
    ],
  }
}

function notification(id: Remark, text: string): Notification {
  const index = notifications.findIndex((descriptor) => descriptor.id === id)
  const level = id === 'not-checked' ? 'note' : 'error'
  return { descriptor: { id, index }, level, message: { text: visible(text) } }
}
