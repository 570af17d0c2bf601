import type { Span } from '../text/span.ts'

/** What is a secret by its looks, before an `@`. Each has one group, the secret; each looks a bounded way ahead. */
const inAddresses: readonly RegExp[] = [
  // Who somebody is, in an address: `https://user:password@host`.
  /:\/\/([^\s/"'?#]+)@/dg,
  // A password that nobody encoded: with a slash, a hash, a space or a quote in it. What begins with a port has none.
  /:\/\/[^\s/"'?#@:]{0,100}:(?!\d*[/?#])((?:[^"'\n\\]|\\[^\n]){1,200})@/dg,
  // An address without its scheme, or with half of it. An image of a container is known by its digest.
  /(?<=^|["'`\s/])[^\s"'`/@:=]{1,100}:([^\s"'@/]{1,200})@(?!sha\d+:)/dg,
]

/** Tokens of Vault, JSON web tokens, tokens of GitHub. */
const tokens =
  /(?<![\w-])(hv[sbr]\.[\w-]{20,}|eyJ[\w-]{10,}\.[\w-]{10,}(?:\.[\w-]*)?|gh[oprsu]_[A-Za-z\d]{30,})/dg

/** The text of a private key, up to its end or that of everything. */
const keyText = /-----BEGIN [A-Z\d ]{0,40}PRIVATE KEY-----([^]*?)(?=-----END|$)/dg

/** A string that holds the end of a key and not its beginning: all of it. */
const keyEnd = /"((?:[^"\\\n]|\\[^\n])*?)-----END [A-Z\d ]{0,40}PRIVATE KEY/dg

/** The secrets of a text that tell themselves by their looks; some may overlap. */
export function* shapedSecrets(text: string): Iterable<Span> {
  if (text.includes('@')) for (const shape of inAddresses) yield* spansOf(shape, text)
  yield* spansOf(tokens, text)
  if (!text.includes('PRIVATE KEY-----')) return
  yield* spansOf(keyText, text)
  yield* spansOf(keyEnd, text)
}

function* spansOf(shape: RegExp, text: string): Iterable<Span> {
  for (const { indices } of text.matchAll(shape)) {
    const [start, end] = (indices as RegExpIndicesArray)[1] as [number, number]
    if (start < end) yield { start, end }
  }
}
