import { Ajv } from 'ajv'
import { expect, it } from 'vitest'
import { mixedReport } from './mixed-report.ts'
import { reportOf } from './one-finding.ts'
import { rendered } from './render.ts'

/**
 * What GitLab asks of an issue: app/validators/json_schemas/codeclimate.json of its source, and more strictly what its
 * documentation says (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).
 */
const schema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^[^./][^\\\\]*$' },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
          },
        },
      },
    },
  },
}

it('is what GitLab asks for', async () => {
  const ajv = new Ajv({ allErrors: true })
  const issues = JSON.parse(await rendered('gitlab', mixedReport)) as readonly object[]
  expect(ajv.validate(schema, issues), ajv.errorsText()).toBe(true)
  expect(issues).toHaveLength(mixedReport.findings.length)
})

it('without findings is an empty list', async () => {
  expect(await rendered('gitlab', { ...mixedReport, findings: [] })).toBe('[]\n')
})

it('ends advice that is a question as one', async () => {
  const [finding] = JSON.parse(
    await rendered('gitlab', reportOf('a.hcl', [{ message: 'No.', help: 'did you mean `yes`?' }])),
  )
  expect(finding.description).toBe('No. Help: did you mean `yes`?')
})
