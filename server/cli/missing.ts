import { directoryOf } from '../agents/paths.ts'
import type { Host } from '../host.ts'
import { visible } from '../report/visible.ts'
import { commands } from './commands.ts'
import { write } from './streams.ts'
import { didYouMean, nearestTo } from './suggest.ts'

/** Names beyond these are not compared. */
const mostNames = 1000

/** PATHs beyond these are only said to be missing: so many are no slips. */
const mostSlips = 50

/** One line for each PATH that does not exist, with the name that was probably meant. */
export async function reportMissing(paths: readonly string[], host: Host): Promise<void> {
  const listed = new Map<string, readonly string[]>()
  for (const [index, path] of paths.entries()) {
    const hint = index < mostSlips ? await hintFor(path, host, listed) : ''
    write(2, `nomadlint: no such file or directory: ${visible(path)}${hint}\n`)
  }
}

async function hintFor(path: string, host: Host, listed: Map<string, readonly string[]>): Promise<string> {
  const command = commandHint(path)
  if (command !== undefined) return command
  const directory = directoryOf(path)
  const names = listed.get(directory) ?? (await namesIn(directory, host))
  listed.set(directory, names)
  return didYouMean(
    path,
    names.map((name) => visible(path.includes('/') ? `${directory}/${name}` : name)),
  )
}

/** Whoever misspells a command, or names one behind an option, has named a PATH. */
function commandHint(path: string): string | undefined {
  const names = commands.map(({ name }) => name)
  if (names.includes(path)) return `; the command ${path} has to come first: nomadlint ${path}`
  const nearest = nearestTo(path, names)
  return nearest === undefined ? undefined : `; did you mean the command ${nearest}?`
}

async function namesIn(directory: string, host: Host): Promise<readonly string[]> {
  const entries = await host.list(directory)
  return entries.known ? entries.value.slice(0, mostNames).map(({ name }) => name) : []
}
