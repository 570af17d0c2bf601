import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { directoryOf } from '../agents/paths.ts'
import type { Location } from '../text/span.ts'
import { maskedLine } from './masked-line.ts'

interface Printable {
  readonly rule: string
  readonly location: Location
}

/**
 * What a finding is known by from one run to the next: its rule, its directory and the words of its line. Neither the
 * line's number nor its spaces nor the file's name count, so lines may move, and files of an agent be renamed or split.
 * Findings that would be alike are told apart by their order.
 */
export function fingerprints(findings: readonly Printable[]): readonly string[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const words = [finding.rule, directoryOf(finding.location.source.path), wordsOf(finding)].join('\0')
    const ordinal = seen.get(words) ?? 0
    seen.set(words, ordinal + 1)
    return hash(`${words}\0${ordinal}`)
  })
}

/** The same for all findings of a rule in lines of the same words, wherever they are. */
export function likeness(finding: Printable): string {
  return hash([finding.rule, wordsOf(finding)].join('\0'))
}

/** The line without secrets and spaces; nothing where a finding is about a file as a whole. */
function wordsOf({ location }: Printable): string {
  return location.whole ? '' : maskedLine(location).replace(/\s+/g, '')
}

function hash(words: string): string {
  return bytesToHex(sha256(utf8ToBytes(words))).slice(0, 32)
}
