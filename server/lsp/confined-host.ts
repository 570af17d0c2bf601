import { directoryOf, tidy } from '../agents/paths.ts'
import { type Host, unknown, type Why } from '../host.ts'

/** Linux gives up here as well, so that links in a circle end. */
const linkLimit = 40

const outside: { readonly known: false; readonly why: Why } = unknown('outside')

/**
 * A host for workspaces that nobody trusts yet: what does not lie in one of the folders is neither read nor looked for, and
 * neither is what links in them lead to outside. `folders` says which these are now; undefined: there is no limit.
 */
export function confinedHost(host: Host, folders: () => readonly string[] | undefined): Host {
  const isAllowed = async (path: string): Promise<boolean> => {
    const allowed = folders()
    return allowed === undefined || (await isWithin(absolute(path, host), allowed, host, linkLimit))
  }
  return {
    ...host,
    read: async (path, limit) => ((await isAllowed(path)) ? host.read(path, limit) : outside),
    stat: async (path) => ((await isAllowed(path)) ? host.stat(path) : outside),
    list: async (path) => ((await isAllowed(path)) ? host.list(path) : outside),
    link: async (path) => {
      const isOutside = !(await isAllowed(directoryOf(path)))
      return isOutside ? outside : ((await host.link?.(path)) ?? unknown('unsupported'))
    },
  }
}

function absolute(path: string, host: Host): string {
  const here = host.directory?.()
  return /^(?:\/|[A-Za-z]:\/)/.test(path) || here === undefined ? tidy(path) : tidy(`${here}/${path}`)
}

/** Goes down from the folder, as the system does, and looks where each link on the way leads. */
async function isWithin(
  path: string,
  folders: readonly string[],
  host: Host,
  left: number,
): Promise<boolean> {
  const folder = folders
    .map(tidy)
    .find((one) => path === one || path.startsWith(one === '/' ? one : `${one}/`))
  if (folder === undefined || left === 0) return false
  let at = folder
  const steps = path
    .slice(folder.length)
    .split('/')
    .filter((step) => step !== '')
  for (const [index, step] of steps.entries()) {
    const next = at === '/' ? `/${step}` : `${at}/${step}`
    const target = await host.link?.(next)
    if (target?.known) {
      const start = target.value.startsWith('/') ? target.value : `${at}/${target.value}`
      return await isWithin(tidy([start, ...steps.slice(index + 1)].join('/')), folders, host, left - 1)
    }
    at = next
  }
  return true
}
