import { setsSecret } from '../../config/find-secrets.ts'
import { secretsOf, withoutSecrets } from '../../config/secrets.ts'
import type { Data, Origin } from '../../config/values.ts'
import type { Key } from '../../keys/key.ts'
import { mayNameSecret } from '../../keys/secret-name.ts'
import { spansWithin } from '../../text/spans.ts'

/** What stands in place of a secret; always of one length, as a secret's length tells something too. */
const mask = '********'

/** Texts that hold a secret, whatever they are called: URLs, headers, keys. */
const holding = [
  /^\s*(?:bearer|basic|digest)\s/i,
  /-----(?:BEGIN|END)/,
  // A value by itself: quotes do not end it.
  /:\/\/[^/\s?#@:]*:(?!\d*(?:[/?#]|$))[^]*@/,
  /^(?!\/)(?=.*[A-Z])(?=.*\d)[A-Za-z0-9+/_-]{40,}={0,2}$/,
]

/** A value as it may be shown. */
export function maskData(key: Key, data: Data, origins: readonly Origin[]): Data {
  if (key.secret) return maskAll(data)
  // The table says of its own keys which may hold a secret; of others, what stands around them tells as well.
  const ordinary = key.since !== undefined && !key.mayHoldSecret && key.type !== 'map'
  const hidden = ordinary ? [] : hiddenTexts(origins)
  let found = false
  const masked = maskWhere(data, key.since === undefined ? key.name : '', (text, name) => {
    const secret = isSecret(text, name, hidden)
    found ||= secret
    return secret
  })
  // Something in it is secret, and nobody can say what.
  return hidden.length > 0 && !found ? maskAll(data) : masked
}

/** What is written, where it is short, cannot be read as a value and hides nothing. */
export function writtenText({ secret, mayHoldSecret }: Key, origin: Origin): string | undefined {
  if (secret || mayHoldSecret || hiddenTexts([origin]).length > 0) return undefined
  const { source, span } = origin.value
  const text = source.text.slice(span.start, span.end)
  return text.length > 60 || /[\r\n]/.test(text) || isSecret(text, '', []) ? undefined : text
}

/** What the files hide of the places where the value is written. */
function hiddenTexts(origins: readonly Origin[]): readonly string[] {
  return origins.flatMap(({ value: { source, span } }) =>
    spansWithin(secretsOf(source), span).map(({ start, end }) =>
      source.text.slice(Math.max(start, span.start), Math.min(end, span.end)),
    ),
  )
}

function maskAll(data: Data): Data {
  return maskWhere(data, '', () => true)
}

type Judge = (text: string, name: string) => boolean

/** With every text and number replaced that is a secret, by its looks and its name; `true` tells nothing. */
function maskWhere(data: Data, name: string, isSecretText: Judge): Data {
  if (Array.isArray(data)) return data.map((value) => maskWhere(value, name, isSecretText))
  if (typeof data === 'object') {
    const entries = Object.entries(data)
    return Object.fromEntries(entries.map(([inner, value]) => [inner, maskWhere(value, inner, isSecretText)]))
  }
  return data === '' || typeof data === 'boolean' || !isSecretText(String(data), name) ? data : mask
}

function isSecret(text: string, name: string, hidden: readonly string[]): boolean {
  if (mayNameSecret(name) || setsSecret(text)) return true
  if (withoutSecrets(text) !== text || holding.some((pattern) => pattern.test(text))) return true
  // What stands beside a secret is hidden with it, unless it is too short to be one.
  return text.length > 3 && hidden.some((secret) => secret.includes(text))
}
