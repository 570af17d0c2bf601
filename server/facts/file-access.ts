import { realPath } from '../agents/links.ts'
import { type Access, type Host, type Known, known, unknown } from '../host.ts'
import type { User } from './accounts.ts'
import type { FactCache } from './cache.ts'
import { cachedLinks } from './cached-links.ts'

/** Who gets to a file: its mode and owners, and those of every directory that leads to it. */
export interface FileAccess extends Access {
  /** From the top down, links followed; those that could not be asked are missing. */
  readonly directories: readonly Access[]
}

/** A directory lets everybody else through, and so on: what is not known counts as open. */
export async function readAccess(path: string, host: Host, cache: FactCache): Promise<Known<FileAccess>> {
  return cache.once(`access\0${path}`, async () => {
    const real = await realPath(path, host, cachedLinks(host, cache))
    const own = await accessAt(real, host, cache)
    if (!own.known) return own
    const parts = real.split('/').slice(1, -1)
    const above = ['/', ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)]
    const directories = await Promise.all(above.map((directory) => accessAt(directory, host, cache)))
    return known({
      ...own.value,
      directories: directories.flatMap((access) => (access.known ? [access.value] : [])),
    })
  })
}

async function accessAt(path: string, host: Host, cache: FactCache): Promise<Known<Access>> {
  const facts = await cache.once(`stat\0${path}`, () => host.stat(path))
  if (!facts.known) return facts
  return facts.value.access === undefined ? unknown('unsupported') : known(facts.value.access)
}

const read = 4
const pass = 1

/** Root may read everything. */
export function mayRead({ directories, ...file }: FileAccess, user: User): boolean {
  if (user.uid === 0) return true
  return directories.every((access) => allows(access, user, pass)) && allows(file, user, read)
}

/** The first class that a user falls into decides, even where a later one is allowed more. */
function allows({ mode, uid, gid }: Access, user: User, bit: number): boolean {
  const shift = user.uid === uid ? 6 : user.gids.includes(gid) ? 3 : 0
  return ((mode >> shift) & bit) !== 0
}

/** Users who neither own the file nor are in its group: as its mode says, and whether they get there at all. */
export function openToOthers({ mode, directories }: FileAccess): 'yes' | 'by its mode only' | 'no' {
  if ((mode & read) === 0) return 'no'
  return directories.every((access) => (access.mode & pass) !== 0) ? 'yes' : 'by its mode only'
}

export function openToGroup({ mode }: Access): boolean {
  return ((mode >> 3) & read) !== 0
}

/** As `chmod` takes it: `0640`. */
export function octal(mode: number): string {
  return (mode & 0o7777).toString(8).padStart(4, '0')
}
