import { visible } from '../report/visible.ts'
import { exit } from './exit.ts'
import { write } from './streams.ts'
import { version } from './version.ts'

/** An exception that reaches the top is a bug of ours: says how to report it, and hides nothing said before. */
export function crash(error: unknown): void {
  process.exitCode = exit.crash
  const text = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
  const where = `nomadlint ${version}, Node.js ${process.version}, ${process.platform}`
  const lines = [
    `nomadlint failed; please report this with the text below (${where})`,
    ...text.split('\n').map(visible),
  ]
  write(2, `${lines.join('\n')}\n`)
}
