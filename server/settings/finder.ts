import type { DeclaredAgent } from '../agents/declared.ts'
import { directoryOf, join, tidy } from '../agents/paths.ts'
import { whatStandsAt } from '../config/unreadable.ts'
import type { Report } from '../engine/rule.ts'
import type { Host, Known } from '../host.ts'
import { decodeSource } from '../text/decode.ts'
import { createSource, type Source } from '../text/source.ts'
import { Places } from './places.ts'
import type { OwnSettings, Tools } from './read-file.ts'
import { combine, type FileSettings, type SettingsFile, settingsName } from './settings.ts'

/** Bytes; more than that nobody writes by hand. */
const largestSettings = 1024 * 1024

/** Where settings come from. */
export interface SettingsSearch {
  readonly host: Host
  /** Text that stands for a path: an editor's buffer. */
  readonly overlay: ReadonlyMap<string, Uint8Array>
  /** One file for everything; `false`: none at all. */
  readonly config?: string | false | undefined
}

const nothing: FileSettings = { severities: [] }

/** Finds the settings that hold for a path: the nearest file upwards from it. Each file is read once. */
export class SettingsFinder {
  readonly #search: SettingsSearch
  readonly #places: Places
  readonly #nearest = new Map<string, Promise<SettingsFile | undefined>>()
  readonly #files = new Map<string, Promise<SettingsFile>>()
  /** Those that are done: a circle must not wait for itself. */
  readonly #loaded = new Map<string, SettingsFile>()
  readonly #combined = new Map<SettingsFile, Map<string, FileSettings>>()
  readonly #problems = new Map<string, readonly Report[]>()
  #tools: Promise<Tools> | undefined

  constructor(search: SettingsSearch) {
    this.#search = search
    this.#places = new Places(search.host.directory?.())
  }

  /** What holds for a file. Files for which the same holds get the same object. */
  async settingsAt(path: string): Promise<FileSettings> {
    const file = await this.fileFor(path)
    if (file === undefined) return nothing
    let known = this.#combined.get(file)
    if (known === undefined) this.#combined.set(file, (known = new Map()))
    const fitting = file.layers.map((layer) => layer.fits(path))
    const key = fitting.map(Number).join('')
    let settings = known.get(key)
    if (settings === undefined) {
      settings = combine(file.layers.filter((_, index) => fitting[index]))
      known.set(key, settings)
    }
    return settings
  }

  async ignores(path: string): Promise<boolean> {
    const verdicts = (await this.fileFor(path))?.ignore.map((patterns) => patterns.verdict(path))
    return verdicts?.findLast((verdict) => verdict !== undefined) === true
  }

  /** The agents that the settings of these directories speak of, with at least one file that these hold for. */
  async agentsFor(directories: Iterable<string>): Promise<readonly DeclaredAgent[]> {
    const files = new Set<SettingsFile>()
    for (const directory of new Set(directories)) {
      const file = await this.fileFor(join(directory, settingsName))
      if (file !== undefined) files.add(file)
    }
    const byName = new Map<string, DeclaredAgent>()
    for (const file of files)
      for (const agent of file.agents) if (await this.#isOf(agent, file)) byName.set(agent.name, agent)
    return [...byName.values()]
  }

  async #isOf({ parts }: DeclaredAgent, file: SettingsFile): Promise<boolean> {
    for (const path of parts.flat()) if ((await this.fileFor(path)) === file) return true
    return false
  }

  /** The settings file that holds for a path. */
  fileFor(path: string): Promise<SettingsFile | undefined> {
    const { config } = this.#search
    if (config === false) return Promise.resolve(undefined)
    return config === undefined ? this.#nearestTo(directoryOf(path)) : this.open(config)
  }

  /** A settings file by its name, whatever it holds. */
  open(path: string): Promise<SettingsFile> {
    const tidied = tidy(path)
    let file = this.#files.get(tidied)
    if (file === undefined) this.#files.set(tidied, (file = this.#load(tidied, [])))
    return file
  }

  /** Whether this is a settings file that was read, by whatever name. */
  has(path: string): boolean {
    return this.#problems.has(this.#places.absolute(path))
  }

