import type { Span } from '../../text/span.ts'
import type { Tag } from './tags.ts'

/** From an opening tag to its closing one. */
export interface Region extends Span {
  /** What it encloses may be there once, several times or not at all. */
  readonly conditional: boolean
  /** The tags that make it: opening, those between branches, closing. */
  readonly tags: readonly Tag[]
}

/**
 * Pairs opening and closing tags. A tag without a partner makes a region as well, up to the end of the text or from its
 * start: then nobody can tell what is conditional.
 */
export function pairTags(tags: readonly Tag[], length: number): readonly Region[] {
  const regions: Region[] = []
  const open: Tag[][] = []
  for (const tag of tags) {
    if (tag.role === 'open' || tag.role === 'wrap' || tag.role === 'aside') open.push([tag])
    else if (tag.role === 'middle') open.at(-1)?.push(tag)
    else if (tag.role === 'close') {
      const parts = open.pop()
      const [first] = parts ?? []
      const start = first?.start ?? 0
      regions.push({
        start,
        end: tag.end,
        conditional: first?.role !== 'wrap',
        tags: [...(parts ?? []), tag],
      })
    }
  }
  for (const parts of open)
    regions.push({ start: parts[0]?.start ?? 0, end: length, conditional: true, tags: parts })
  return regions
}

/** The tags of a text in which definitions, whose text is for other places, are one tag each. */
export function withoutAsides(tags: readonly Tag[], length: number): readonly Tag[] {
  const asides = pairTags(tags, length).filter(({ tags: [first, last] }) => first?.role === 'aside' && last)
  return collapse(
    tags,
    asides.map(({ start, end }) => ({ start, end, role: 'silent' })),
  )
}

/**
 * The tags of a text of which only the first branch of every condition is read: what follows up to the end of the
 * condition is one tag.
 */
export function firstBranches(tags: readonly Tag[], regions: readonly Region[]): readonly Tag[] {
  const others = regions.flatMap(({ tags: parts, end }): Tag[] => {
    const second = parts[1]
    return second?.role === 'middle' ? [{ start: second.start, end, role: 'close' }] : []
  })
  return collapse(tags, others)
}

/** Puts each of the larger tags in the place of all that it covers, the outermost where they are nested. */
function collapse(tags: readonly Tag[], larger: readonly Tag[]): readonly Tag[] {
  const sorted = [...larger].sort((a, b) => a.start - b.start)
  const collapsed: Tag[] = []
  let next = 0
  let end = 0
  for (const tag of tags) {
    while ((sorted[next]?.start ?? Infinity) < tag.start) next++
    if (tag.start < end) continue
    const whole = sorted[next]?.start === tag.start ? (sorted[next] as Tag) : tag
    collapsed.push(whole)
    end = whole.end
  }
  return collapsed
}
