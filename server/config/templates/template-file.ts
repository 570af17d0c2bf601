import { parse } from '../../hcl/parse.ts'
import type { Parsed, Problem } from '../../hcl/tree.ts'
import { createSource, lineIndexAt, type Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import { type Masked, Masker } from './mask.ts'
import { hasItemWithin } from './places.ts'
import { firstBranches, pairTags, type Region, withoutAsides } from './regions.ts'
import { findTags, type Tag } from './tags.ts'

/** What is known of a file that another tool turns into configuration: Jinja, Go templates, Terraform, ERB. */
export interface Template {
  /** Syntax that may add to a list or a block, or take away from it. */
  readonly holes: readonly Span[]
  /** Those of them where a block's settings may be. */
  readonly openings: readonly Span[]
  /** Conditions and loops: what stands in them may be there once, several times or not at all. */
  readonly conditional: readonly Span[]
  /** All that was replaced where HCL itself would stand. */
  readonly replaced: readonly Span[]
  /** Whether settings may be there that are not to be seen, or not be there that are. */
  readonly partial: boolean
  /** Whether all of it could be read; otherwise what is wrong with it may be the template's doing. */
  readonly followed: boolean
}

const templateName = /\.(?:j2|jinja2?|tpl|tmpl|tftpl|ctmpl|erb)$/i

/** Only a name tells: elsewhere template syntax is an error of the configuration. */
export function isTemplateName(path: string): boolean {
  return templateName.test(path)
}

interface ParsedFile {
  readonly parsed: Parsed
  readonly template: Template | undefined
}

/** Parses a file; of a template, what is left when its syntax is set aside. Offsets are those of the file itself. */
export function parseFile(source: Source): ParsedFile {
  if (!isTemplateName(source.path)) return { parsed: parse(source), template: undefined }
  const { text } = source
  const jinja = /\.(?:j2|jinja2?)$/i.test(source.path)
  const tags = withoutAsides(findTags(text, jinja), text.length)
  const regions = pairTags(tags, text.length)
  const whole = attempt(source, tags, regions)
  if (whole.parsed.ok) return finish(whole, whole.parsed.problems)
  const fewer = firstBranches(tags, regions)
  const first = attempt(source, fewer, pairTags(fewer, text.length))
  if (first.parsed.ok) return finish({ ...first, regions }, first.parsed.problems)
  return finish(whole, certain(source, whole))
}

interface Attempt {
  readonly parsed: Parsed
  readonly masked: Masked
  readonly regions: readonly Region[]
}

function attempt(source: Source, tags: readonly Tag[], regions: readonly Region[]): Attempt {
  const masked = new Masker(source.text, tags, regions, isJson(source.text, tags)).mask()
  return { parsed: parse(createSource(source.path, masked.text, source.invalidUtf8)), masked, regions }
}

/** As Nomad tells: by the first character that is not space. */
function isJson(text: string, tags: readonly Tag[]): boolean {
  let at = 0
  for (const { start, end } of tags) {
    if (text.slice(at, start).trim() !== '') break
    at = end
  }
  return text.slice(at).trimStart().startsWith('{')
}

function finish({ parsed, masked, regions }: Attempt, problems: readonly Problem[]): ParsedFile {
  const conditional = regions.filter((region) => region.conditional)
  const { holes, openings, replaced } = masked
  const partial = openings.length > 0 || hasItemWithin(parsed.tree, conditional)
  const followed = problems.length === parsed.problems.length
  return {
    parsed: followed ? parsed : withProblems(parsed, problems),
    template: { holes, openings, conditional, replaced, partial: partial || !followed, followed },
  }
}

/**
 * What is wrong whatever the template makes of its syntax. Nothing that stands next to something replaced, nor what follows
 * it; and nothing at all where conditions open and close brackets.
 */
function certain(source: Source, { parsed, masked }: Attempt): readonly Problem[] {
  if (!masked.balanced) return []
  const lines = new Set<number>()
  for (const { start, end } of masked.replaced) {
    const last = lineIndexAt(source, end) + 1
    for (let line = lineIndexAt(source, start) - 1; line <= last; line++) lines.add(line)
  }
  const doubtful = parsed.problems.findIndex(({ span }) => lines.has(lineIndexAt(source, span.start)))
  return doubtful < 0 ? parsed.problems : parsed.problems.slice(0, doubtful)
}

function withProblems(parsed: Parsed, problems: readonly Problem[]): Parsed {
  const { format, tree, ok } = parsed
  return {
    format,
    tree,
    problems,
    ok,
    get tokens() {
      return parsed.tokens
    },
  }
}
