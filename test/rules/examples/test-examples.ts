import { describe, expect, it } from 'vitest'
import { rules } from '../../../rules/index.ts'
import type { LintReport } from '../../../server/engine/report.ts'
import { type Example, exampleFiles, type RegisteredRule } from '../../../server/engine/rule.ts'
import { lineIndexAt } from '../../../server/text/source.ts'
import { lintExample } from '../../lint-example.ts'
import { type Mark, marksOf } from '../../marks.ts'

/** Every example of every rule of an area is a test: linted by all rules, it has the findings that it marks, and no others. */
export function testExamples(area: string): void {
  describe.each(rules.filter(({ id }) => id.startsWith(`${area}/`)))('$id', (registered) => {
    const { bad, good } = registered.rule.examples

    it('shows what is wrong and what is right', () => {
      expect(bad.length).toBeGreaterThan(0)
      expect(good.length).toBeGreaterThan(0)
    })

    it.each(bad.map((example, index) => ({ index, example })))(
      'finds what bad example $index marks, and nothing else',
      async ({ example }) => {
        const found = await findings(example, registered)
        expect(found.some(({ rule }) => rule === registered.id)).toBe(true)
        expect(found).toEqual(expectedOf(example, registered))
      },
    )

    it.each(good.map((example, index) => ({ index, example })))(
      'finds nothing in good example $index',
      async ({ example }) => {
        const found = await findings(example, registered)
        expect(found).toEqual(expectedOf(example, registered))
        expect(found.filter(({ rule }) => rule === registered.id)).toEqual([])
      },
    )
  })
}

async function findings(example: Example, registered: RegisteredRule): Promise<readonly Mark[]> {
  return sorted(marksOfReport(await lintExample(example, registered, rules)))
}

function marksOfReport(report: LintReport): readonly Mark[] {
  return report.findings.map(({ rule, location: { source, span } }) => {
    const line = lineIndexAt(source, span.start)
    const lineStart = source.lineStarts[line] as number
    return { file: source.path, line, start: span.start - lineStart, end: span.end - lineStart, rule }
  })
}

function expectedOf(example: Example, { id }: RegisteredRule): readonly Mark[] {
  return sorted(Object.entries(exampleFiles(example)).flatMap(([file, text]) => marksOf(file, text, id)))
}

function sorted(marks: readonly Mark[]): readonly Mark[] {
  return [...marks].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
}
