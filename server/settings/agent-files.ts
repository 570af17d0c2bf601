import { isRead } from '../agents/changes.ts'
import { configFiles, isEntered } from '../agents/discover.ts'
import { compareBytes, join, tidy } from '../agents/paths.ts'
import type { Host } from '../host.ts'
import { compileGlob } from './glob.ts'

/** How many directories are looked into for one pattern. */
const mostDirectories = 10_000

/** The files of one entry of `files`, as Nomad would read them; undefined where there is nothing of that name. */
export async function agentFiles(
  entry: string,
  directory: string,
  host: Host,
): Promise<readonly string[] | undefined> {
  const path = tidy(entry.startsWith('/') ? entry : join(directory, entry))
  const facts = await host.stat(path)
  if (!facts.known) return /[*?[{]/.test(entry) ? matching(entry, directory, host) : undefined
  if (facts.value.type !== 'directory') return [path]
  const entries = await host.list(path)
  return entries.known ? configFiles(path, entries.value) : undefined
}

/** Files that fit a pattern and may be configuration, in the order of their bytes. */
async function matching(
  pattern: string,
  directory: string,
  host: Host,
): Promise<readonly string[] | undefined> {
  const fits = compileGlob(tidy(pattern))
  const fixed = /^[^*?[{]*\//.exec(pattern)?.[0] ?? ''
  const found: string[] = []
  const waiting = [tidy(fixed === '' ? '.' : fixed)]
  for (const [index, below] of waiting.entries()) {
    if (index >= mostDirectories) break
    const entries = await host.list(below.startsWith('/') ? below : tidy(join(directory, below)))
    for (const { name, isDirectory } of entries.known ? entries.value : []) {
      const path = join(below, name)
      if (isDirectory && isEntered(name)) waiting.push(path)
      else if (!isDirectory && isRead(path) && fits(path)) found.push(path)
    }
  }
  if (found.length === 0) return undefined
  return found.map((path) => tidy(path.startsWith('/') ? path : join(directory, path))).sort(compareBytes)
}
