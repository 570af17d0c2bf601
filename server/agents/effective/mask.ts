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

/** A value as it may be shown. The same object where there is nothing to hide. */
export function maskData(key: Key, data: Data, origins: readonly Origin[]): Data {
  if (key.secret) return maskAll(data)
  // The table says of its own keys which may hold a secret; of others, what stands around them tells as well.
  const ordinary = key.since !== undefined && !key.mayHoldSecret && key.type !== 'map'
  const hidden = ordinary ? [] : hiddenTexts(origins)
  if (hidden.length > 0 && typeof data !== 'object') return mask
  const masked = maskInside(data, key.since === undefined ? key.name : '', hidden)
  // Something in it is secret, and nobody can say what.
  return hidden.length > 0 && masked === data ? maskAll(data) : masked
}

/** What is written, where it is short, cannot be read as a value and hides nothing. */
export function writtenText({ secret, mayHoldSecret }: Key, origin: Origin | undefined): string | undefined {
  if (origin === undefined || secret || mayHoldSecret || hiddenTexts([origin]).length > 0) return undefined
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
  if (Array.isArray(data)) return data.map(maskAll)
  if (typeof data === 'object')
    return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, maskAll(value)]))
  return data === '' || typeof data === 'boolean' ? data : mask
}

function maskInside(data: Data, name: string, hidden: readonly string[]): Data {
  if (Array.isArray(data))
    return keepSame(
      data,
      data.map((value) => maskInside(value, name, hidden)),
    )
  if (typeof data === 'object') {
    const values = Object.entries(data)
    const masked = values.map(([inner, value]) => [inner, maskInside(value, inner, hidden)] as const)
    return masked.some(
      ([inner, value], index) => inner !== values[index]?.[0] || value !== values[index]?.[1],
    )
      ? Object.fromEntries(masked)
      : data
  }
  return typeof data === 'boolean' || !isSecret(String(data), name, hidden) ? data : mask
}

function keepSame(before: readonly Data[], after: readonly Data[]): Data {
  return after.some((value, index) => value !== before[index]) ? after : before
}

function isSecret(text: string, name: string, hidden: readonly string[]): boolean {
  if (text === '') return false
  if (mayNameSecret(name) || setsSecret(text)) return true
  if (withoutSecrets(text) !== text || holding.some((pattern) => pattern.test(text))) return true
  // What stands beside a secret is hidden with it, unless it is too short to be one.
  return text.length > 3 && hidden.some((secret) => secret.includes(text))
}
