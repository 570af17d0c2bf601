import { type Host, type Known, unknown } from '../host.ts'
import { isAbsolute, join, pathWithin } from './system-paths.ts'

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

/** What is written in the symbolic link at a path. */
export type ReadLink = (path: string) => Promise<Known<string>>

export function linkReader(host: Host): ReadLink {
  return async (path) => (await host.link?.(path)) ?? unknown('unsupported')
}

/** Absolute, where the working directory is known. */
export function absolutePath(path: string, host: Host): string {
  const here = isAbsolute(path) ? undefined : host.directory?.()
  return here === undefined ? path : join(here, path)
}

/** Absolute, all links on the way followed; the path itself where they lead in circles. */
export async function realPath(path: string, host: Host, readLink = linkReader(host)): Promise<string> {
  const absolute = absolutePath(path, host)
  if (!absolute.startsWith('/')) return absolute
  return (await followWithin('/', absolute, readLink)) ?? absolute
}

/**
 * The path to read: below the root, links lead to where they would on the node, as the files of this machine are no part
 * of it.
 */
export async function pathBelow(
  root: string | undefined,
  path: string,
  host: Host,
  readLink = linkReader(host),
): Promise<string> {
  if (root === undefined) return path
  const within = pathWithin(absolutePath(root, host), absolutePath(path, host))
  if (within === undefined) return path
  // Of links in a circle, the first is as good as any: the system will not open it either.
  return (await followWithin(root, within, readLink)) ?? path
}
