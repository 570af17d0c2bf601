import type { Key as WrittenKey } from '../hcl/tree.ts'
import type { Key } from '../keys/key.ts'
import type { Source } from '../text/source.ts'
import type { Location, Span } from '../text/span.ts'
import type { Place } from './fields.ts'
import type { Effect, Issue } from './issue.ts'
import type { Refusal } from './leaf.ts'
import { isTemplate } from './template.ts'

type Draft = { -readonly [K in keyof Issue]: Issue[K] }

const severities: Readonly<Record<Effect, number>> = { ignored: 0, 'refused-at-start': 1, refused: 2 }

/** What the parts of one file's decoding share: where they are, and what they have found. */
export class Decoding {
  readonly source: Source
  readonly json: boolean
  /** Nomad's library accepts the file. */
  readonly parses: boolean
  readonly #drafts: Draft[] = []
  /** By the name they are about: a label is met both where it stands and as a key of the block behind it. */
  readonly #byName = new Map<WrittenKey, Draft>()
  readonly #occurrences = new Map<string, number>()

  constructor(source: Source, json: boolean, parses: boolean) {
    this.source = source
    this.json = json
    this.parses = parses
  }

  get issues(): readonly Issue[] {
    return this.#drafts.sort(
      (a, b) => a.at.span.start - b.at.span.start || severities[b.effect] - severities[a.effect],
    )
  }

  at(span: Span): Location {
    return { source: this.source, span }
  }

  /** The number of this block among those that share its pointer. */
  nextOccurrence(pointer: string): number {
    const index = this.#occurrences.get(pointer) ?? 0
    this.#occurrences.set(pointer, index + 1)
    return index
  }

  add(issue: Omit<Issue, 'within' | 'block'>, place: Place): void {
    this.#drafts.push({ ...issue, within: place.path, block: place.block })
  }

  /** An issue about a name in the file: one a name, with the worst of its effects. */
  addNamed(
    kind: Issue['kind'],
    name: WrittenKey,
    effect: Effect,
    place: Place,
    more: Partial<Omit<Issue, 'kind' | 'effect' | 'within' | 'block' | 'at'>> = {},
  ): void {
    const known = this.#byName.get(name)
    if (known === undefined) {
      if (isTemplate(name.value)) return
      const draft: Draft = {
        kind,
        effect,
        at: this.at(name.span),
        name: name.value,
        within: place.path,
        block: place.block,
        ...more,
      }
      this.#byName.set(name, draft)
      this.#drafts.push(draft)
    } else {
      if ((kind === 'label' && known.kind === 'unknown') || (kind === 'crash' && known.effect !== 'refused'))
        Object.assign(known, { kind, within: place.path, block: place.block, ...more })
      if (severities[effect] > severities[known.effect]) known.effect = effect
    }
  }

  /** Whether there is an issue about this very name. */
  isNamed(name: WrittenKey): boolean {
    return this.#byName.has(name)
  }

  isUnknown(name: WrittenKey): boolean {
    return this.#byName.get(name)?.kind === 'unknown'
  }

  refuse(key: Key, { span, crashes, ...why }: Refusal, place: Place): void {
    const kind = crashes ? 'crash' : 'wrong-type'
    this.add({ kind, effect: 'refused', at: this.at(span), name: key.name, key, ...why }, place)
  }
}
