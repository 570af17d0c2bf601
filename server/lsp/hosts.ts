import { directoryOf, tidy } from '../agents/paths.ts'
import type { Host } from '../host.ts'
import type { Documents } from './documents.ts'

/** A host that remembers which paths were asked for: what depends on them is done again when they change. */
export function recordingHost(host: Host, asked: Set<string>): Host {
  return {
    ...host,
    read: (path, limit) => {
      asked.add(path)
      return host.read(path, limit)
    },
    stat: (path) => {
      asked.add(path)
      return host.stat(path)
    },
    list: (path) => {
      asked.add(path)
      return host.list(path)
    },
  }
}

/** A host that shows of one directory only the files: what lies below it is none of a document's business. */
export function shallowHost(host: Host): Host {
  return {
    ...host,
    list: async (path) => {
      const entries = await host.list(path)
      if (!entries.known) return entries
      return { known: true, value: entries.value.filter(({ isDirectory }) => !isDirectory) }
    },
  }
}

/** A host whose directories hold the open documents too, those that are not saved yet among them. */
export function documentsHost(host: Host, documents: Documents): Host {
  return {
    ...host,
    list: async (path) => {
      const entries = await host.list(path)
      if (!entries.known) return entries
      const names = new Set(entries.value.map(({ name }) => name))
      const fresh = Array.from(documents.all, (document) => document.path)
        .filter((open) => directoryOf(open) === tidy(path))
        .map((open) => open.slice(open.lastIndexOf('/') + 1))
        .filter((name) => !names.has(name))
      return {
        known: true,
        value: [...entries.value, ...fresh.map((name) => ({ name, isDirectory: false }))],
      }
    },
  }
}
