import type { Parsed } from '../hcl/tree.ts'
import type { Source } from '../text/source.ts'
import type { ConfigFile } from './file.ts'
import { parseConfigFile } from './read-file.ts'

/** How many files, and how much text in UTF-16 units, may stand read: a tree and values take fifty times the room. */
const most = { files: 256, text: 128 * 1024 }

/** Once that was not enough: so little that what is taken down was young, and costs no memory until it is collected. */
const few = { files: 8, text: 16 * 1024 }

/**
 * Trees and values of files. Where there are many, only those that were used last: those of others are made from the
 * text again when somebody asks. So ten thousand files fit into memory, and a few are read once.
 */
export class Shelf {
  /** No map: what was deleted from an old one is collected late. */
  readonly #standing: (ConfigFile | undefined)[] = []
  #next = 0
  #text = 0
  #scarce = false

  /** The same file, its tree and values on this shelf. */
  shelve(file: ConfigFile): ConfigFile {
    this.#put(file)
    return new ShelvedFile(file, this)
  }

  read(source: Source, named: boolean): ConfigFile {
    return this.#standing.find((file) => file?.source === source) ?? this.#put(parseConfigFile(source, named))
  }

  #put(file: ConfigFile): ConfigFile {
    const { length } = file.source.text
    const { files, text } = this.#scarce ? few : most
    this.#text += length
    if (this.#next === files || this.#text > text) {
      this.#scarce ||= this.#standing.length > 1
      this.#standing.length = 0
      this.#next = 0
      this.#text = length
    }
    this.#standing[this.#next++] = file
    return file
  }
}

class ShelvedFile implements ConfigFile {
  readonly source: Source
  readonly kind: ConfigFile['kind']
  readonly named: boolean
  readonly parsed: Parsed
  readonly template?: NonNullable<ConfigFile['template']>
  readonly unread?: NonNullable<ConfigFile['unread']>
  readonly #shelf: Shelf

  constructor({ source, kind, named, parsed, template, unread }: ConfigFile, shelf: Shelf) {
    this.source = source
    this.kind = kind
    this.named = named
    this.parsed = new ShelvedParse(parsed, () => shelf.read(source, named).parsed)
    if (template !== undefined) this.template = template
    if (unread !== undefined) this.unread = unread
    this.#shelf = shelf
  }

  get config(): ConfigFile['config'] {
    return this.#shelf.read(this.source, this.named).config
  }

  get issues(): ConfigFile['issues'] {
    return this.#shelf.read(this.source, this.named).issues
  }
}

class ShelvedParse implements Parsed {
  readonly format: Parsed['format']
  readonly problems: Parsed['problems']
  readonly ok: boolean
  readonly #whole: () => Parsed

  constructor({ format, problems, ok }: Parsed, whole: () => Parsed) {
    this.format = format
    this.problems = problems
    this.ok = ok
    this.#whole = whole
  }

  get tree(): Parsed['tree'] {
    return this.#whole().tree
  }

  get tokens(): Parsed['tokens'] {
    return this.#whole().tokens
  }
}
