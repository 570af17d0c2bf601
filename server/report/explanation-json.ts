import type { Explained } from '../explain/explanation.ts'
import { displayed } from '../explain/template.ts'
import type { ExplanationReport } from './explanation.ts'
import { findingsToJson } from './json-finding.ts'
import { jsonLine, jsonList } from './json-lines.ts'

/** The contract for programs: schemas/explanation.schema.json. */
export function* explanationJson(report: ExplanationReport): Iterable<string> {
  const { explanation, rules, found, nearest } = report
  const { lines, explained, unexplained } = explanation
  yield `{\n  "version": 1,\n  "lines": ${lines},\n  "messages": `
  yield* jsonList(
    explained.map((one) => messageJson(one, rules)),
    '  ',
  )
  yield ',\n  "rules": '
  yield* jsonList(
    [...rules.values()].map(({ id, rule: { severity, summary } }) => ({
      id,
      severity,
      summary,
      docs: `docs/rules/${id}.md`,
    })),
    '  ',
  )
  yield `,\n  "unexplained": ${unexplained === undefined ? 'null' : jsonLine(unexplained)},\n  "nearest": ${jsonLine(nearest)},\n  "findings": `
  if (found === undefined) yield 'null,\n  "notChecked": null'
  else {
    yield* jsonList(findingsToJson(found), '  ')
    yield ',\n  "notChecked": '
    yield* jsonList(found.notChecked, '  ')
  }
  yield '\n}\n'
}

function messageJson(
  { symptom, values, tellings, count, first, last }: Explained,
  rules: ExplanationReport['rules'],
): object {
  const { id, messages, cause, remedy, sources } = symptom
  return {
    id,
    message: displayed(messages[0]),
    values: Object.fromEntries(values),
    told: tellings,
    cause,
    remedy,
    rules: symptom.rules.filter((rule) => rules.has(rule)),
    sources,
    count,
    first,
    last,
  }
}
