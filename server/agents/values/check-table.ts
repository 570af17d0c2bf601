import type { Key } from '../../keys/key.ts'
import type { ValueCheck } from './check.ts'

/** What judges a setting. */
export interface KeyChecks {
  /** Names of keys that lead to it. */
  readonly names: string
  readonly checks: readonly ValueCheck[]
}

export type FindChecks = (names: string, key: Key) => readonly ValueCheck[]

/** The checks of the settings of a block, and of those inside: looked for when first asked, once for all agents. */
export class CheckTable {
  readonly #find: FindChecks
  readonly #names: string
  readonly #settings = new Map<Key, KeyChecks>()
  readonly #blocks = new Map<string, CheckTable>()

  constructor(find: FindChecks, names = '') {
    this.#find = find
    this.#names = names
  }

  setting(key: Key): KeyChecks {
    let known = this.#settings.get(key)
    if (known === undefined) {
      const names = `${this.#names}/${key.name}`
      this.#settings.set(key, (known = { names, checks: this.#find(names, key) }))
    }
    return known
  }

  block(name: string): CheckTable {
    let known = this.#blocks.get(name)
    if (known === undefined)
      this.#blocks.set(name, (known = new CheckTable(this.#find, `${this.#names}/${name}`)))
    return known
  }
}
