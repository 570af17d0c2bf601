/** A path of our own, absolute and with `/`, for a `file:` URI; other URIs, of untitled documents, are paths by themselves. */
export function pathOfUri(uri: string): string {
  if (!uri.startsWith('file:')) return uri
  const read = readFileUri(uri)
  if (read === undefined) return uri
  const { host, path } = read
  if (host !== '') return `//${host}${path}`
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path
}

/** Undefined where it is none: clients send all kinds of things. */
function readFileUri(uri: string): { readonly host: string; readonly path: string } | undefined {
  try {
    const { host, pathname } = new URL(uri)
    return { host, path: decodeURIComponent(pathname) }
  } catch {
    return undefined
  }
}

export function uriOfPath(path: string): string {
  if (/^[a-z][a-z\d+.-]+:/.test(path)) return path
  const absolute = path.startsWith('//') ? path.slice(2) : path.startsWith('/') ? path : `/${path}`
  const encoded = absolute.split('/').map((part) => encodeURIComponent(part).replaceAll('%3A', ':'))
  return `file://${encoded.join('/')}`
}
