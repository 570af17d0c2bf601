import type { Known } from '../host.ts'
import { isAbsolute, join } from './paths.ts'

/** Linux gives up here as well, so that links in a circle end. */
const linkLimit = 40

/**
 * Where a path below `root` leads once its links are followed as in a chroot: what is absolute in a link begins at
 * the root, and `..` does not lead out of it. Undefined for links in a circle.
 */
export async function followWithin(
  root: string,
  path: string,
  readLink: (path: string) => Promise<Known<string>>,
): Promise<string | undefined> {
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
    if (++links > linkLimit) return undefined
    if (isAbsolute(target.value)) reached.length = 0
    pending.push(...target.value.split('/').toReversed())
  }
  return join(root, reached.join('/'))
}
