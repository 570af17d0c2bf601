import { type Discovery, type FileGroup, isConfigName } from '../agents/discover.ts'
import { directoryOf } from '../agents/paths.ts'
import { isOfUnit } from '../agents/start/own-units.ts'
import type { Host } from '../host.ts'
import type { LintOptions } from '../lint-options.ts'
import { SettingsFinder } from '../settings/finder.ts'
import { isSettingsName } from '../settings/settings.ts'
import { type Survey, survey } from '../settings/survey.ts'
import type { Documents } from './documents.ts'
import { shallowHost } from './hosts.ts'

const nothingFound: Discovery = { groups: [], missing: [], unlisted: [], units: [] }

/** Finds out which files there are, and which belong together. */
export class Surveyor {
  readonly #host: Host
  readonly #documents: Documents

  constructor(host: Host, documents: Documents) {
    this.#host = host
    this.#documents = documents
  }

  /** Groups of the folders, and of documents that are in none of these. */
  async look(folders: readonly string[], options: LintOptions): Promise<Survey> {
    const found = folders.length === 0 ? this.nothing() : await this.#search(folders, options, this.#host)
    const groups = [...found.discovery.groups, ...folders.slice(0, 1).map(settingsAlone)]
    const grouped = new Set(groups.flatMap(({ paths }) => paths))
    const ignored = [...found.ignored]
    for (const { path } of this.#documents.all) {
      if (grouped.has(path) || isOfUnit(path)) continue
      if (isSettingsName(path)) {
        await found.settings.open(path)
        groups.push(settingsAlone(directoryOf(path)))
        continue
      }
      if (await found.settings.ignores(path)) {
        ignored.push(path)
        continue
      }
      const beside = await this.#beside(path, options)
      groups.push(...beside)
      for (const other of beside.flatMap(({ paths }) => paths)) grouped.add(other)
    }
    return { ...found, ignored, discovery: { ...found.discovery, groups } }
  }

  nothing(): Survey {
    const settings = new SettingsFinder({ host: this.#host, overlay: this.#documents.overlay() })
    return { discovery: nothingFound, settings, settingsFiles: [], ignored: [] }
  }

  /** A document outside the folders, with its neighbours; alone where its name is none that Nomad reads. */
  async #beside(path: string, options: LintOptions): Promise<readonly FileGroup[]> {
    const directory = directoryOf(path)
    if (isConfigName(path.slice(path.lastIndexOf('/') + 1)) && path.startsWith('/')) {
      const { discovery } = await this.#search([directory], options, shallowHost(this.#host))
      const { groups } = discovery
      if (groups.some(({ paths }) => paths.includes(path))) return groups
    }
    return [{ directory, paths: [path], named: false }]
  }

  #search(paths: readonly string[], options: LintOptions, host: Host): Promise<Survey> {
    const overlay = this.#documents.overlay()
    return survey({ ...options, merge: false, affected: false, overlay, paths }, host)
  }
}

/** A group of no files: what is wrong with settings is told also where they hold for nothing. */
function settingsAlone(directory: string): FileGroup {
  return { directory, paths: [], named: false }
}
