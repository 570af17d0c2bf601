import { directoryOf } from '../../server/agents/paths.ts'
import type { RegisteredRule } from '../../server/engine/rule.ts'
import { type Host, known, unknown } from '../../server/host.ts'

/** A rule that tells which agents are looked at, and says that one log level is bad. */
export const probeTelling = (tell: (agent: string) => void): RegisteredRule => ({
  id: 'test/probe',
  rule: {
    summary: 'Counts.',
    why: 'To know.',
    severity: 'error',
    references: [],
    examples: { bad: [], good: [] },
    *check({ agent }) {
      tell(agent.name)
      if (agent.config.log_level.value === 'BAD')
        yield { at: agent.config.log_level, message: 'This is bad.', help: 'Do not.' }
    },
  },
})

/** Files in memory that know how often they were written, and who read them. */
export class Disk {
  readonly #files = new Map<string, { readonly text: string; readonly identity: string }>()
  readonly #directories = new Map<string, Map<string, boolean>>()
  readonly reads: string[] = []

  write(path: string, text: string): void {
    const identity = `${Number(this.#files.get(path)?.identity ?? 0) + 1}`
    this.#files.set(path, { text, identity })
    for (let at = path; at !== '/'; at = directoryOf(at)) {
      const directory = directoryOf(at)
      const entries = this.#directories.get(directory) ?? new Map<string, boolean>()
      this.#directories.set(directory, entries.set(at.slice(at.lastIndexOf('/') + 1), at !== path))
    }
  }

  readonly host: Host = {
    read: async (path) => {
      this.reads.push(path)
      const file = this.#files.get(path)
      return file === undefined ? unknown('missing') : known(new TextEncoder().encode(file.text))
    },
    stat: async (path) => {
      const file = this.#files.get(path)
      if (file !== undefined) return known({ type: 'file', size: file.text.length, identity: file.identity })
      return this.#directories.has(path) ? known({ type: 'directory', size: 0 }) : unknown('missing')
    },
    list: async (path) => {
      const entries = this.#directories.get(path)
      if (entries === undefined) return unknown('missing')
      return known(Array.from(entries, ([name, isDirectory]) => ({ name, isDirectory })))
    },
    now: () => new Date(),
  }
}

/** A file that is an agent of its own. */
export const standing = (name: string): string =>
  `name = "${name}"\ndata_dir = "/${name}"\nserver {\n  enabled = true\n}\n`
