import { directoryOf, tidy } from '../agents/paths.ts'
import type { FileFacts, Host, Known } from '../host.ts'
import type { Documents } from './documents.ts'

/** What was at a path, in a word; undefined where nobody looked. */
export type Asked = ReadonlyMap<string, string | undefined>

/** What is at a path: another word, and it is something else. */
export function stateOf(facts: Known<FileFacts>): string {
  return facts.known ? (facts.value.identity ?? facts.value.type) : facts.why
}

/**
 * A host that remembers which paths were asked for, and what was there: what depends on them is done again when they
 * change.
 */
export function recordingHost(host: Host, asked: Map<string, string | undefined>): Host {
  const note = (path: string): void => {
    if (!asked.has(path)) asked.set(path, undefined)
  }
  return {
    ...host,
    read: (path, limit) => {
      note(path)
      return host.read(path, limit)
    },
    stat: async (path) => {
      const facts = await host.stat(path)
      asked.set(path, stateOf(facts))
      return facts
    },
    list: (path) => {
      note(path)
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
