import type { Known } from '../host.ts'
import { isAbsolute, join } from './paths.ts'

/** Linux gives up here as well, so that links in a circle end. */
const linkLimit = 40

/** UTF-16 units: no system opens what has a longer path, and to look along it takes time quadratic in its length. */
const longestPath = 4096

/**
 * Where a path below `root` leads once its links are followed as in a chroot: what is absolute in a link begins at
 * the root, and `..` does not lead out of it. Undefined for links in a circle, and for what is too long to be anywhere.
 */
export async function followWithin(
  root: string,
  path: string,
  readLink: (path: string) => Promise<Known<string>>,
): Promise<string | undefined> {
  if (path.length > longestPath) return undefined
  const pending = path.split('/').toReversed()
  const reached: string[] = []
  let links = 0
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (part === '' || part === '.') continue
    if (part === '..') {
      reached.pop()
      continue
    }
    const target = await readLink(join(root, [...reached, part].join('/')))
    if (!target.known) {
      reached.push(part)
      continue
    }
    if (++links > linkLimit || target.value.length > longestPath) return undefined
    if (isAbsolute(target.value)) reached.length = 0
    pending.push(...target.value.split('/').toReversed())
  }
  return join(root, reached.join('/'))
}
