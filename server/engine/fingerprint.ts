import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Location } from '../text/span.ts'

/** The text of the line a location stands in, secrets taken out. */
export type FingerprintText = (location: Location) => string

interface Printable {
  readonly rule: string
  readonly location: Location
}

/**
 * What a finding is known by from one run to the next: its rule, file and the words of its line, not the
 * line's number. Findings that would be alike are told apart by their order.
 */
export function fingerprints(findings: readonly Printable[], textOf: FingerprintText): readonly string[] {
  const seen = new Map<string, number>()
  return findings.map(({ rule, location }) => {
    const text = textOf(location).replace(/\s+/g, ' ').trim()
    const words = [rule, location.source.path, text].join('\0')
    const ordinal = seen.get(words) ?? 0
    seen.set(words, ordinal + 1)
    return bytesToHex(sha256(utf8ToBytes(`${words}\0${ordinal}`))).slice(0, 32)
  })
}
