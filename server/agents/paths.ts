export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash < 0 ? '.' : slash === 0 ? '/' : path.slice(0, slash)
}

export function join(directory: string, name: string): string {
  if (directory === '.') return name
  return directory.endsWith('/') ? directory + name : `${directory}/${name}`
}

/** One spelling a path, so that naming it twice lints it once: `a//./b/../c/` is `a/c`. */
export function tidy(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    const last = parts.at(-1)
    if (part !== '..') parts.push(part)
    else if (last !== undefined && last !== '..') parts.pop()
    else if (!path.startsWith('/')) parts.push(part)
  }
  const tidied = parts.join('/')
  return path.startsWith('/') ? `/${tidied}` : tidied || '.'
}

/** The same file seen from the working directory: in `/srv/conf`, `../conf/a.hcl` is `a.hcl`. */
export function shortened(path: string, workingDirectory: string | undefined): string {
  const parts = path.split('/')
  const above = parts.findIndex((part) => part !== '..')
  if (workingDirectory === undefined || above <= 0) return path
  const own = workingDirectory.split('/').slice(-above)
  const shared = own.findIndex((part, index) => part !== parts[above + index])
  const down = shared < 0 ? own.length : shared
  return [...parts.slice(down, above), ...parts.slice(above + down)].join('/') || '.'
}

/** As Nomad sorts the files of a directory. */
export function sortPaths(paths: readonly string[]): readonly string[] {
  return [...paths].sort(compareBytes)
}

/** Order of the UTF-8 bytes, as Go sorts strings. */
export function compareBytes(a: string, b: string): number {
  let at = 0
  // Behind an end there is NaN, which equals nothing.
  while (a.charCodeAt(at) === b.charCodeAt(at)) at++
  const high = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)
  return high(a.charCodeAt(at) || 0) - high(b.charCodeAt(at) || 0) || a.length - b.length
}
