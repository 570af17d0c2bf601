import { directoryOf } from '../agents/discover.ts'
import type { Host } from '../host.ts'
import { visible } from '../report/visible.ts'
import { commands } from './commands.ts'
import { write } from './streams.ts'
import { didYouMean } from './suggest.ts'

/** Names beyond these are not compared. */
const mostNames = 1000

/** One line for each PATH that does not exist, with the name that was probably meant. */
export async function reportMissing(paths: readonly string[], host: Host): Promise<void> {
  for (const path of paths) {
    const hint = path === '' ? '' : didYouMean(path, await neighbours(path, host))
    write(
      2,
      `nomadlint: no such file or directory: ${path === '' ? '(an empty name)' : visible(path)}${hint}\n`,
    )
  }
}

async function neighbours(path: string, host: Host): Promise<readonly string[]> {
  const directory = directoryOf(path)
  const entries = await host.list(directory)
  const names = entries.known ? entries.value.slice(0, mostNames).map(({ name }) => name) : []
  if (path.includes('/')) return names.map((name) => visible(`${directory}/${name}`))
  return [...names.map(visible), ...commands.map(({ name }) => `nomadlint ${name}`)]
}
