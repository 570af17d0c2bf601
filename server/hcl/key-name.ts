import type { Key } from './tree.ts'

/** The key as messages name it. Not when quoted: where quotes are out of step, that may be a value. */
export function nameOf(key: Key): string {
  return key.quoted ? 'This key' : `\`${key.value}\``
}
