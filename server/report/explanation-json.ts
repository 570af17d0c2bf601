import type { Explained, Explanation } from '../explain/explanation.ts'
import { displayed } from '../explain/template.ts'
import type { ExplanationReport } from './explanation.ts'
import { findingLines } from './json-finding.ts'
import { escapeJson } from './visible.ts'

/** The contract for programs: schemas/explanation.schema.json. */
export function explanationJson(report: ExplanationReport): string {
  const { explanation, rules, found, nearest } = report
  const members = {
    version: '1',
    lines: String(explanation.lines),
    messages: list(explanation.explained.map((one) => line(messageJson(one, rules)))),
    rules: list(
      [...rules.values()].map(({ id, rule: { severity, summary } }) =>
        line({ id, severity, summary, docs: `docs/rules/${id}.md` }),
      ),
    ),
    unexplained: line(unexplainedJson(explanation)),
    nearest: line(nearest),
    findings: found === undefined ? 'null' : list(findingLines(found)),
    notChecked: found === undefined ? 'null' : list(found.notChecked.map(line)),
  }
  const lines = Object.entries(members).map(([name, text]) => `  "${name}": ${text}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

function messageJson(
  { symptom, values, tellings, ...lines }: Explained,
  rules: ReadonlyMap<string, unknown>,
) {
  const { id, messages, cause, remedy, sources } = symptom
  const { count, first, last } = lines
  return {
    id,
    message: displayed(messages[0]),
    values: Object.fromEntries(values),
    told: tellings.map(({ text, ...where }) => ({ text, ...where })),
    cause,
    remedy,
    rules: symptom.rules.filter((rule) => rules.has(rule)),
    sources,
    count,
    first,
    last,
  }
}

function unexplainedJson({ unexplained }: Explanation): object | null {
  if (unexplained === undefined) return null
  const { count, first, last } = unexplained
  return { count, first, last }
}

function line(value: object | null): string {
  return escapeJson(JSON.stringify(value))
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`
}
