import { leavesOf } from '../config/leaves.ts'
import type { LeafValue } from '../config/values.ts'
import type { Agent } from './agent.ts'
import { type FileGroup, isConfigName, isTemplateOfConfig, isUnitName } from './discover.ts'
import type { FileSet } from './group.ts'
import { directoryOf, shortened, tidy } from './paths.ts'

export interface Changed {
  readonly paths: readonly string[]
  readonly directories: readonly string[]
  readonly emptied: readonly string[]
}

/** Files that have changed, and which agents that concerns: `--affected`. */
export class Changes {
  readonly #paths: ReadonlySet<string>
  /** All that is in them has changed. */
  readonly #directories: ReadonlySet<string>
  /** What is left in them is read without a file that was deleted. */
  readonly #emptied: ReadonlySet<string>
  /** The directories in which something has changed. */
  readonly #around: ReadonlySet<string>
  readonly #here: string | undefined
  /** Something has changed that a configuration may name: a certificate, a key. */
  readonly namesOthers: boolean

  constructor({ paths, directories, emptied }: Changed, workingDirectory: string | undefined) {
    this.#paths = new Set(paths)
    this.#directories = new Set(directories)
    this.#emptied = new Set(emptied)
    this.#around = new Set(paths.map(directoryOf))
    this.#here = workingDirectory
    this.namesOthers = directories.length > 0 || paths.some((path) => !isRead(path) && !isUnitName(path))
  }

  /** Whether an agent of these files may be concerned, before they are read. */
  mayConcern({ paths, said }: FileGroup): boolean {
    return this.namesOthers || this.#hasUnit(said) || paths.some((path) => this.#hasConfig(path))
  }

  /** `root`: below which the absolute paths that the agent names are looked up. */
  concerns(set: FileSet, root: string | undefined, assemble: () => Agent): boolean {
    if (this.#hasUnit(set) || set.files.some(({ source }) => this.#hasConfig(source.path))) return true
    return this.namesOthers && this.#isNamedBy(assemble(), root)
  }

  /** The unit, a drop-in, or one that is no longer there. */
  #hasUnit(started: Pick<FileSet, 'readFrom'> | undefined): boolean {
    return started?.readFrom?.some((path) => this.#has(path) || this.#around.has(path)) === true
  }

  #hasConfig(path: string): boolean {
    return this.#emptied.has(directoryOf(path)) || this.#has(path)
  }

  #has(path: string): boolean {
    if (this.#paths.has(path)) return true
    for (let at = directoryOf(path); ; at = directoryOf(at)) {
      if (this.#directories.has(at)) return true
      if (at === directoryOf(at)) return false
    }
  }

  #isNamedBy({ merged }: Agent, root: string | undefined): boolean {
    for (const { leaf } of leavesOf(merged)) {
      if (!leaf.key.file || typeof leaf.data !== 'string') continue
      if (this.#placesOf(leaf.data, leaf, root).some((path) => this.#has(path))) return true
    }
    return false
  }

  /** Where the file is looked for: below the root, beside the configuration, and where the program runs. */
  #placesOf(written: string, { origins }: LeafValue, root: string | undefined): readonly string[] {
    const below = root === undefined ? [] : [tidy(`${root}/${written}`)]
    if (written.startsWith('/')) return root === undefined ? [tidy(written)] : below
    const beside = origins.map(({ value }) =>
      shortened(tidy(`${directoryOf(value.source.path)}/${written}`), this.#here),
    )
    return [...below, ...beside, tidy(written)]
  }
}

/** What Nomad may read itself, and what by its name is a template of it. */
export function isRead(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return isConfigName(name) || isTemplateOfConfig(name)
}
