import { editDistance } from '../keys/nearest.ts'

/** Names in a directory beyond these are not compared. */
const mostNames = 10_000

/** After so many questions about a directory it is no slip that names are not in it. */
const mostQuestions = 500

const pemExtension = /\.(?:pem|crt|cer|cert|key)$/i

/** The names in one directory, to be asked for what somebody probably meant. */
export class NearNames {
  /** In their order; equally near names are told apart by it. */
  readonly #byLength = new Map<number, string[]>()
  /** By their stem, those with an extension that PEM files have. */
  readonly #byStem = new Map<string, string>()
  readonly #answers = new Map<string, string | undefined>()

  constructor(names: readonly string[]) {
    for (const name of names.slice(0, mostNames).sort()) {
      const same = this.#byLength.get(name.length)
      if (same === undefined) this.#byLength.set(name.length, [name])
      else same.push(name)
      const stem = stemOf(name)
      if (stem !== undefined && !this.#byStem.has(stem)) this.#byStem.set(stem, name)
    }
  }

  /**
   * The name that `wanted` is likeliest a slip for: one or two letters off, or the same stem under another extension
   * that PEM files have.
   */
  nearest(wanted: string): string | undefined {
    if (!this.#answers.has(wanted)) {
      if (this.#answers.size >= mostQuestions) return undefined
      this.#answers.set(wanted, this.#find(wanted))
    }
    return this.#answers.get(wanted)
  }

  #find(wanted: string): string | undefined {
    const stem = stemOf(wanted)
    const otherExtension = stem === undefined ? undefined : this.#byStem.get(stem)
    if (otherExtension !== undefined && otherExtension !== wanted) return otherExtension
    // In a short name, two letters off is another word.
    let best = (stem ?? wanted).length > 4 ? 3 : 2
    let nearest: string | undefined
    for (const difference of [0, -1, 1, -2, 2]) {
      if (Math.abs(difference) >= best) break
      for (const name of this.#byLength.get(wanted.length + difference) ?? []) {
        const distance = name === wanted ? best : editDistance(wanted, name, best)
        if (distance < best) [nearest, best] = [name, distance]
      }
    }
    return nearest
  }
}

function stemOf(name: string): string | undefined {
  return pemExtension.test(name) ? name.replace(pemExtension, '') : undefined
}
