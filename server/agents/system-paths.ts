/** `/etc/x`, and on Windows `C:\x` and `\\host\share\x`: the configuration may be written for another system. */
export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || path.startsWith('\\\\') || /^[A-Za-z]:[\\/]/.test(path)
}

export function join(directory: string, path: string): string {
  return normalize(directory === '' || directory.endsWith('/') ? directory + path : `${directory}/${path}`)
}

export function normalize(path: string): string {
  // Two slashes at the start name a Windows host.
  const [prefix] = /^\/{0,2}/.exec(path) as RegExpExecArray
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    const last = parts.at(-1)
    if (part !== '..') parts.push(part)
    else if (last !== undefined && last !== '..') parts.pop()
    else if (prefix === '') parts.push(part)
  }
  return prefix + parts.join('/') || '.'
}

/** The part of a path that is below a directory; undefined where it is not below. */
export function pathWithin(directory: string, path: string): string | undefined {
  const base = join(directory, '')
  if (base === '.') return path.startsWith('/') || path === '..' || path.startsWith('../') ? undefined : path
  const prefix = base.endsWith('/') ? base : `${base}/`
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined
}
