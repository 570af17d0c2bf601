import type { Discovery } from '../agents/discover.ts'
import { findGroups, type Search } from '../agents/find-groups.ts'
import { directoryOf, tidy } from '../agents/paths.ts'
import type { Host } from '../host.ts'
import { SettingsFinder } from './finder.ts'
import { guidedHost } from './guided-host.ts'
import { isSettingsName } from './settings.ts'

/** What is known of a run before its files are read. */
export interface Survey {
  /** The files that are meant, in groups; without what settings ignore. */
  readonly discovery: Discovery
  readonly settings: SettingsFinder
  /** Settings files among the PATHs: they are checked as what they are. */
  readonly settingsFiles: readonly string[]
  /** Files and directories that settings ignore. */
  readonly ignored: readonly string[]
}

export interface SurveyOptions extends Search {
  /** The settings file for all paths, instead of the nearest one; `false`: none. */
  readonly config?: string | false | undefined
}

/** Which files a run is about, and which settings hold for them. */
export async function survey(options: SurveyOptions, host: Host): Promise<Survey> {
  const { paths, affected, overlay, config } = options
  const settings = new SettingsFinder({ host, overlay, config })
  const named: string[] = []
  const ignored: string[] = []
  const settingsFiles: string[] = []
  for (const path of paths.map(tidy)) {
    if (isSettingsName(path)) {
      const isThere = overlay.has(path) || (await host.stat(path)).known || (await host.link?.(path))?.known
      if (isThere) settingsFiles.push(path)
      // A change of settings concerns all that they hold for.
      if (affected) named.push(directoryOf(path))
      else if (!isThere) named.push(path)
    } else if (await settings.ignores(path)) ignored.push(path)
    else named.push(path)
  }
  for (const path of settingsFiles) await settings.open(path)
  const guided = guidedHost(host, settings)
  const nothingLeft = named.length === 0 && paths.length > 0 && !affected
  const discovery = nothingLeft ? nothing : await find({ ...options, paths: named }, settings, guided)
  const hidden = [...guided.ignored].filter((path) => isBelow(path, paths.length === 0 ? ['.'] : named))
  return { discovery, settings, settingsFiles, ignored: [...ignored, ...hidden] }
}

function find(options: SurveyOptions, settings: SettingsFinder, host: Host): Promise<Discovery> {
  const rootAt = async (path: string) => options.root ?? (await settings.settingsAt(path)).root
  const declaredIn = (directories: readonly string[]) => settings.agentsFor(directories)
  return findGroups({ ...options, rootAt, declaredIn }, host)
}

/** A search for units looks above the paths, too. */
function isBelow(path: string, tops: readonly string[]): boolean {
  return tops.some((top) => path.startsWith(`${top}/`) || (top === '.' && !/^(?:\.\.)?\//.test(path)))
}

const nothing: Discovery = { groups: [], missing: [], unlisted: [], units: [] }
