import { decodeBase64 } from './base64.ts'
import { sameBytes } from './der.ts'
import { keyLengths } from './gossip-key.ts'
import { isPublishedKey } from './published-keys.ts'

/** Why a server does not start with its keyring (command/agent/keyring.go, loadKeyringFile). */
export type KeyringFault =
  | { readonly kind: 'empty-file' | 'not-json' | 'not-a-list' | 'no-keys' }
  /** `number` counts from 1. */
  | { readonly kind: 'not-text' | 'not-base64'; readonly number: number }
  | { readonly kind: 'wrong-length'; readonly number: number; readonly length: number }

/**
 * What may be said of `serf.keyring`: a JSON list of keys in base64, of which the first one encrypts and all
 * decrypt. The keys stay where they are read.
 */
export type KeyringFile =
  | { readonly ok: false; readonly fault: KeyringFault }
  | {
      readonly ok: true
      readonly count: number
      /** Bytes of the first key. */
      readonly length: number
      /** The first key stands in public documentation. */
      readonly published: boolean
      /** What the configured key is to it: the one that encrypts, another of it, none; undefined where none is configured. */
      readonly configured: 'first' | 'further' | 'absent' | undefined
    }

/** `encrypt` as the configuration has it, where that is known. */
export function inspectKeyring(bytes: Uint8Array, encrypt: string | undefined): KeyringFile {
  const texts = readList(bytes)
  if ('kind' in texts) return { ok: false, fault: texts }
  const keys: Uint8Array[] = []
  for (const [index, text] of texts.entries()) {
    const key = readKey(text, index + 1)
    if (!(key instanceof Uint8Array)) return { ok: false, fault: key }
    keys.push(key)
  }
  const [first] = keys
  if (first === undefined) return { ok: false, fault: { kind: 'no-keys' } }
  return {
    ok: true,
    count: keys.length,
    length: first.length,
    published: isPublishedKey(first),
    configured: encrypt === undefined ? undefined : placeAmong(keys, encrypt),
  }
}

/** Go's json.Unmarshal into a list of strings: `null` is an empty list, and as an element an empty string. */
function readList(bytes: Uint8Array): readonly unknown[] | KeyringFault {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (/^[ \t\r\n]*$/.test(text)) return { kind: 'empty-file' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // What it says quotes the text.
    return { kind: 'not-json' }
  }
  if (value === null) return []
  return Array.isArray(value) ? (value as readonly unknown[]) : { kind: 'not-a-list' }
}

function readKey(text: unknown, number: number): Uint8Array | KeyringFault {
  if (typeof text !== 'string' && text !== null) return { kind: 'not-text', number }
  const key = decodeBase64(text ?? '')
  if (key === undefined) return { kind: 'not-base64', number }
  return keyLengths.includes(key.length) ? key : { kind: 'wrong-length', number, length: key.length }
}

function placeAmong(keys: readonly Uint8Array[], encrypt: string): 'first' | 'further' | 'absent' {
  const wanted = decodeBase64(encrypt)
  const at = keys.findIndex((key) => wanted !== undefined && sameBytes(key, wanted))
  return at < 0 ? 'absent' : at === 0 ? 'first' : 'further'
}
