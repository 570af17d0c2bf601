import { readFileSync } from 'node:fs'
import { decodeSource } from '../../server/text/decode.ts'
import type { Source } from '../../server/text/source.ts'

/** A key as Nomad's library has it: `line:column+offset`, the text, the value. */
export type CaseKey = readonly [place: string | null, text: string, value: string]

export interface CaseItem {
  readonly keys: readonly CaseKey[]
  readonly assign: string | null
  readonly value: CaseNode
}

/** A value; `at` is where it starts, for lists and objects also where the closing bracket stands. */
export type CaseNode =
  | { readonly object: readonly CaseItem[]; readonly at: readonly (string | null)[] }
  | { readonly list: readonly CaseNode[]; readonly at: readonly (string | null)[] }
  | {
      readonly type: 'string' | 'heredoc' | 'number' | 'float' | 'bool'
      readonly at: string | null
      readonly value?: string | number | boolean
      readonly unreadable?: true
    }

/** What Nomad's library (hashicorp/hcl v1.0.1-nomad-1) said about one input when it was asked. */
export interface Case {
  readonly src?: string
  readonly base64?: string
  readonly mode: 'hcl' | 'json'
  /** Its message, where it refuses the input. */
  readonly error?: string
  readonly items?: readonly CaseItem[]
  /** As JSON with sorted keys; null where decoding fails. */
  readonly decoded?: string | null
  /** Type, place and text, as the HCL scanner cuts the input whatever its mode. */
  readonly tokens: readonly string[]
}

const file = new URL('../fixtures/hcl1-cases.jsonl', import.meta.url)

export const cases: readonly Case[] = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Case)

export function sourceOf({ src, base64 }: Case): Source {
  return decodeSource('case.hcl', src === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(src))
}

/** What names a case in a test's output. */
export function nameOf({ src, base64 }: Case): string {
  return JSON.stringify(src ?? base64)
}

/** Our place in the reference's terms: column in code points, offset in bytes after `\r\n` has become `\n`. */
export function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).replaceAll('\r\n', '\n')
  const lines = before.split('\n')
  const column = Array.from(lines.at(-1) ?? '').length + 1
  return `${lines.length}:${column}+${Buffer.byteLength(before)}`
}
