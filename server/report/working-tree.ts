/** Where a run stands: what CI shows goes by the top of the repository, not by the working directory. */
export interface WorkingTree {
  /** The top of the repository, or the working directory where there is none; absolute, with `/`. */
  readonly top: string
  /** The working directory below it, such as `infra/nomad`; empty where they are the same. */
  readonly below: string
}

/** A path of a report from the top of the repository on; one outside of it is absolute. */
export function pathFromTop(path: string, { top, below }: WorkingTree): string {
  if (isAbsolute(path)) return path.startsWith(`${top}/`) ? path.slice(top.length + 1) : path
  const segments: string[] = []
  for (const segment of `${below}/${path}`.split('/')) {
    if (segment === '' || segment === '.') continue
    if (segment !== '..') segments.push(segment)
    else if (segments.pop() === undefined) return outside(path, { top, below })
  }
  return segments.join('/')
}

function outside(path: string, { top, below }: WorkingTree): string {
  const segments: string[] = []
  for (const segment of `${top}/${below}/${path}`.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.' && (segment !== '' || segments.length === 0)) segments.push(segment)
  }
  return segments.join('/')
}

export function isAbsolute(path: string): boolean {
  return /^(?:\/|[A-Za-z]:\/)/.test(path)
}
