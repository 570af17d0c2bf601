import { describeError } from '../engine/describe-error.ts'
import type { Failure } from '../engine/report.ts'
import { visible } from '../report/visible.ts'
import { exit } from './exit.ts'
import { write } from './streams.ts'
import { version } from './version.ts'

const where = `nomadlint ${version}, Node.js ${process.version}, ${process.platform}`

/** Failures beyond these are mostly the same. */
const mostTold = 5

/** Says of every exception that some files caused how to report it, in one line. */
export function reportFailures(failures: readonly Failure[]): void {
  for (const { paths, error } of failures.slice(0, mostTold)) {
    const [first = ''] = paths
    const others = paths.length > 1 ? ` or one of ${paths.length - 1} files beside it` : ''
    const text = [describeError(error), ...stackOf(error).slice(0, 3)].map(visible).join(' ')
    write(2, `nomadlint failed on ${visible(first)}${others}; please report this (${where}): ${text}\n`)
  }
}

/** An exception that reaches the top is a bug of ours: says how to report it, and hides nothing said before. */
export function crash(error: unknown): void {
  process.exitCode = exit.crash
  const lines = [
    `nomadlint failed; please report this with the text below (${where})`,
    ...[describeError(error), ...stackOf(error).map((line) => `    ${line}`)].map(visible),
  ]
  write(2, `${lines.join('\n')}\n`)
}

/** Where it was thrown: places in our code, which tell nothing of the files. */
function stackOf(error: unknown): readonly string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  return stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
}
