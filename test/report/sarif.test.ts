import type { Log, Result, Run } from 'sarif'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import type { Finding } from '../../server/engine/finding.ts'
import type { LintReport } from '../../server/engine/report.ts'
import type { ReportContext } from '../../server/report/reporter.ts'
import { createSource } from '../../server/text/source.ts'
import { reportOf } from './one-finding.ts'
import { rendered } from './render.ts'

async function runOf(report: LintReport, rest: Partial<ReportContext> = {}): Promise<Run> {
  const log = JSON.parse(await rendered('sarif', report, rest)) as Log
  expect(log.version).toBe('2.1.0')
  expect(log.runs).toHaveLength(1)
  return log.runs[0] as Run
}

async function resultOf(path: string, finding: Partial<Finding> = {}): Promise<Result> {
  const run = await runOf(reportOf(path, [finding]))
  return (run.results ?? [])[0] as Result
}

const uriOf = async (path: string) =>
  (await resultOf(path)).locations?.[0]?.physicalLocation?.artifactLocation

describe('where a result is', () => {
  it.each([
    ['conf/a b.hcl', 'infra/conf/a%20b.hcl'],
    ['../100%/ü#?.hcl', '100%25/%C3%BC%23%3F.hcl'],
    ['c:odd/<stdin>', 'infra/c%3Aodd/%3Cstdin%3E'],
    ['\ud800.hcl', 'infra/%EF%BF%BD.hcl'],
  ])('%j is a URI from the top of the repository on', async (path, uri) => {
    expect(await uriOf(path)).toEqual({ uri, uriBaseId: '%SRCROOT%' })
  })

  it('is an absolute URI outside of it', async () => {
    expect(await uriOf('/etc/nomad.d/a b.hcl')).toEqual({ uri: 'file:///etc/nomad.d/a%20b.hcl' })
  })

  it('counts lines from 1 and code points, and repeats nothing of the file', async () => {
    const source = createSource('a.hcl', '# 🚀\n🚀🚀 = "SECRET"\n')
    const start = source.text.indexOf('"')
    const location = { source, span: { start, end: start + 8 } }
    const { locations } = await resultOf('a.hcl', { location })
    const region = { startLine: 2, startColumn: 6, endLine: 2, endColumn: 14 }
    expect(locations?.[0]?.physicalLocation?.region).toEqual(region)
  })

  it('goes by what the run says of itself', async () => {
    const { columnKind, originalUriBaseIds } = await runOf(reportOf('a.hcl', []))
    expect(columnKind).toBe('unicodeCodePoints')
    expect(originalUriBaseIds).toEqual({ '%SRCROOT%': { uri: 'file:///repo/repository/' } })
  })
})

describe('a fix', () => {
  it('is a change for each file', async () => {
    const [one, two] = [createSource('one.hcl', 'a = 1\n'), createSource('two.hcl', 'b = 2\nc = 3\n')]
    const edit = (source: typeof one, start: number, end: number, text: string) => ({
      location: { source, span: { start, end } },
      text,
    })
    const edits = [edit(one, 0, 0, '# '), edit(two, 0, 6, ''), edit(one, 4, 5, '2')]
    const { fixes } = await resultOf('one.hcl', { fixes: [{ title: 'Do it', safe: true, edits }] })
    const region = (startLine: number, startColumn: number, endLine: number, endColumn: number) => ({
      startLine,
      startColumn,
      endLine,
      endColumn,
    })
    expect(fixes).toEqual([
      {
        description: { text: 'Do it' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'infra/one.hcl', uriBaseId: '%SRCROOT%' },
            replacements: [
              { deletedRegion: region(1, 1, 1, 1), insertedContent: { text: '# ' } },
              { deletedRegion: region(1, 5, 1, 6), insertedContent: { text: '2' } },
            ],
          },
          {
            artifactLocation: { uri: 'infra/two.hcl', uriBaseId: '%SRCROOT%' },
            replacements: [{ deletedRegion: region(1, 1, 2, 1) }],
          },
        ],
        properties: { safe: true },
      },
    ])
  })
})

describe('suppressed findings', () => {
  const report = reportOf('a.hcl', [{ rule: 'a/one' }, { rule: 'a/two' }])
  const [first, second] = report.findings as readonly [Finding, Finding]
  const suppressed = {
    ...report,
    findings: [first],
    suppressed: [
      { finding: second, kind: 'inSource' as const, reason: 'so it\u001b is', at: first.location },
    ],
  }

  it('say why; others say that they are not', async () => {
    const { results } = await runOf(suppressed)
    expect(results?.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toMatchObject([
      ['a/one', []],
      [
        'a/two',
        [
          {
            kind: 'inSource',
            justification: 'so it\\u001b is',
            location: { physicalLocation: { region: { startLine: 1 } } },
          },
        ],
      ],
    ])
  })

  it('are left out for GitHub, which takes them for open', async () => {
    const { results } = await runOf(suppressed, { showSuppressed: false })
    expect(results?.map(({ ruleId }) => ruleId)).toEqual(['a/one'])
  })
})

describe('a run', () => {
  it('tells its exit code, and what was not there or not checked', async () => {
    const report = {
      ...reportOf('a.hcl', []),
      missing: ['no\u001bwhere'],
      unlisted: ['closed'],
      notChecked: [{ what: 'CA file', why: 'not here', count: 2 }],
    }
    const [invocation] = (await runOf(report, { exitCode: 2 })).invocations ?? []
    expect(invocation).toMatchObject({
      executionSuccessful: false,
      exitCode: 2,
      workingDirectory: { uri: 'file:///repo/repository/infra/' },
    })
    const told = invocation?.toolExecutionNotifications?.map(({ level, message }) => [level, message.text])
    expect(told).toEqual([
      ['error', 'No such file or directory: no\\u001bwhere'],
      ['error', 'Cannot read the directory closed'],
      ['note', 'Not checked: 2 CA files are not here.'],
    ])
  })

  it('with findings has succeeded', async () => {
    const [invocation] = (await runOf(reportOf('a.hcl', []), { exitCode: 1 })).invocations ?? []
    expect(invocation?.executionSuccessful).toBe(true)
  })
})

describe('all rules', () => {
  it('are described as GitHub wants it, and refer to weaknesses that are there', async () => {
    const { tool, taxonomies } = await runOf(reportOf('a.hcl', []), { rules })
    const { rules: descriptors = [] } = tool.driver
    expect(descriptors.map(({ id }) => id)).toEqual(rules.map(({ id }) => id))
    expect(new Set(descriptors.map(({ name }) => name)).size).toBe(rules.length)
    for (const { id, name = '', shortDescription, fullDescription, help, relationships } of descriptors) {
      expect(name, id).toMatch(/^[A-Z][A-Za-z0-9]{1,254}$/)
      for (const description of [shortDescription, fullDescription]) {
        expect(description?.text.length, id).toBeGreaterThan(10)
        expect(description?.text.length, id).toBeLessThanOrEqual(1024)
        expect(description?.text, id).toMatch(/[.:)`]$/)
      }
      expect(help?.markdown, id).toContain('## Why')
      const [target] = (relationships ?? []).map((relationship) => relationship.target)
      if (target !== undefined) expect(taxonomies?.[0]?.taxa?.[target.index as number]?.id).toBe(target.id)
    }
  })
})
