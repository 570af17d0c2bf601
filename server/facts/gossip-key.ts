import { rememberLast } from '../text/remember-last.ts'
import { decodeBase64 } from './base64.ts'

/**
 * What Nomad makes of `server.encrypt`: Go's base64.StdEncoding decodes it (carriage returns and line feeds
 * are skipped, padding is required), then memberlist wants 16, 24 or 32 bytes.
 */
export type GossipKey =
  | { readonly status: 'key'; readonly bytes: Uint8Array }
  | { readonly status: 'wrong-length'; readonly bytes: Uint8Array }
  /** Base64 of base64: what it decodes to is the text of a key. */
  | { readonly status: 'double-encoded'; readonly inner: string }
  /** A space or tab; `at` is its index in the text. */
  | { readonly status: 'whitespace'; readonly at: number }
  | { readonly status: 'not-base64'; readonly at: number; readonly cause: Base64Fault }

/**
 * `url-alphabet`: a key, but for `-` and `_` where standard base64 has `+` and `/`; `url-unpadded`: and without its
 * `=`; `padding`: the end is missing; `excess`: there is more `=` than there should be.
 */
export type Base64Fault = 'url-alphabet' | 'url-unpadded' | 'character' | 'padding' | 'excess'

/** Stands in an edit for a key that is still to be made. */
export const freshKeyMark = '\ufffc'

export const keyLengths: readonly number[] = [16, 24, 32]

/** Many rules ask about one key. */
export const readGossipKey = rememberLast((text: string): GossipKey => {
  const space = text.search(/[ \t]/)
  if (space >= 0) return { status: 'whitespace', at: space }
  const bytes = decodeBase64(text)
  if (bytes === undefined) {
    const { at, cause } = findFault(text)
    return { status: 'not-base64', at, cause: cause === 'url-alphabet' ? urlFault(text) : cause }
  }
  if (keyLengths.includes(bytes.length)) return { status: 'key', bytes }
  const inner = String.fromCharCode(...bytes.subarray(0, 100)).trim()
  const again = bytes.length <= 100 ? decodeBase64(inner) : undefined
  if (again !== undefined && keyLengths.includes(again.length)) {
    return { status: 'double-encoded', inner }
  }
  return { status: 'wrong-length', bytes }
})

/** Text with `-` or `_` may be anything; it is in the URL alphabet where it is a key once they are replaced. */
function urlFault(text: string): Base64Fault {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  if (isKey(standard)) return 'url-alphabet'
  const length = standard.replaceAll(/[\r\n]/g, '').length
  return isKey(standard + '='.repeat((4 - (length % 4)) % 4)) ? 'url-unpadded' : 'character'
}

function isKey(text: string): boolean {
  const bytes = decodeBase64(text)
  return bytes !== undefined && keyLengths.includes(bytes.length)
}

interface Fault {
  readonly at: number
  readonly cause: Base64Fault
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Where Go's decoder stumbles over text that it does not take, and why. */
function findFault(text: string): Fault {
  let digits = 0
  let padding = 0
  let end = Math.max(0, text.length - 1)
  const wanted = () => (4 - (digits % 4)) % 4
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === '\r' || character === '\n') continue
    if (character === '=' && digits > 0 && wanted() < 3) {
      if (padding === wanted()) return endsAt(text, index)
      if (padding++ === 0) end = index
    } else if (!alphabet.includes(character)) {
      return { at: index, cause: character === '-' || character === '_' ? 'url-alphabet' : 'character' }
    } else if (padding > 0) {
      return { at: end, cause: 'padding' }
    } else {
      digits++
    }
  }
  return { at: end, cause: 'padding' }
}

/** One `=` too many; where it is not the end of the text, it is a character that cannot be there. */
function endsAt(text: string, index: number): Fault {
  return { at: index, cause: /^[=\r\n]*$/.test(text.slice(index)) ? 'excess' : 'character' }
}
