import type { Span } from '../text/span.ts'
import { insertion } from './recovery/repairs.ts'
import type { Problem } from './tree.ts'

/** What Nomad's JSON parser passes over without an error (json/parser/parser.go). */
export class JsonWarnings {
  private readonly found: Problem[] = []
  private hasLost = false
  private hasNested = false

  inOrder(): Problem[] {
    return this.found.sort((a, b) => a.span.start - b.span.start)
  }

  /** `members`: there are some in it. */
  ignoredRest(span: Span, members: boolean): void {
    const message = 'Nomad ignores everything after the closing brace of a JSON file.'
    this.add(span, message, 'delete it, or move it inside', { ...(members && { loses: true }) })
  }

  unclosedObject(span: Span): void {
    this.add(span, 'This brace is never closed. Nomad accepts that in JSON.', 'add the missing closing brace')
  }

  /**
   * `last`: where what is before them ends; `named`: a member begins there, no stray sign. Only the first time: from
   * there on Nomad reads braces and members out of step.
   */
  lostMembers(span: Span, last: number, named: boolean): void {
    if (this.hasLost) return
    this.hasLost = true
    const message = 'A comma is missing before this. Nomad ends the object here and loses what follows.'
    const repair = insertion('put a comma between the members', last, ',')
    this.add(span, message, 'put a comma between the members', { repair, ...(named && { loses: true }) })
  }

  lostItem(span: Span): void {
    this.add(span, 'This member has no complete value, so Nomad drops it.', 'give it a value or delete it')
  }

  droppedBool(span: Span): void {
    this.add(span, 'Nomad drops true and false from lists in JSON files.', 'write it as a string')
  }

  /** Only the first time: what is nested once is mostly nested everywhere. */
  nestedList(span: Span): void {
    if (this.hasNested) return
    this.hasNested = true
    const message = 'Nomad does not know lists inside lists in JSON files: it passes over this bracket.'
    this.add(span, message, 'write one flat list')
  }

  private add(span: Span, message: string, help: string, more: Pick<Problem, 'repair' | 'loses'> = {}): void {
    this.found.push({ severity: 'warning', span, message, help, ...more })
  }
}
