import type { FileGroup } from '../agents/discover.ts'
import { keyOf } from './checked.ts'
import type { Documents } from './documents.ts'

/** Groups that wait to be checked, those that somebody looks at in front. One that is added again does not wait twice. */
export class GroupQueue {
  readonly #urgent = new Map<string, FileGroup>()
  readonly #others = new Map<string, FileGroup>()

  get size(): number {
    return this.#urgent.size + this.#others.size
  }

  /** Open documents come before all that only lies there. */
  add(groups: Iterable<FileGroup>, documents: Documents): void {
    for (const group of groups) {
      const key = keyOf(group)
      const isUrgent = group.paths.some((path) => documents.at(path) !== undefined)
      if (isUrgent) this.#others.delete(key)
      if (!this.#urgent.has(key)) (isUrgent ? this.#urgent : this.#others).set(key, group)
    }
  }

  has(group: FileGroup): boolean {
    const key = keyOf(group)
    return this.#urgent.has(key) || this.#others.has(key)
  }

  /** The one whose turn it is; it waits on until it is removed. */
  next(): FileGroup | undefined {
    for (const group of this.#urgent.values()) return group
    for (const group of this.#others.values()) return group
    return undefined
  }

  remove(group: FileGroup): void {
    const key = keyOf(group)
    this.#urgent.delete(key)
    this.#others.delete(key)
  }

  clear(): void {
    this.#urgent.clear()
    this.#others.clear()
  }
}
