import { isDeepStrictEqual } from 'node:util'
import type { ConfigFile } from '../../server/config/file.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import type { StructValue } from '../../server/config/values.ts'
import { foldCase } from '../../server/hcl/entries.ts'
import type { Value } from '../../server/hcl/tree.ts'
import { decodeSource } from '../../server/text/decode.ts'
import { type Values, valuesOf } from '../config/nomad-values.ts'
import type { Disagreement } from './compare.ts'
import type { RefereeAnswer } from './referee.ts'

/** How our decoding of a file differs from that of Nomad's own libraries, if it does: verdict, then values. */
export function compareDecoding(bytes: Uint8Array, theirs: RefereeAnswer): Disagreement | undefined {
  const verdict = theirs.ok
    ? `accepted: ${JSON.stringify(theirs.values)}`
    : `refused: ${theirs.error?.message}`
  try {
    const file = parseConfigFile(decodeSource('input.hcl', bytes), true)
    if (isUnjudged(file)) return undefined
    const reasons = refusals(file)
    if ((reasons.length === 0) !== theirs.ok)
      return {
        kind: 'verdict',
        ours: reasons.length === 0 ? 'accepted' : `refused: ${reasons[0]}`,
        theirs: verdict,
      }
    return theirs.ok ? compareValues(file, theirs.values ?? {}) : undefined
  } catch (error) {
    return { kind: 'exception', ours: String((error as Error).stack), theirs: verdict }
  }
}

/**
 * What is no agent configuration to us, and what another tool fills in: nothing is said of either. Nor of what Nomad takes
 * by chance: of names that differ in case alone, mapstructure decodes the one that Go's map happens to give it first.
 */
export function isUnjudged({ kind, source, parsed }: ConfigFile): boolean {
  const byHand = parsed.tree.items.filter(({ keys: [name] }) => /^(?:vault|consul)$/i.test(name?.value ?? ''))
  const isTemplate = /\$\{|\{\{|<%|@@|__|%\{/.test(source.text)
  return kind !== 'agent' || isTemplate || byHand.some(({ value }) => hasTwins(value))
}

function hasTwins(value: Value): boolean {
  if (value.kind === 'list') return value.elements.some(hasTwins)
  if (value.kind !== 'object') return false
  const names = new Set(value.body.items.map(({ keys: [name] }) => name?.value ?? ''))
  const folded = new Set([...names].map(foldCase))
  return folded.size < names.size || value.body.items.some((item) => hasTwins(item.value))
}

function refusals({ parsed, issues, config }: ConfigFile): readonly string[] {
  return [
    ...(parsed.ok ? [] : ['it does not parse']),
    ...issues
      .filter(({ effect }) => effect === 'refused')
      .map(({ kind, within, name }) => `${kind} ${within}.${name}`),
    ...removedKeys(config),
  ]
}

/** Whether a key that Nomad has no more is a key to it depends on the version, and so is left to a rule. */
function removedKeys({ block, fields }: StructValue): readonly string[] {
  return [...fields.values()].flatMap((field) => {
    if (field.kind === 'struct') return removedKeys(field)
    return field.kind === 'leaf' && field.key.removed && block.unknownKeys === 'refuse'
      ? [`removed ${field.key.name}`]
      : []
  })
}

function withNumbers(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value
}

/** What fields without a key set: ours are not known by the number of their block. */
const unnumbered = /^vault\.\d+\..*>$|^(?:audit\.sink|client\.fingerprint)\..*#ns$/

function compareValues(
  file: ConfigFile,
  theirs: Readonly<Record<string, unknown>>,
): Disagreement | undefined {
  const decoded = valuesOf(file)
  // Go writes bytes that are not UTF-8 as U+FFFD; we keep them apart in names, so that there is nothing to compare.
  if (/\\udc[89a-f]/.test(JSON.stringify([...decoded], withNumbers))) return undefined
  const ours = byLabel(decoded)
  const wanted = byLabel(new Map(Object.entries(theirs)))
  for (const path of new Set([...ours.keys(), ...wanted.keys()])) {
    if (unnumbered.test(path)) continue
    if (isDeepStrictEqual(ours.get(path), wanted.get(path))) continue
    const [mine, its] = [ours, wanted].map((values) => `${path}: ${JSON.stringify(values.get(path))}`)
    return { kind: 'value', ours: mine as string, theirs: its as string }
  }
  return undefined
}

/** Blocks with a label are numbered within their label: what Nomad makes of them does not depend on the others. */
function byLabel(values: Values): ReadonlyMap<string, unknown> {
  const names = new Map<string, string>()
  const numbers = new Map<string, number>()
  for (const { list, block, label } of labelsIn(values)) {
    const name = `${list}.${JSON.stringify(label)}`
    const number = numbers.get(name) ?? 0
    numbers.set(name, number + 1)
    names.set(block, `${name}.${number}`)
  }
  return new Map(
    [...values].map(([path, value]) => {
      const block = /^.*?\.\d+(?=\.)/.exec(path)?.[0] ?? ''
      const name = names.get(block) ?? block
      return [name + path.slice(block.length), value]
    }),
  )
}

interface Labelled {
  readonly list: string
  readonly block: string
  readonly index: number
  readonly label: unknown
}

function labelsIn(values: Values): readonly Labelled[] {
  return [...values]
    .flatMap(([path, label]): readonly Labelled[] => {
      const [, block = '', list = '', index = ''] = /^((.*)\.(\d+))\.@label$/.exec(path) ?? []
      return block === '' ? [] : [{ list, block, index: Number(index), label }]
    })
    .sort((a, b) => a.index - b.index)
}
