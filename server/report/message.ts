import type { Finding } from '../engine/finding.ts'
import { visible } from './visible.ts'

/** What is wrong and what to do, on one line. */
export function messageWithHelp({ message, help }: Finding): string {
  return visible(help === undefined ? message : `${message} Help: ${help}.`)
}
