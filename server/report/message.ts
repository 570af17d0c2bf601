import type { Finding } from '../engine/finding.ts'
import { helpLines } from './help-lines.ts'
import { visible } from './visible.ts'

/** What is wrong and what to do, on one line. */
export function messageWithHelp({ message, help }: Finding): string {
  if (help === undefined) return visible(message)
  const { advice, commands } = helpLines(help)
  const typed = commands.length > 0 ? ` ${commands.join('; ')}` : ''
  const text = `${message} Help: ${advice}${typed}`
  return visible(/[.?!]$/.test(text) ? text : `${text}.`)
}
