import type { Item, Key } from './tree.ts'

/** An item of which the first keys are used up, as `Filter` in hcl/ast/ast.go strips them. */
export interface Entry {
  readonly item: Item
  readonly skip: number
}

export function toEntries(items: readonly Item[]): Entry[] {
  return items.map((item) => ({ item, skip: 0 }))
}

export function nextKey({ item, skip }: Entry): Key | undefined {
  return item.keys[skip]
}

/** Finds the entries of one name, letter case aside, with that key used up. Grouped once, when first asked. */
export function groupByKey(entries: readonly Entry[]): (name: string) => readonly Entry[] {
  let groups: Map<string, Entry[]> | undefined
  return (name) => {
    groups ??= group(entries)
    return groups.get(foldCase(name)) ?? []
  }
}

function group(entries: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = nextKey(entry)
    if (key === undefined || entry.item.value.kind === 'missing') continue
    const name = foldCase(key.value)
    const rest = { item: entry.item, skip: entry.skip + 1 }
    const known = groups.get(name)
    if (known === undefined) groups.set(name, [rest])
    else known.push(rest)
  }
  return groups
}

/** Two texts are equal to Go's `strings.EqualFold` if this makes them the same. */
export function foldCase(text: string): string {
  if (isFolded(text)) return text
  return /^[\0-\x7f]*$/.test(text) ? text.toLowerCase() : Array.from(text, foldCharacter).join('')
}

/** As nearly all names are: ASCII without capitals. */
function isFolded(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7f || (code >= 0x41 && code <= 0x5a)) return false
  }
  return true
}

/** Unicode's simple folding: only where both cases are one character. The dotless i folds to itself. */
function foldCharacter(character: string): string {
  if (character === '\u0131') return character
  // To Go all bytes that are not UTF-8 are one character.
  if (/\p{Cs}/u.test(character)) return '\ufffd'
  const upper = character.toUpperCase()
  const base = sizeOf(upper) === 1 ? upper : character
  const lower = base.toLowerCase()
  return sizeOf(lower) === 1 ? lower : base
}

function sizeOf(text: string): number {
  return Array.from(text).length
}
