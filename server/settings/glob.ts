/** Whether a path fits a pattern. */
export type Matcher = (path: string) => boolean

/** A pattern whose braces stand for more has none: they are characters like others. */
const mostAlternatives = 100

/** One character of a segment, or any number of them. */
type Part = 'any' | ((character: string) => boolean)

/** A segment of a pattern, or any number of segments. */
type Segment = 'any' | readonly Part[]

/**
 * Compiles a pattern of paths: `*` is anything but a slash, `**` as a whole segment any number of segments, `?` one
 * character, `[a-z]` and `[!a-z]` one of a class, `{a,b}` one of several; a backslash takes away such a meaning, and a bracket
 * that is never closed has none. No regular expression: a match takes time linear in the length of the path, whatever
 * somebody wrote as a pattern.
 */
export function compileGlob(pattern: string): Matcher {
  const alternatives = (expand(pattern) ?? [pattern]).map(segmentsOf)
  return (path) => {
    const names = path.split('/').map((name) => Array.from(name))
    return alternatives.some((segments) => fitsPath(segments, names))
  }
}

/** What braces stand for; undefined where that is too much. */
function expand(pattern: string): readonly string[] | undefined {
  let done = ['']
  for (let at = 0; at < pattern.length; ) {
    const choices = choicesAt(pattern, at) ?? { texts: [literalAt(pattern, at)], end: 0 }
    const texts: string[] = []
    for (const text of choices.texts) {
      // What stands in braces may have braces of its own; outside of them, this is a character.
      const inner = choices.end > 0 ? expand(text) : [text]
      if (inner === undefined || texts.length + inner.length > mostAlternatives) return undefined
      for (const one of inner) texts.push(one)
    }
    if (done.length * texts.length > mostAlternatives) return undefined
    if (texts.length === 1) done = done.map((text) => text + texts[0])
    else done = done.flatMap((before) => texts.map((text) => before + text))
    at = choices.end > 0 ? choices.end : at + literalAt(pattern, at).length
  }
  return done
}

/** A character with the backslash before it, if there is one. */
function literalAt(pattern: string, at: number): string {
  return pattern.slice(at, at + (pattern[at] === '\\' ? 2 : 1))
}

/** The texts between the commas of braces that open here; undefined where none do, or none close. */
function choicesAt(pattern: string, at: number): { texts: readonly string[]; end: number } | undefined {
  if (pattern[at] !== '{') return undefined
  const texts: string[] = []
  let depth = 0
  let start = at + 1
  for (let end = at; end < pattern.length; end += literalAt(pattern, end).length) {
    const character = pattern[end]
    if (character === '{') depth++
    else if (character === '}' && --depth === 0) {
      texts.push(pattern.slice(start, end))
      // One alone is no choice.
      return texts.length > 1 ? { texts, end: end + 1 } : undefined
    } else if (character === ',' && depth === 1) {
      texts.push(pattern.slice(start, end))
      start = end + 1
    }
  }
  return undefined
}

function segmentsOf(pattern: string): readonly Segment[] {
  return pattern.split('/').map((segment) => (segment === '**' ? 'any' : partsOf(Array.from(segment))))
}

function partsOf(segment: readonly string[]): readonly Part[] {
  const parts: Part[] = []
  for (let at = 0; at < segment.length; at++) {
    const character = segment[at] as string
    const end = character === '[' ? segment.indexOf(']', at + 2) : -1
    if (character === '*') {
      if (parts.at(-1) !== 'any') parts.push('any')
    } else if (character === '?') parts.push(() => true)
    else if (end > 0) {
      parts.push(classOf(segment.slice(at + 1, end)))
      at = end
    } else {
      const literal = character === '\\' ? (segment[++at] ?? character) : character
      parts.push((other) => other === literal)
    }
  }
  return parts
}

function classOf(inner: readonly string[]): Part {
  const negated = inner[0] === '!' || inner[0] === '^'
  const ranges: (readonly [from: string, to: string])[] = []
  for (let at = negated ? 1 : 0; at < inner.length; at++) {
    const from = inner[at] as string
    const to = inner[at + 1] === '-' ? inner[at + 2] : undefined
    ranges.push([from, to ?? from])
    if (to !== undefined) at += 2
  }
  return (character) => ranges.some(([from, to]) => from <= character && character <= to) !== negated
}

/** Of the names, how many the segments so far may stand for is kept: all ways are gone at once. */
function fitsPath(segments: readonly Segment[], names: readonly (readonly string[])[]): boolean {
  let reached: readonly number[] = [0]
  for (const segment of segments) {
    const [first] = reached
    if (first === undefined) return false
    if (segment === 'any')
      reached = Array.from({ length: names.length + 1 - first }, (_, more) => first + more)
    else
      reached = reached
        .filter((at) => at < names.length && fitsName(segment, names[at] ?? []))
        .map((at) => at + 1)
  }
  return reached.at(-1) === names.length
}

/** Where something does not fit, only the last `*` before it may have stood for more. */
function fitsName(parts: readonly Part[], name: readonly string[]): boolean {
  let part = 0
  let star = -1
  let resume = 0
  for (let at = 0; at < name.length; ) {
    const current = parts[part]
    if (current === 'any') {
      star = part++
      resume = at
    } else if (current?.(name[at] as string)) {
      part++
      at++
    } else {
      if (star < 0) return false
      part = star + 1
      at = ++resume
    }
  }
  while (parts[part] === 'any') part++
  return part === parts.length
}
