import { describe, expect, it } from 'vitest'
import type { Severity } from '../../server/engine/finding.ts'
import { reportOf } from './one-finding.ts'
import { rendered } from './render.ts'

const odd = `<a href="b">'&amp;'\n\u0000\ud800\ufffe`
const escaped = '&lt;a href=&quot;b&quot;&gt;&apos;&amp;amp;&apos;\\n\\u0000\\ud800\ufffd'

describe('XML', () => {
  it.each(['checkstyle', 'junit'] as const)('of %s takes any text', async (format) => {
    const text = await rendered(format, reportOf(odd, [{ message: odd }]))
    expect(text).toContain(escaped)
    expect(text).not.toContain(odd)
    expect(text.replaceAll(escaped, '')).not.toMatch(/<a |amp;amp|\ufffe/)
  })
})

describe('junit', () => {
  const findings = (['error', 'warning', 'info'] as const).map((severity: Severity) => ({ severity }))

  it.each([1, 2, 3, 0])('counts as failures what makes a run fail: %i', async (failures) => {
    const report = reportOf('a.hcl', findings)
    const failing = new Set(report.findings.slice(0, failures))
    const text = await rendered('junit', { ...report, failing })
    expect(text.match(/<failure /g) ?? []).toHaveLength(failures)
    expect(text.match(/<system-out>/g) ?? []).toHaveLength(3 - failures)
    expect(text.match(new RegExp(` tests="3" failures="${failures}" errors="0"`, 'g'))).toHaveLength(2)
  })

  it('gives tests different names, which do not change with the line', async () => {
    const alike = Array.from({ length: 3 }, () => ({ rule: 'a/b', message: 'No.' }))
    const text = await rendered('junit', reportOf('a.hcl', alike))
    const names = [...text.matchAll(/<testcase name="([^"]*)"/g)].map(([, name]) => name)
    expect(names).toEqual(['a/b: No.', 'a/b: No. (2)', 'a/b: No. (3)'])
  })

  it('has a test that passes for a file without findings', async () => {
    expect(await rendered('junit', reportOf('a.hcl', []))).toContain(
      '<testcase name="no problems found" classname="a.hcl" time="0"/>',
    )
  })
})
