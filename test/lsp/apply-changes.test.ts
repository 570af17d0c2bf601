import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { applyChanges } from '../../server/lsp/apply-changes.ts'

const create = (text: string): TextDocument => TextDocument.create('file:///a.hcl', 'hcl', 1, text)
const place = (line: number, character: number) => ({ line, character })
const insertions = (count: number) =>
  Array.from({ length: count }, (_, line) => ({
    range: { start: place(line, 0), end: place(line, 0) },
    text: '#',
  }))

describe('changes of a document', () => {
  it('give the same, many or few, whatever its lines end with', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ü', '\n', '\r', '\r\n'), maxLength: 12 })
    const spot = fc.record({ line: fc.nat(6), character: fc.nat(6) })
    const change = fc.record({ range: fc.record({ start: spot, end: spot }), text })
    fc.assert(
      fc.property(text, fc.array(change, { minLength: 16, maxLength: 20 }), (before, changes) => {
        let expected = before
        for (const one of changes) {
          const fresh = create(expected)
          // What is behind the last line: the end.
          const inside = (at: typeof one.range.start) =>
            at.line < fresh.lineCount ? at : fresh.positionAt(expected.length)
          const range = { start: inside(one.range.start), end: inside(one.range.end) }
          expected = TextDocument.update(fresh, [{ ...one, range }], 2).getText()
        }
        const changed = applyChanges(create(before), changes, 7)
        expect(changed.getText()).toBe(expected)
        expect(changed.version).toBe(7)
      }),
    )
  })

  it('may be as many as a megabyte has lines', () => {
    const line = '  path = "/srv/volumes/some/where/on/the/disk"\n'
    const changed = applyChanges(create(line.repeat(22_000)), insertions(22_000), 2)
    expect(changed.getText()).toBe(`#${line}`.repeat(22_000))
  })

  it('may reach behind the end, and the next ones find their places', () => {
    const far = { start: place(4_000_000_000, 0), end: place(4_000_000_001, 9) }
    const once = applyChanges(create('a\nb'), [{ range: far, text: '\nc\n' }], 2)
    expect(once.getText()).toBe('a\nb\nc\n')
    const more = applyChanges(once, [{ range: { start: place(2, 0), end: place(2, 1) }, text: 'd' }], 3)
    expect(more.getText()).toBe('a\nb\nd\n')
    expect(more.positionAt(6)).toEqual(place(3, 0))
  })

  it('begin anew at a whole text', () => {
    const changes = [...insertions(20), { text: 'x\n'.repeat(20) }, ...insertions(20)]
    expect(applyChanges(create(''), changes, 2).getText()).toBe('#x\n'.repeat(20))
  })
})
