import type { ConfigFile } from '../config/file.ts'
import { readConfigFile } from '../config/read-file.ts'
import { Shelf } from '../config/shelf.ts'
import type { Host } from '../host.ts'
import { type FileSigns, signsOf } from './group.ts'

/** What a file was made of when it was read: bytes that somebody typed, or what the host knows the file by. */
type State = Uint8Array | string

interface Entry {
  readonly state: State
  readonly named: boolean
  readonly signs: FileSigns
}

/**
 * Configuration files that were read, for as long as they stay the same. A server that lives long keeps one: a file that
 * nobody changed is neither read nor parsed again, and stays the same object.
 */
export class FileLibrary {
  readonly #shelf = new Shelf()
  readonly #entries = new Map<string, Entry>()

  /** Where the host does not know by what to tell that a file is another, it is read again. */
  async read(
    path: string,
    named: boolean,
    host: Host,
    overlay: ReadonlyMap<string, Uint8Array>,
  ): Promise<FileSigns> {
    const state = overlay.get(path) ?? (await identityOf(path, host))
    const known = this.#entries.get(path)
    if (known !== undefined && known.state === state && known.named === named) return known.signs
    const signs = signed(await readConfigFile(path, named, host, overlay), this.#shelf)
    if (state === undefined) this.#entries.delete(path)
    else this.#entries.set(path, { state, named, signs })
    return signs
  }

  /** A change that was watched counts even where the file looks the same. */
  drop(path: string): void {
    this.#entries.delete(path)
  }

  /** Forgets all other files: nobody asks for them any more. */
  keepOnly(paths: ReadonlySet<string>): void {
    for (const path of this.#entries.keys()) if (!paths.has(path)) this.#entries.delete(path)
  }
}

async function identityOf(path: string, host: Host): Promise<string | undefined> {
  const facts = await host.stat(path)
  return facts.known ? facts.value.identity : undefined
}

/** Looked at while its values are at hand, and then put on a shelf. */
export function signed(file: ConfigFile, shelf: Shelf): FileSigns {
  return { ...signsOf(file), file: shelf.shelve(file) }
}
