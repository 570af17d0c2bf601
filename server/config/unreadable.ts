import type { FileType, Host, Why } from '../host.ts'
import { largerThan, largestConfigFile } from './size-limit.ts'

export const fileTypeWords: Readonly<Record<Exclude<FileType, 'file'>, string>> = {
  directory: 'a directory',
  fifo: 'a FIFO',
  socket: 'a socket',
  device: 'a device',
  other: 'not a regular file',
}

const reasons: Readonly<Record<Why, string>> = {
  missing: 'a link to a file that is not there',
  permission: 'not readable for this user',
  'not-regular': 'not a regular file',
  'too-large': largerThan(largestConfigFile),
  outside: 'outside the workspace',
  unsupported: 'not readable',
}

/** What stands at a path, in words, instead of a file that can be read. */
export async function whatStandsAt(path: string, why: Why, host: Pick<Host, 'stat'>): Promise<string> {
  if (why !== 'not-regular') return reasons[why]
  const facts = await host.stat(path)
  const type = facts.known ? facts.value.type : 'other'
  // It may have become a file since it was read.
  return type === 'file' ? reasons[why] : fileTypeWords[type]
}
