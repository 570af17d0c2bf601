import { Ajv2020 } from 'ajv/dist/2020.js'
import picocolors from 'picocolors'
import { expect, test } from 'vitest'
import schema from '../../schemas/report.schema.json' with { type: 'json' }
import { formats } from '../../server/report/formats.ts'
import { statistics } from '../../server/report/statistics.ts'
import { summary } from '../../server/report/summary.ts'
import { mixedReport } from './mixed-report.ts'
import { rendered } from './render.ts'

const colors = picocolors.createColors(false)
const colorCode = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g')

for (const format of formats) {
  test(`${format} is as the golden file has it`, async () => {
    await expect(await rendered(format, mixedReport)).toMatchFileSnapshot(`golden/${format}.txt`)
  })

  test(`${format} tells no secret and leaves nothing for a terminal to act on`, async () => {
    const text = await rendered(format, mixedReport)
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
  const colored = await rendered('pretty', mixedReport, { colors: picocolors.createColors(true) })
  expect(colored.replaceAll(colorCode, '')).toBe(await rendered('pretty', mixedReport))
})

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
ajv.addSchema(schema)

test('json follows its schema', async () => {
  const report = JSON.parse(await rendered('json', mixedReport))
  expect(ajv.validate(schema.$id, report), ajv.errorsText()).toBe(true)
})

test('every line of jsonl follows the schema of a finding', async () => {
  const lines = (await rendered('jsonl', mixedReport)).trimEnd().split('\n')
  expect(lines).toHaveLength(mixedReport.findings.length)
  for (const line of lines) {
    expect(ajv.validate(`${schema.$id}#/$defs/finding`, JSON.parse(line)), ajv.errorsText()).toBe(true)
  }
})
