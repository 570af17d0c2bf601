import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import matchers from '../../docs/problem-matcher.json' with { type: 'json' }
import { createSource } from '../../server/text/source.ts'
import { mixedReport } from '../report/mixed-report.ts'
import { reportOf } from '../report/one-finding.ts'
import { rendered } from '../report/render.ts'

interface Pattern {
  readonly regexp: string
  readonly file: number
  readonly line: number
  readonly column: number
  readonly severity?: number
  readonly message: number
  readonly code: number
}

interface Problem {
  readonly file: string
  readonly line: string
  readonly column: string
  readonly severity: string
  readonly message: string
  readonly code: string
}

/** What a matcher takes a line for, as GitHub's runner does (actions/runner, IssueMatcher.cs). */
function match({ regexp, ...pattern }: Pattern, severity: string, line: string): Problem | undefined {
  const found = new RegExp(regexp).exec(line)
  if (found === null) return undefined
  const part = (index: number): string => found[index] ?? ''
  return {
    file: part(pattern.file),
    line: part(pattern.line),
    column: part(pattern.column),
    severity: pattern.severity === undefined ? severity : part(pattern.severity),
    message: part(pattern.message),
    code: part(pattern.code),
  }
}

const forGitHub = (line: string): readonly (Problem | undefined)[] =>
  matchers.problemMatcher.map(({ pattern, severity = '' }) => match(pattern[0] as Pattern, severity, line))

function forVisualStudioCode(line: string): readonly (Problem | undefined)[] {
  const text = readFileSync(new URL('../../docs/ci.md', import.meta.url), 'utf8')
  const block = [...text.matchAll(/```json\n([^]*?)```/g)].find(([, json]) =>
    json?.includes('problemMatcher'),
  )
  const { tasks } = JSON.parse(block?.[1] ?? '{}')
  return [match(tasks[0].problemMatcher.pattern, '', line)]
}

it.each([
  ['GitHub', forGitHub, 'notice'],
  ['Visual Studio Code', forVisualStudioCode, 'info'],
] as const)('%s finds every line of a compact report', async (_, matched, info) => {
  const lines = (await rendered('compact', mixedReport)).trimEnd().split('\n')
  expect(lines).toHaveLength(mixedReport.findings.length)
  for (const [index, line] of lines.entries()) {
    const { rule, severity } = mixedReport.findings[index] ?? {}
    const found = matched(line).filter((problem) => problem !== undefined)
    expect(found).toMatchObject([{ code: rule, severity: severity === 'info' ? info : severity }])
  }
})

it('paths and messages may hold what the pattern is made of', async () => {
  const source = createSource('C:/a:1:2: b/c.hcl', 'x')
  const location = { source, span: { start: 0, end: 1 } }
  const message = '"a:1:2: error: b [c/d]" is no name [e/f]'
  const text = await rendered(
    'compact',
    reportOf(source.path, [{ location, message, severity: 'error', rule: 'g/h' }]),
  )
  expect(forGitHub(text.trimEnd())[0]).toMatchObject({ message, code: 'g/h', line: '1', column: '1' })
})
