import type { ReportingDescriptor, ReportingDescriptorRelationship, Result } from 'sarif'
import type { Severity } from '../../engine/finding.ts'
import type { RegisteredRule, Rule } from '../../engine/rule.ts'
import { ruleMarkdown } from '../rule-markdown.ts'
import { pascalCase } from './names.ts'

export const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Readonly<
  Record<Severity, NonNullable<Result['level']>>
>

/** What GitHub takes of a description, in characters. */
const longestDescription = 1024

/** A score as in CVSS, by which GitHub tells high, medium and low apart. */
const scores: Readonly<Record<Severity, string>> = { error: '8.0', warning: '5.0', info: '2.0' }

/** GitHub's words for how bad a problem is that is none of security. */
const problemSeverities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
}

/** A rule as SARIF describes it, with its page as help. `weaknesses` are the taxa of the log, in their order. */
export function descriptorOf(registered: RegisteredRule, weaknesses: readonly number[]): ReportingDescriptor {
  const { id, rule } = registered
  const why = rule.why.replace(/\s+/g, ' ').trim()
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: rule.summary },
    fullDescription: { text: why.slice(0, longestDescription) },
    help: {
      text: `${rule.summary}\n\n${why}`,
      markdown: `${rule.summary}\n\n${ruleMarkdown(registered)}`,
    },
    defaultConfiguration: { level: levels[rule.severity], enabled: rule.preset === undefined },
    ...relationshipsOf(rule, weaknesses),
    properties: propertiesOf(registered),
  }
}

function relationshipsOf(
  { cwe }: Rule,
  weaknesses: readonly number[],
): { relationships?: ReportingDescriptorRelationship[] } {
  if (cwe === undefined) return {}
  const target = {
    id: String(cwe),
    index: weaknesses.indexOf(cwe),
    toolComponent: { name: 'CWE', index: 0 },
  }
  return { relationships: [{ target, kinds: ['superset'] }] }
}

/** What GitHub goes by, besides: https://docs.github.com/code-security/reference/code-scanning/sarif-files */
function propertiesOf({ id, rule: { severity, cwe, hardening } }: RegisteredRule): object {
  const area = id.slice(0, id.indexOf('/'))
  if (cwe === undefined && !hardening)
    return { tags: [area], precision: 'high', 'problem.severity': problemSeverities[severity] }
  const tags = ['security', area, ...(cwe === undefined ? [] : [`external/cwe/cwe-${cwe}`])]
  return { tags, precision: 'high', 'security-severity': scores[severity] }
}
