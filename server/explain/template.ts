/** One way to write a message: fixed text and placeholders in turn. */
export interface Template {
  readonly text: string
  readonly parts: readonly Part[]
  /** The longest run of fixed text that stands in every such message as it is, in lower case. */
  readonly anchor: string
  /** Characters of fixed text: the more, the more the template says. */
  readonly weight: number
}

export type Part =
  | { readonly kind: 'fixed'; readonly pattern: RegExp }
  | { readonly kind: 'word' | 'words' | 'address' | 'peer'; readonly name: string }

/** Any of the quotes that Go, JSON, shells and word processors write, escaped or not; or none. */
const anyQuotes = '(?:[\\\\"\'`\u2018\u2019\u201c\u201d]|&quot;|&#39;){0,6}'

const quote = /["']+/
const placeholder = /\{([a-z_]\w*)(\*|:ip|:peer)?\}/

/**
 * Reads a template. `{name}` is a word without blanks and quotes, `{name*}` any text of the message, `{name:ip}` an IP
 * address, `{name:peer}` the address of who connected, told without its port; `{_}` and `{_*}` are not repeated, as they may be secret. Quotes may be missing or escaped in the message,
 * case does not count. Other braces are themselves.
 */
export function parseTemplate(text: string): Template {
  const pieces = text.split(/(\{[a-z_]\w*(?:\*|:ip|:peer)?\})/).filter((piece) => piece !== '')
  // Quotes round a value that begins or ends the message are no part of it, nor have they to be there.
  if (isQuote(pieces[0])) pieces.shift()
  if (isQuote(pieces.at(-1))) pieces.pop()
  const fixed = pieces.filter((piece) => !placeholder.test(piece))
  const anchors = fixed.flatMap((piece) => piece.split(quote)).map((piece) => piece.toLowerCase())
  const anchor = anchors.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '')
  return { text, parts: pieces.map(toPart), anchor, weight: fixed.join('').length }
}

function isQuote(piece: string | undefined): boolean {
  return /^["']+$/.test(piece ?? '')
}

const prefixes = [/^(?:remote error: )?(?:x509|tls): /, /^x509: certificate is /]

/** The shortest that a way to write a message may be without what it begins with. */
const shortest = 14

/**
 * A template, and what is left of it where a message is cut off before its last value, or quoted without the name of
 * the package that it begins with.
 */
export function parseWithShortened(text: string): readonly Template[] {
  const bare = text.replace(/[\s"'(,:=]*\{[a-z_]\w*(?:\*|:ip|:peer)?\}\)?"?$/, '')
  const variants = [text, bare].flatMap((one) => [one, ...prefixes.map((prefix) => one.replace(prefix, ''))])
  return [...new Set(variants)]
    .map(parseTemplate)
    .filter((one) => one.text === text || (one.weight >= shortest && !one.text.startsWith('{')))
}

const kinds: Readonly<Record<string, Exclude<Part['kind'], 'fixed'>>> = {
  '*': 'words',
  ':ip': 'address',
  ':peer': 'peer',
}

function toPart(piece: string): Part {
  const [, name, form] = placeholder.exec(piece) ?? []
  if (name === undefined) return { kind: 'fixed', pattern: fixedPattern(piece) }
  return { kind: kinds[form ?? ''] ?? 'word', name }
}

function fixedPattern(text: string): RegExp {
  const escaped = text.split(quote).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(escaped.join(anyQuotes), 'gi')
}

/** The template's text as documentation prints it: `x509: certificate is valid for <names>, not <host>`. */
export function displayed(text: string): string {
  return text.replace(new RegExp(placeholder, 'g'), (_, name: string) => (name === '_' ? '…' : `<${name}>`))
}

/** A text with its placeholders replaced, or undefined where one of them is not known. */
export function filled(text: string, values: ReadonlyMap<string, string>): string | undefined {
  const pieces = text.split(/(\{[a-z]\w*\})/)
  const result = pieces.map((piece) => {
    const [, name] = /^\{([a-z]\w*)\}$/.exec(piece) ?? []
    return name === undefined ? piece : values.get(name)
  })
  return result.includes(undefined) ? undefined : result.join('')
}
