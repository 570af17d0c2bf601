/** A path of our own, absolute and with `/`, for a `file:` URI; other URIs, of untitled documents, are paths by themselves. */
export function pathOfUri(uri: string): string {
  if (!uri.startsWith('file:')) return uri
  const { host, pathname } = new URL(uri)
  const path = decodeURIComponent(pathname)
  if (host !== '') return `//${host}${path}`
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1) : path
}

export function uriOfPath(path: string): string {
  if (/^[a-z][a-z\d+.-]+:/.test(path)) return path
  const absolute = path.startsWith('//') ? path.slice(2) : path.startsWith('/') ? path : `/${path}`
  const encoded = absolute.split('/').map((part) => encodeURIComponent(part).replaceAll('%3A', ':'))
  return `file://${encoded.join('/')}`
}
