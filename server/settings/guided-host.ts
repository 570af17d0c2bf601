import { join } from '../agents/paths.ts'
import type { Host } from '../host.ts'
import type { SettingsFinder } from './finder.ts'

/** A host that does not show what settings ignore: whoever searches with it does not find it. */
export interface GuidedHost extends Host {
  /** What was left out so far. */
  readonly ignored: ReadonlySet<string>
}

export function guidedHost(host: Host, finder: SettingsFinder): GuidedHost {
  const ignored = new Set<string>()
  return {
    ...host,
    ignored,
    async list(path) {
      const entries = await host.list(path)
      if (!entries.known) return entries
      const file = await finder.fileFor(join(path, '.'))
      if (file === undefined || file.ignore.length === 0) return entries
      const shown = []
      for (const entry of entries.value) {
        const entryPath = join(path, entry.name)
        if (await finder.ignores(entryPath)) ignored.add(entryPath)
        else shown.push(entry)
      }
      return { known: true, value: shown }
    },
  }
}
