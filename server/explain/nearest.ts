import type { Symptom } from './symptom.ts'
import { symptoms } from './symptoms.ts'
import { displayed } from './template.ts'

/** A word in every other message says nothing. */
const common = new Set(
  'a an and be by cannot error failed for from in is it no not of on or set the to with'.split(' '),
)

/** The symptom of which this is a part of a message, as people remember it; undefined where several have it. */
export function symptomWith(part: string): Symptom | undefined {
  const wanted = plainly(part)
  // A single word says too little.
  if (!wanted.includes(' ')) return undefined
  const [only, ...others] = symptoms.filter(({ messages }) =>
    messages.some((message) => plainly(displayed(message)).includes(wanted)),
  )
  return others.length === 0 ? only : undefined
}

function plainly(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim()
}

/** The known messages that hold a text, or have most words in common with it; none where they have hardly one. */
export function nearestMessages(text: string, most: number): readonly string[] {
  const wanted = plainly(text)
  const words = wordsOf(text.slice(0, 4096))
  const scored = symptoms.flatMap(({ messages }) =>
    messages.map(displayed).map((message) => {
      const holds = plainly(message).includes(wanted)
      return { message, score: (holds ? 1 : 0) + likeness(words, wordsOf(message)) }
    }),
  )
  const near = scored.filter(({ score }) => score >= leastLikeness).sort((a, b) => b.score - a.score)
  return near.slice(0, most).map(({ message }) => message)
}

const leastLikeness = 0.34

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[a-z][a-z0-9_]+/g) ?? []
  return new Set(words.filter((word) => !common.has(word)))
}

/** The share of a message's words that the text has; short messages count less. */
function likeness(text: ReadonlySet<string>, message: ReadonlySet<string>): number {
  const same = [...message].filter((word) => text.has(word)).length
  return same === 0 ? 0 : same / Math.max(3, message.size)
}
