import type { RegisteredRule } from '../engine/rule.ts'
import { Terms } from '../engine/terms.ts'
import type { FileCache } from '../facts/file-cache.ts'
import type { Host } from '../host.ts'
import type { SettingsFinder } from './finder.ts'
import type { FileSettings } from './settings.ts'
import { type Said, wishesFor } from './wishes.ts'

/** The terms that hold for each file: what the user says for the run, upon the settings nearest to the file. */
export class TermsBook {
  readonly #finder: SettingsFinder
  readonly #said: Said
  readonly #rules: readonly RegisteredRule[]
  readonly #host: Host
  readonly #fileCache: FileCache | undefined
  readonly #bySettings = new Map<FileSettings, Terms>()

  constructor(
    finder: SettingsFinder,
    said: Said & { readonly fileCache?: FileCache },
    rules: readonly RegisteredRule[],
    host: Host,
  ) {
    this.#finder = finder
    this.#said = said
    this.#fileCache = said.fileCache
    this.#rules = rules
    this.#host = host
  }

  readonly termsAt = async (path: string): Promise<Terms> => {
    const settings = await this.#finder.settingsAt(path)
    let terms = this.#bySettings.get(settings)
    if (terms === undefined) {
      terms = new Terms(wishesFor(settings, this.#said), this.#rules, this.#host, this.#fileCache)
      this.#bySettings.set(settings, terms)
    }
    return terms
  }
}
