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

export const keyLengths: readonly number[] = [16, 24, 32]

export function readGossipKey(text: string): GossipKey {
  const space = text.search(/[ \t]/)
  if (space >= 0) return { status: 'whitespace', at: space }
  const decoded = decodeBase64(text)
  if (!('bytes' in decoded)) {
    const cause = decoded.cause === 'url-alphabet' ? urlFault(text) : decoded.cause
    return { status: 'not-base64', at: decoded.at, cause }
  }
  const { bytes } = decoded
  if (keyLengths.includes(bytes.length)) return { status: 'key', bytes }
  const inner = String.fromCharCode(...bytes.subarray(0, 100)).trim()
  const again = bytes.length <= 100 ? decodeBase64(inner) : undefined
  if (again !== undefined && 'bytes' in again && keyLengths.includes(again.bytes.length)) {
    return { status: 'double-encoded', inner }
  }
  return { status: 'wrong-length', bytes }
}

/** Text with `-` or `_` may be anything; it is in the URL alphabet where it is a key once they are replaced. */
function urlFault(text: string): Base64Fault {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  if (isKey(standard)) return 'url-alphabet'
  const length = standard.replaceAll(/[\r\n]/g, '').length
  return isKey(standard + '='.repeat((4 - (length % 4)) % 4)) ? 'url-unpadded' : 'character'
}

function isKey(text: string): boolean {
  const decoded = decodeBase64(text)
  return 'bytes' in decoded && keyLengths.includes(decoded.bytes.length)
}

type Decoded = { readonly bytes: Uint8Array } | { readonly at: number; readonly cause: Base64Fault }

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Go's StdEncoding: the bits that the last character has too many are not looked at. */
function decodeBase64(text: string): Decoded {
  const digits: number[] = []
  let padding = 0
  let end = Math.max(0, text.length - 1)
  const wanted = () => (4 - (digits.length % 4)) % 4
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === '\r' || character === '\n') continue
    const digit = alphabet.indexOf(character)
    if (character === '=' && digits.length > 0 && wanted() < 3) {
      if (padding === wanted()) return endsAt(text, index)
      if (padding++ === 0) end = index
    } else if (digit < 0) {
      return { at: index, cause: character === '-' || character === '_' ? 'url-alphabet' : 'character' }
    } else if (padding > 0) {
      return { at: end, cause: 'padding' }
    } else {
      digits.push(digit)
    }
  }
  if (padding !== wanted()) return { at: end, cause: 'padding' }
  return { bytes: joinDigits(digits) }
}

/** One `=` too many; where it is not the end of the text, it is a character that cannot be there. */
function endsAt(text: string, index: number): Decoded {
  return { at: index, cause: /^[=\r\n]*$/.test(text.slice(index)) ? 'excess' : 'character' }
}

function joinDigits(digits: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (const digit of digits) {
    held = ((held << 6) | digit) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >> bits) & 0xff
  }
  return bytes
}
