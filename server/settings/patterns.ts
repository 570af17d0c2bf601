import { tidy } from '../agents/paths.ts'
import { compileGlob, type Matcher } from './glob.ts'
import type { Places } from './places.ts'

interface Compiled {
  /** It takes back what stands before it. */
  readonly negated: boolean
  readonly matches: Matcher
}

/** A longer pattern is none that a person wrote. */
export const longestPattern = 1000

/**
 * Patterns of files, as in `.gitignore`: without a slash at any depth, a directory stands for all in it, `!` takes back,
 * the last one that fits counts. They are relative to the directory of the file they stand in.
 */
export class Patterns {
  readonly #directory: string
  readonly #places: Places
  readonly #compiled: readonly Compiled[]

  constructor(patterns: readonly string[], directory: string, places: Places) {
    this.#directory = directory
    this.#places = places
    this.#compiled = patterns.map((pattern) => compile(pattern))
  }

  /** Undefined where no pattern fits. */
  verdict(path: string): boolean | undefined {
    if (this.#compiled.length === 0) return undefined
    const relative = this.#places.relative(this.#directory, path)
    const last = this.#compiled.findLast(({ matches }) => matches(relative))
    return last === undefined ? undefined : !last.negated
  }
}

function compile(pattern: string): Compiled {
  const negated = pattern.startsWith('!')
  const plain = pattern.slice(negated ? 1 : 0)
  const path = tidy(plain)
  const anchored = path.slice(0, -1).includes('/')
  const whole = path === '.' ? '**' : anchored ? path.replace(/^\//, '') : `**/${path}`
  const itself = compileGlob(whole)
  const inside = compileGlob(`${whole}/**`)
  return { negated, matches: (candidate) => itself(candidate) || inside(candidate) }
}