  /** What is wrong with the settings files that were read. */
  problems(): readonly Report[] {
    return [...this.#problems.values()].flat()
  }

  #nearestTo(directory: string): Promise<SettingsFile | undefined> {
    const [at, above] = this.#places.upwards(directory)
    let nearest = this.#nearest.get(at as string)
    if (nearest === undefined) {
      nearest = this.#in(at as string).then(
        (own) => own ?? (above === undefined ? undefined : this.#nearestTo(above)),
      )
      this.#nearest.set(at as string, nearest)
    }
    return nearest
  }

  async #in(directory: string): Promise<SettingsFile | undefined> {
    const path = join(directory, settingsName)
    const { overlay, host } = this.#search
    if (overlay.has(path)) return this.open(path)
    // Nearly always nothing is there: then one question is enough. A link to nowhere can be seen.
    const link = await host.link?.(path)
    if (link?.known === false && link.why === 'missing') return undefined
    // A directory that cannot be entered has none that anybody could see.
    return link?.known || (await host.stat(path)).known ? this.open(path) : undefined
  }

  async #load(path: string, above: readonly string[]): Promise<SettingsFile> {
    const read = await this.#read(path)
    if (typeof read === 'string') return this.#unread(path, read)
    const { readOwn } = await import('./read-file.ts')
    const own = await readOwn(read, directoryOf(path), await this.#getTools())
    const bases = await this.#bases(own, read, [...above, path])
    this.#problems.set(this.#places.absolute(path), own.problems)
    const agents = [...bases.flatMap((base) => base.agents), ...own.agents]
    const file = {
      source: read,
      problems: own.problems,
      // What two bases build upon stands once.
      layers: [...new Set([...bases.flatMap((base) => base.layers), ...own.layers])],
      agents: [...new Map(agents.map((agent) => [agent.name, agent])).values()],
      ignore: [...new Set([...bases.flatMap((base) => base.ignore), own.ignore])],
    }
    this.#loaded.set(path, file)
    return file
  }

  /** Files it builds upon. One that leads back here is left out. */
  async #bases(own: OwnSettings, source: Source, above: readonly string[]): Promise<readonly SettingsFile[]> {
    const bases: SettingsFile[] = []
    for (const { path, span } of own.bases) {
      const at = { at: { source, span } }
      const facts = await this.#search.host.stat(path)
      if (above.includes(path)) {
        const way = [...above.slice(above.indexOf(path)), path].join(' -> ')
        own.problems.push({ at, message: `This leads in a circle: ${way}.`, help: 'take one of them out' })
      } else if (!facts.known && facts.why === 'missing' && !this.#search.overlay.has(path)) {
        own.problems.push({ at, message: 'There is no such file.', help: 'name it relative to this file' })
      } else bases.push(this.#loaded.get(path) ?? (await this.#load(path, above)))
    }
    return bases
  }

  async #read(path: string): Promise<Source | string> {
    const { overlay, host } = this.#search
    const typed = overlay.get(path)
    const bytes: Known<Uint8Array> =
      typed === undefined ? await host.read(path, largestSettings) : { known: true, value: typed }
    if (bytes.known) return withoutMark(decodeSource(path, bytes.value))
    return whatStandsAt(path, bytes.why, host)
  }

  #unread(path: string, found: string): SettingsFile {
    const source = createSource(path, '')
    const at = { at: { source, span: { start: 0, end: 0 } } }
    const problems = [{ at, message: `These settings cannot be read: ${found}.` }]
    this.#problems.set(this.#places.absolute(path), problems)
    return { source, problems, layers: [], agents: [], ignore: [] }
  }

  #getTools(): Promise<Tools> {
    this.#tools ??= this.#loadTools()
    return this.#tools
  }

  async #loadTools(): Promise<Tools> {
    const { checkSettings } = await import('./libraries.ts')
    const { host } = this.#search
    return {
      host,
      places: this.#places,
      check: checkSettings,
    }
  }
}

/** Editors of some systems begin a file with a byte order mark: a space, to the parser. */
function withoutMark(source: Source): Source {
  if (!source.text.startsWith('\ufeff')) return source
  return createSource(source.path, ` ${source.text.slice(1)}`, source.invalidUtf8)
}
