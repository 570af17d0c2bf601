import { realPath } from '../agents/links.ts'
import { isAbsolute, join } from '../agents/system-paths.ts'
import { type Host, type Known, known, unknown } from '../host.ts'
import type { FactCache } from './cache.ts'
import { cachedLinks } from './cached-links.ts'
import { readGitIndex } from './git-index.ts'

/** An index has some eighty bytes an entry: this is one of a million files. */
const largestIndex = 128 * 1024 * 1024

/**
 * Whether git tracks a file, by the index of the repository it is in; git itself is not run, as a repository may
 * name programs for it to start. `outside`: in no repository; `unsupported`: what is tracked may be another text,
 * since a filter, such as one that encrypts, stands between the two.
 */
export async function isTracked(path: string, host: Host, cache: FactCache): Promise<Known<boolean>> {
  return cache.once(`tracked\0${path}`, async () => {
    const real = await realPath(path, host, cachedLinks(host, cache))
    const repository = await findRepository(directoryOf(real), host, cache)
    if (repository === undefined) return unknown('outside')
    const { top, gitDirectory } = repository
    const index = await cache.once(`index\0${gitDirectory}`, () => readIndex(gitDirectory, host))
    if (!index.known) return index
    if (!index.value.has(real.slice(top.length).replace(/^\//, ''))) return known(false)
    return (await isFiltered(real, repository, host, cache)) ? unknown('unsupported') : known(true)
  })
}

interface Repository {
  /** Without a slash at its end: empty for `/`. */
  readonly top: string
  readonly gitDirectory: string
}

/** The one around a directory; submodules and linked work trees have a file that names it. */
async function findRepository(
  directory: string,
  host: Host,
  cache: FactCache,
): Promise<Repository | undefined> {
  return cache.once(`repository\0${directory}`, async () => {
    const at = `${directory === '/' ? '' : directory}/.git`
    const facts = await host.stat(at)
    const top = at.slice(0, -'/.git'.length)
    if (facts.known && facts.value.type === 'directory') return { top, gitDirectory: at }
    if (facts.known && facts.value.type === 'file') {
      const text = await readText(at, host)
      const named = /^gitdir: ([^\r\n]+)/.exec(text)?.[1]
      if (named !== undefined) return { top, gitDirectory: isAbsolute(named) ? named : join(top, named) }
    }
    const above = directoryOf(directory)
    return above === directory ? undefined : await findRepository(above, host, cache)
  })
}

async function readIndex(gitDirectory: string, host: Host): Promise<Known<ReadonlySet<string>>> {
  const bytes = await host.read(`${gitDirectory}/index`, largestIndex)
  // Nothing has ever been added.
  if (!bytes.known) return bytes.why === 'missing' ? known(new Set()) : bytes
  const paths = readGitIndex(bytes.value)
  return paths === undefined ? unknown('unsupported') : known(paths)
}

/** Whether attributes on the way name a filter other than that of large files: git-crypt, for one, encrypts by one. */
async function isFiltered(
  path: string,
  { top, gitDirectory }: Repository,
  host: Host,
  cache: FactCache,
): Promise<boolean> {
  const files = [`${gitDirectory}/info/attributes`]
  for (let directory = directoryOf(path); directory.length >= Math.max(top.length, 1); ) {
    files.push(`${directory === '/' ? '' : directory}/.gitattributes`)
    if (directory === '/') break
    directory = directoryOf(directory)
  }
  for (const file of files) {
    const text = await cache.once(`text\0${file}`, () => readText(file, host))
    if (/[ \t]filter=(?!lfs\b)/.test(text)) return true
  }
  return false
}

async function readText(path: string, host: Host): Promise<string> {
  const bytes = await host.read(path, 1024 * 1024)
  return bytes.known ? new TextDecoder().decode(bytes.value) : ''
}

function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash <= 0 ? '/' : path.slice(0, slash)
}
