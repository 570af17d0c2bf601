import type { Agent } from '../agents/agent.ts'
import { isUnitName } from '../agents/discover.ts'
import { join } from '../agents/paths.ts'
import type { Host } from '../host.ts'
import { lint } from '../lint.ts'
import { defaultOptions } from '../lint-options.ts'
import { createNodeHost } from '../node-host.ts'
import { visible } from '../report/visible.ts'
import { counted } from '../report/words.ts'
import { SettingsFinder } from '../settings/finder.ts'
import { type Found, type FoundAgent, initialSettings } from '../settings/initial.ts'
import { Places } from '../settings/places.ts'
import { isSettingsName, settingsName } from '../settings/settings.ts'
import { exit } from './exit.ts'
import { type Arguments, UsageError } from './option.ts'
import { writeOutput } from './output-file.ts'
import { shown } from './read-paths.ts'
import { write } from './streams.ts'

/** `nomadlint init` */
export async function runInit({ operands, switches }: Arguments): Promise<number> {
  if (operands.length > 1) throw new UsageError('init takes one directory: nomadlint init [DIRECTORY]')
  const host = createNodeHost()
  const directory = shown(operands[0] ?? '.')
  const facts = await host.stat(directory)
  if (!facts.known || facts.value.type !== 'directory')
    throw new UsageError(`init ${visible(directory)}: not a directory`)
  const path = join(directory, settingsName)
  if ((await host.stat(path)).known && !switches.has('force'))
    throw new UsageError(`${visible(path)} is there already; --force replaces it`)
  const found = await look(directory, path, host)
  const text = initialSettings(found)
  await writeOutput(path, [text], 'the settings')
  write(1, text.split('\n').map(visible).join('\n'))
  const { ofUnits } = found
  const more = ofUnits === 0 ? '' : ` and ${ofUnits} that ${ofUnits === 1 ? 'a unit starts' : 'units start'}`
  const what = `${counted(found.agents.length, 'agent')}${more}, ${counted(found.strangers.length, 'other file')}`
  write(2, `Wrote ${visible(path)}: ${what}.\n`)
  return exit.clean
}

/** What there is, as if the file were there and said nothing. */
async function look(directory: string, path: string, host: Host): Promise<Found> {
  const fromHere = pathsFrom(directory, host)
  const above = await settingsAbove(directory, path, host)
  const base = above === undefined ? undefined : fromHere(above)
  const empty = base === undefined ? '' : `extends = [${JSON.stringify(base)}]`
  const overlay = new Map([[path, new TextEncoder().encode(empty)]])
  const settings = new SettingsFinder({ host, overlay })
  const here = await settings.fileFor(path)
  const agents: Agent[] = []
  const strangers: string[] = []
  const kept: string[] = []
  const callbacks = {
    onAgent: (agent: Agent) => agents.push(agent),
    onStranger: (stranger: string) => strangers.push(stranger),
  }
  await lint({ ...defaultOptions, paths: [directory], overlay, ...callbacks }, [], keeping(host, kept))
  const isOurs = async (file: string): Promise<boolean> => (await settings.fileFor(file)) === here
  const said = new Set(here?.agents.map(({ name }) => name))
  const undeclared: FoundAgent[] = []
  let ofUnits = 0
  for (const { name, files, grouping, unit } of agents) {
    const paths = files.map(({ source }) => source.path)
    if (said.has(name) || !(await isOurs(paths[0] ?? path))) continue
    if (unit !== undefined) {
      ofUnits++
      continue
    }
    undeclared.push({ label: fromHere(name), files: paths.map(fromHere), grouping })
  }
  const ours: string[] = []
  for (const stranger of strangers) if (await isOurs(stranger)) ours.push(fromHere(stranger))
  return { agents: undeclared, ofUnits, strangers: ours, kept: kept.map(fromHere), above: base }
}

/** The settings file that holds for the directory before it has one of its own. */
async function settingsAbove(directory: string, path: string, host: Host): Promise<string | undefined> {
  const finder = new SettingsFinder({ host, overlay: new Map() })
  const above = await finder.fileFor(join(join(directory, '..'), settingsName))
  return above?.source.path === path ? undefined : above?.source.path
}

function pathsFrom(directory: string, host: Host): (path: string) => string {
  const places = new Places(host.directory?.())
  return (path) => places.relative(directory, path)
}

/** A host that notes units of systemd and other settings files, as far as directories are listed. */
function keeping(host: Host, kept: string[]): Host {
  return {
    ...host,
    async list(path) {
      const entries = await host.list(path)
      for (const { name } of entries.known ? entries.value : [])
        if (isUnitName(name) || isSettingsName(name)) kept.push(join(path, name))
      return entries
    },
  }
}
