import { directoryOf, tidy } from '../agents/paths.ts'

/** Paths as reports name them: relative to the working directory, or absolute. */
export class Places {
  readonly #working: string | undefined

  /** The working directory; undefined where there is none: then nothing lies above `.`. */
  constructor(working: string | undefined) {
    this.#working = working
  }

  /** A directory and all above it. */
  *upwards(directory: string): Iterable<string> {
    for (let at = tidy(directory); ; ) {
      yield at
      const above = isAbsolute(at) ? directoryOf(at) : this.#above(at)
      if (above === undefined || above === at) return
      at = above
    }
  }

  /** `path` as seen from `directory`: `b/c.hcl`, or `../c.hcl` where it does not lie below. */
  relative(directory: string, path: string): string {
    const from = segmentsOf(this.absolute(directory))
    const to = segmentsOf(this.absolute(path))
    let common = 0
    while (common < from.length && common < to.length && from[common] === to[common]) common++
    return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/') || '.'
  }

  /** A path as a search from the working directory would come upon it. */
  shown(path: string): string {
    const relative = this.relative('.', path)
    return relative.startsWith('../') || relative === '..' ? tidy(path) : relative
  }

  absolute(path: string): string {
    return isAbsolute(path) || this.#working === undefined ? tidy(path) : tidy(`${this.#working}/${path}`)
  }

  /** Of a relative directory; undefined where that is the root, or not known. */
  #above(directory: string): string | undefined {
    if (directory !== '.' && !/(?:^|\/)\.\.$/.test(directory)) return directoryOf(directory)
    const steps = directory === '.' ? 0 : directory.split('/').length
    const deepest = this.#working === undefined ? 0 : segmentsOf(this.#working).length
    if (steps >= deepest) return undefined
    return steps === 0 ? '..' : `../${directory}`
  }
}

function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\/)/.test(path)
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.')
}
