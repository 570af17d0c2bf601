import type { ConfigFile } from '../../config/file.ts'
import type { Source } from '../../text/source.ts'
import type { Span } from '../../text/span.ts'
import type { Finding } from '../finding.ts'
import type { SuppressedFinding } from '../report.ts'
import { type Directive, mayHoldDirectives } from './directive.ts'
import { directivesOf, type Scoped, unitDirectives } from './scopes.ts'

/** One name in a directive. */
export interface Suppression {
  readonly source: Source
  readonly directive: Directive
  readonly scope: Span | undefined
  /** A rule, or an area, as written. */
  readonly name: string
  readonly at: Span
  /** It suppressed something. */
  used: boolean
}

/** A directive, with one suppression for each of its names. */
export interface WrittenDirective extends Scoped {
  readonly source: Source
  readonly suppressions: readonly Suppression[]
}

/** Whether findings of a rule say that this program does not work, or not as its settings say. */
export function isFailure(rule: string): boolean {
  return /^(?:internal\/|config\/invalid-settings$)/.test(rule)
}

/** Whether a comment can suppress a rule: not those about comments. */
export function isSuppressible(rule: string): boolean {
  return !isFailure(rule) && !/^config\/(?:suppression-without-reason|unused-suppression)$/.test(rule)
}

/** The comments of a run's files that suppress findings. */
export class Suppressions {
  readonly #written = new Map<string, readonly WrittenDirective[]>()

  /** To be asked while a file's tree is at hand. */
  add({ source, parsed }: ConfigFile): void {
    if (this.#written.has(source.path) || !mayHoldDirectives(source.text)) return
    this.#put(source, directivesOf(source, parsed))
  }

  get directives(): readonly WrittenDirective[] {
    return [...this.#written.values()].flat()
  }

  has(path: string): boolean {
    return (this.#written.get(path)?.length ?? 0) > 0
  }

  /** Findings, sorted by file and position, into those that are told and those that are not. */
  divide(findings: readonly Finding[]): {
    readonly told: readonly Finding[]
    readonly suppressed: readonly SuppressedFinding[]
  } {
    const told: Finding[] = []
    const suppressed: SuppressedFinding[] = []
    let sweep: Sweep | undefined
    for (const finding of findings) {
      const { source, span } = finding.location
      if (source.foreign && mayHoldDirectives(source.text)) this.#addUnit(source)
      if (sweep?.path !== source.path) sweep = new Sweep(source.path, this.#written.get(source.path) ?? [])
      const by = isSuppressible(finding.rule) ? sweep.at(span.start, finding.rule) : undefined
      if (by === undefined) told.push(finding)
      else {
        by.used = true
        const { reason } = by.directive
        const at = { source: by.source, span: by.directive.span }
        suppressed.push({ finding, kind: 'inSource', ...(reason === undefined ? {} : { reason }), at })
      }
    }
    return { told, suppressed }
  }

  #addUnit(source: Source): void {
    if (!this.#written.has(source.path)) this.#put(source, unitDirectives(source))
  }

  #put(source: Source, scoped: readonly Scoped[]): void {
    const written = scoped.map(({ directive, scope }) => {
      const suppressions = directive.names.map((at) => {
        return { source, directive, scope, name: source.text.slice(at.start, at.end), at, used: false }
      })
      return { source, directive, scope, suppressions }
    })
    this.#written.set(source.path, written)
  }
}

/** Goes through one file from top to bottom: of suppressions that lie within each other the innermost counts. */
class Sweep {
  readonly path: string
  readonly #byName = new Map<string, Suppression[]>()
  readonly #open = new Map<string, Suppression[]>()

  constructor(path: string, written: readonly WrittenDirective[]) {
    this.path = path
    for (const suppression of written.flatMap(({ suppressions }) => suppressions)) {
      if (suppression.scope === undefined || suppression.directive.kind === undefined) continue
      const known = this.#byName.get(suppression.name)
      if (known === undefined) this.#byName.set(suppression.name, [suppression])
      else known.push(suppression)
    }
    for (const list of this.#byName.values()) list.sort((a, b) => startOf(b) - startOf(a))
  }

  /** Offsets must not fall from one call to the next. */
  at(offset: number, rule: string): Suppression | undefined {
    const own = this.#innermost(offset, rule)
    const area = this.#innermost(offset, rule.slice(0, rule.indexOf('/')))
    if (own === undefined || area === undefined) return own ?? area
    return startOf(area) > startOf(own) ? area : own
  }

  #innermost(offset: number, name: string): Suppression | undefined {
    const waiting = this.#byName.get(name)
    if (waiting === undefined) return undefined
    let open = this.#open.get(name)
    if (open === undefined) this.#open.set(name, (open = []))
    for (let next = waiting.at(-1); next !== undefined && startOf(next) <= offset; next = waiting.at(-1)) {
      open.push(next)
      waiting.pop()
    }
    while (open.length > 0 && (open.at(-1)?.scope?.end ?? 0) <= offset) open.pop()
    return open.at(-1)
  }
}

function startOf({ scope }: Suppression): number {
  return scope?.start ?? 0
}
