import { matchTemplate } from './match-template.ts'
import { WordSearch } from './search.ts'
import type { Symptom } from './symptom.ts'
import { parseWithShortened, type Template } from './template.ts'

/** A symptom that a line shows. */
export interface Shown {
  readonly symptom: Symptom
  /** What the placeholders of its message stand for. */
  readonly values: ReadonlyMap<string, string>
}

interface Candidate extends Shown {
  readonly start: number
  readonly end: number
  readonly weight: number
}

/** Every way to write every message, found by the longest run of fixed text in it. */
export class Matcher {
  readonly search: WordSearch
  /** By the index of the word that leads to them. */
  readonly #templates: readonly (readonly { readonly symptom: Symptom; readonly template: Template }[])[]

  /** `others` are words that are looked for at the same time; their indexes come after those of messages. */
  constructor(symptoms: readonly Symptom[], others: readonly string[] = []) {
    const byAnchor = new Map<string, { symptom: Symptom; template: Template }[]>()
    for (const symptom of symptoms) {
      for (const template of symptom.messages.flatMap(parseWithShortened)) {
        const same = byAnchor.get(template.anchor)
        if (same === undefined) byAnchor.set(template.anchor, [{ symptom, template }])
        else same.push({ symptom, template })
      }
    }
    this.#templates = [...byAnchor.values()]
    this.search = new WordSearch([...byAnchor.keys(), ...others])
  }

  /** How many words lead to messages: those behind are the others. */
  get words(): number {
    return this.#templates.length
  }

  /** What a line shows in which these words stand, the first first. */
  match(text: string, words: Iterable<number>): readonly Shown[] {
    const candidates: Candidate[] = []
    for (const word of words) {
      for (const { symptom, template } of this.#templates[word] ?? []) {
        const match = matchTemplate(template, text)
        if (match !== undefined) candidates.push({ symptom, weight: template.weight, ...match })
      }
    }
    return settle(candidates)
  }
}

/** Of messages that overlap the one with the most text of its own stays, and each symptom once. */
function settle(candidates: readonly Candidate[]): readonly Shown[] {
  const said = candidates.some(({ symptom }) => symptom.kind === undefined)
  const kept: Candidate[] = []
  for (const candidate of [...candidates].sort((a, b) => b.weight - a.weight)) {
    if (said && candidate.symptom.kind !== undefined) continue
    const { symptom, start, end } = candidate
    const covered = kept.some(
      (other) => symptom === other.symptom || (start < other.end && other.start < end),
    )
    if (!covered) kept.push(candidate)
  }
  return kept.sort((a, b) => a.start - b.start)
}
