import { directoryOf } from '../agents/paths.ts'
import type { Host } from '../host.ts'
import { visible } from '../report/visible.ts'
import { commands } from './commands.ts'
import { write } from './streams.ts'
import { didYouMean, nearestTo } from './suggest.ts'

/** Names beyond these are not compared. */
const mostNames = 1000

/** One line for each PATH that does not exist, with the name that was probably meant. */
export async function reportMissing(paths: readonly string[], host: Host): Promise<void> {
  for (const path of paths) {
    const hint = commandHint(path) ?? didYouMean(path, await neighbours(path, host))
    write(2, `nomadlint: no such file or directory: ${visible(path)}${hint}\n`)
  }
}

/** Whoever misspells a command, or names one behind an option, has named a PATH. */
function commandHint(path: string): string | undefined {
  const names = commands.map(({ name }) => name)
  if (names.includes(path)) return `; the command ${path} has to come first: nomadlint ${path}`
  const nearest = nearestTo(path, names)
  return nearest === undefined ? undefined : `; did you mean the command ${nearest}?`
}

async function neighbours(path: string, host: Host): Promise<readonly string[]> {
  const directory = directoryOf(path)
  const entries = await host.list(directory)
  const names = entries.known ? entries.value.slice(0, mostNames).map(({ name }) => name) : []
  return names.map((name) => visible(path.includes('/') ? `${directory}/${name}` : name))
}
