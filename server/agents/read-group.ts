import type { ConfigFile } from '../config/file.ts'
import { readConfigFile } from '../config/read-file.ts'
import { Shelf } from '../config/shelf.ts'
import type { Host } from '../host.ts'
import type { FileGroup } from './discover.ts'
import { type FileLibrary, signed } from './file-library.ts'
import type { FileSigns } from './group.ts'

/** How many files are read at once. */
const readers = 32

export interface ReadGroup {
  /** In the order of the paths, what was named by the user and is something else included. */
  readonly files: readonly ConfigFile[]
  /** What grouping has to know of those that are agent configuration. */
  readonly signs: readonly FileSigns[]
  /** Found in a directory, and something else: left alone. */
  readonly strangers: readonly string[]
}

/** Reads the files of a group; those that a library has and that are still the same are taken from there. */
export async function readGroup(
  { paths, named, taken }: FileGroup,
  host: Host,
  overlay: ReadonlyMap<string, Uint8Array>,
  library?: FileLibrary,
): Promise<ReadGroup> {
  const shelf = new Shelf()
  const files: ConfigFile[] = []
  const signs: FileSigns[] = []
  const strangers: string[] = []
  // One by one: whoever waits for all of them keeps all their values.
  const read = async (path: string): Promise<FileSigns> => {
    const said = named || taken?.has(path) === true
    return library === undefined
      ? signed(await readConfigFile(path, said, host, overlay), shelf)
      : await library.read(path, said, host, overlay)
  }
  for (let at = 0; at < paths.length; at += readers) {
    for (const sign of await Promise.all(paths.slice(at, at + readers).map(read))) {
      const { file } = sign
      const ours = file.kind === 'agent'
      if (ours || named) files.push(file)
      else strangers.push(file.source.path)
      if (ours) signs.push(sign)
    }
  }
  return { files, signs, strangers }
}
