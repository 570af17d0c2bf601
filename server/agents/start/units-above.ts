import type { Host } from '../../host.ts'
import { isUnitName } from '../discover.ts'
import { directoryOf, join } from '../paths.ts'
import { ancestors } from './locate-config.ts'

/** How far above the working directory the top of its repository may be. */
const highest = 8

/** The units in the directories above each path, up to the top of the repository or the working directory. */
export async function unitsAbove(paths: readonly string[], host: Host): Promise<readonly string[]> {
  const relative = paths.some((path) => !path.startsWith('/'))
  const directories = new Set([
    ...paths.flatMap((path) => ancestors(directoryOf(path))),
    ...(relative ? await aboveWorkingDirectory(host) : []),
  ])
  const units: string[] = []
  for (const directory of directories) {
    const entries = await host.list(directory)
    for (const { name, isDirectory } of entries.known ? entries.value : [])
      if (!isDirectory && isUnitName(name)) units.push(join(directory, name))
  }
  return units
}

/** `.` and the directories above it up to the one that holds `.git`; only `.` where there is none. */
export async function aboveWorkingDirectory(host: Host): Promise<readonly string[]> {
  const directories: string[] = []
  for (let directory = '.'; directories.length < highest; directory = join(directory, '..')) {
    const entries = await host.list(directory)
    if (!entries.known) break
    directories.push(directory)
    if (entries.value.some(({ name }) => name === '.git')) return directories
  }
  return ['.']
}
