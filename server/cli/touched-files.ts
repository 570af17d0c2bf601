import { type Stats, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { isRead } from '../agents/changes.ts'
import { isUnitName } from '../agents/discover.ts'
import { directoryOf, join } from '../agents/paths.ts'
import { isPemName } from '../facts/beside.ts'
import type { Host } from '../host.ts'
import { systemPath } from '../node-names.ts'
import { isSettingsName, settingsName } from '../settings/settings.ts'

type Question = 'read' | 'stat' | 'list'

/** Begins the state of a directory, as that of an empty one is not that of none. */
const listing = '/'

/** Something a run has asked for, and what it was then. */
interface Touched {
  readonly question: Question
  readonly path: string
  readonly state: string
}

/** Everything that a run has looked at, present or not: what it said may change when one of these does. */
export class TouchedFiles {
  readonly #host: Host
  /** Absolute paths of files that the run itself writes. */
  readonly #own: ReadonlySet<string>
  readonly #touched = new Map<string, Touched>()

  constructor(host: Host, own: readonly string[]) {
    this.#host = host
    this.#own = new Set(own.map((path) => resolve(path)))
  }

  /** The same host, whose questions are noted. */
  get host(): Host {
    const host = this.#host
    const note = (question: Question, path: string): Promise<void> => this.#note(question, path)
    return {
      ...host,
      async read(path, limit) {
        await note('read', path)
        return host.read(path, limit)
      },
      async stat(path) {
        await note('stat', path)
        return host.stat(path)
      },
      async list(path) {
        await note('list', path)
        return host.list(path)
      },
    }
  }

  /** The paths that are not what they were. */
  async changed(): Promise<readonly string[]> {
    const changed = new Set<string>()
    for (const { question, path, state } of this.#touched.values()) {
      if (this.#own.has(resolve(path)) || (question === 'list' && isAbove(path))) continue
      const now = await this.#stateOf(question, path)
      if (now === state) continue
      for (const one of question === 'list' ? differing(path, state, now) : [path]) changed.add(one)
    }
    return [...changed].sort()
  }

  /** Files that are there, and where others are waited for. */
  get files(): ReadonlySet<string> {
    return new Set(
      [...this.#touched.values()].flatMap(({ question, path }) => (question === 'list' ? [] : [path])),
    )
  }

  /** The directories in which a change would matter. */
  get directories(): ReadonlySet<string> {
    const directories = new Set<string>()
    for (const { question, path, state } of this.#touched.values()) {
      if (question === 'list') {
        if (state !== '' && !isAbove(path)) directories.add(path)
      } else if (state !== '' || !isSettingsName(path)) directories.add(directoryOf(path))
    }
    return new Set([...directories].filter((path) => path !== '/' && isDirectory(path)))
  }

  async #note(question: Question, path: string): Promise<void> {
    const key = `${question}\0${path}`
    if (!this.#touched.has(key))
      this.#touched.set(key, { question, path, state: await this.#stateOf(question, path) })
  }

  /** Two states are equal where nothing has changed; empty where nothing is. */
  async #stateOf(question: Question, path: string): Promise<string> {
    if (question !== 'list') return fileState(path)
    const entries = await this.#host.list(path)
    if (!entries.known) return ''
    const names = entries.value.flatMap(({ name, isDirectory: inner }) =>
      isPassing(name) || this.#own.has(resolve(path, name)) || !(inner || mayMatter(name))
        ? []
        : [inner ? `${name}/` : name],
    )
    return [listing, ...names.sort()].join('\0')
  }
}

/** Units and the top of a repository are looked for above, where others work. */
function isAbove(path: string): boolean {
  return /^(?:\.\.\/)*\.\.$/.test(path)
}

/** What one of two listings of a directory has and the other has not. */
function differing(directory: string, before: string, now: string): readonly string[] {
  const old = new Set(before.split('\0'))
  const fresh = new Set(now.split('\0'))
  const names = [
    ...[...old].filter((name) => !fresh.has(name)),
    ...[...fresh].filter((name) => !old.has(name)),
  ]
  return names.filter((name) => name !== '' && name !== listing).map((name) => join(directory, name))
}

/** Of files that nobody has asked for, those that a run would look at: configuration, units, settings, certificates. */
function mayMatter(name: string): boolean {
  return isRead(name) || isUnitName(name) || isSettingsName(name) || isPemName(name)
}

/** Files that editors make and take away. */
function isPassing(name: string): boolean {
  return (name.startsWith('.') && name !== settingsName) || name.endsWith('~')
}

function fileState(path: string): string {
  const stats = statsOf(path)
  if (stats === undefined) return ''
  return stats.isDirectory() ? 'directory' : `${stats.ino}:${stats.size}:${stats.mtimeMs}:${stats.mode}`
}

function isDirectory(path: string): boolean {
  return statsOf(path)?.isDirectory() === true
}

/** What is below a file, behind a closed directory or in a circle of links is as good as not there. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(systemPath(path), { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}
