import type { Source } from '../text/source.ts'
import { JsonParser } from './json-parser.ts'
import { Parser } from './parser.ts'
import { nameNomadError } from './recovery/nomad-error.ts'
import { recover } from './recovery/recover.ts'
import { recoverJson } from './recovery/recover-json.ts'
import { listTokens } from './tokens.ts'
import type { Body, Parsed, Problem, Token } from './tree.ts'

/** Reads a file as Nomad's library does, whatever it holds; never throws. */
export function parse(source: Source): Parsed {
  const format = formatOf(source.text)
  const strict = format === 'hcl' ? new Parser(source).parse() : new JsonParser(source).parse()
  const { refusal } = strict
  if (refusal === undefined) return new ParsedFile(source, format, strict.tree, strict.warnings, true)
  const { tree, problems } = format === 'hcl' ? recover(source) : recoverJson(source)
  return new ParsedFile(source, format, tree, nameNomadError(problems, refusal, source.text.length), false)
}

/** What Go's `unicode.IsSpace` calls space: JavaScript's, with U+0085 and without the byte order mark. */
const firstCharacter = /[^\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/

export function formatOf(text: string): 'hcl' | 'json' {
  const first = firstCharacter.exec(text)
  return first?.[0] === '{' ? 'json' : 'hcl'
}

class ParsedFile implements Parsed {
  readonly format: 'hcl' | 'json'
  readonly tree: Body
  readonly problems: readonly Problem[]
  readonly ok: boolean
  private readonly source: Source
  private list: readonly Token[] | undefined

  constructor(source: Source, format: 'hcl' | 'json', tree: Body, problems: readonly Problem[], ok: boolean) {
    this.source = source
    this.format = format
    this.tree = tree
    this.problems = problems
    this.ok = ok
  }

  /** Made when first asked for, from the text: most files are linted without. */
  get tokens(): readonly Token[] {
    this.list ??= listTokens(this.source, this.format)
    return this.list
  }
}
