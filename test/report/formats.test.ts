import { Ajv2020 } from 'ajv/dist/2020.js'
import picocolors from 'picocolors'
import { expect, test } from 'vitest'
import schema from '../../schemas/report.schema.json' with { type: 'json' }
import { formats, loadReporter } from '../../server/report/formats.ts'
import { statistics } from '../../server/report/statistics.ts'
import { summary } from '../../server/report/summary.ts'
import { mixedReport } from './mixed-report.ts'

const colors = picocolors.createColors(false)
const colorCode = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g')
const context = { colors, width: 80 }

for (const format of formats) {
  test(`${format} is as the golden file has it`, async () => {
    const render = await loadReporter(format)
    await expect(render(mixedReport, context)).toMatchFileSnapshot(`golden/${format}.txt`)
  })

  test(`${format} tells no secret and leaves nothing for a terminal to act on`, async () => {
    const render = await loadReporter(format)
    const text = render(mixedReport, context)
    expect(text).not.toContain('SECRET')
    expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u)
  })
}

test('the summary is as the golden file has it', async () => {
  await expect(summary(mixedReport, colors)).toMatchFileSnapshot('golden/summary.txt')
})

test('the statistics are as the golden file has it', async () => {
  await expect(statistics(mixedReport, 15)).toMatchFileSnapshot('golden/statistics.txt')
})

test('colour adds nothing but colour', async () => {
  const render = await loadReporter('pretty')
  const colored = render(mixedReport, { colors: picocolors.createColors(true), width: 80 })
  expect(colored.replaceAll(colorCode, '')).toBe(render(mixedReport, context))
})

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
ajv.addSchema(schema)

test('json follows its schema', async () => {
  const render = await loadReporter('json')
  expect(ajv.validate(schema.$id, JSON.parse(render(mixedReport, context))), ajv.errorsText()).toBe(true)
})

test('every line of jsonl follows the schema of a finding', async () => {
  const render = await loadReporter('jsonl')
  const lines = render(mixedReport, context).trimEnd().split('\n')
  expect(lines).toHaveLength(mixedReport.findings.length)
  for (const line of lines) {
    expect(ajv.validate(`${schema.$id}#/$defs/finding`, JSON.parse(line)), ajv.errorsText()).toBe(true)
  }
})
