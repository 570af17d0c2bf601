import { linkReader, type ReadLink } from '../agents/links.ts'
import type { Host } from '../host.ts'
import type { FactCache } from './cache.ts'

/** Every link is read once a run. */
export function cachedLinks(host: Host, cache: FactCache): ReadLink {
  const read = linkReader(host)
  return (path) => cache.once(`link\0${path}`, () => read(path))
}
