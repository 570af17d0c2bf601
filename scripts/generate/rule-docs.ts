import { createColors } from 'picocolors'
import type { Example, RegisteredRule } from '../../server/engine/rule.ts'
import { lint } from '../../server/lint.ts'
import { pretty } from '../../server/report/pretty.ts'
import { bareExample, ruleMarkdown } from '../../server/report/rule-markdown.ts'
import { exampleRun } from '../../test/lint-example.ts'
import type { GeneratedFile } from './generated-file.ts'
import { alone, shownFixes } from './shown-fixes.ts'

/** A page for every rule, with what it really prints for its bad examples, and a table of all. */
export async function generateRuleDocs(): Promise<readonly GeneratedFile[]> {
  // Not before the index is made anew: it may just have been written.
  const { rules } = await import('../../rules/index.ts')
  const pages: GeneratedFile[] = [{ path: 'docs/rules/README.md', text: table(rules) }]
  for (const registered of rules) {
    pages.push(await rulePage(registered, rules))
  }
  return pages
}

function table(rules: readonly RegisteredRule[]): string {
  const rows = rules.map(
    ({ id, rule }) => `| [${id}](${id}.md) | ${severityOf({ id, rule })} | ${rule.summary} |\n`,
  )
  return `# Rules

Severities are those of the preset \`recommended\`; [settings](../settings.md) and \`--rule ID=off|info|warning|error\` set
others.

| rule | severity | what it wants |
| --- | --- | --- |
${rows.join('')}`
}

function severityOf({ rule }: RegisteredRule): string {
  return rule.preset === undefined ? rule.severity : `${rule.severity}, only in \`${rule.preset}\``
}

/** The page of one rule: how it explains itself, and what it prints for each of its bad examples, and changes. */
export async function rulePage(
  registered: RegisteredRule,
  rules: readonly RegisteredRule[],
): Promise<GeneratedFile> {
  const { id, rule } = registered
  const strict = rule.strictSeverity === undefined ? '' : `; **${rule.strictSeverity}** in preset \`strict\``
  const outputs = await Promise.all(
    rule.examples.bad.map((example) => printed(bareExample(example), registered, rules)),
  )
  const sections = [
    `# ${id}`,
    rule.summary,
    `Severity: **${severityOf(registered)}**${strict}.`,
    ruleMarkdown(registered, outputs),
  ]
  return { path: `docs/rules/${id}.md`, text: `${sections.join('\n\n')}\n` }
}

async function printed(
  example: Example,
  registered: RegisteredRule,
  rules: readonly RegisteredRule[],
): Promise<string> {
  const { options, host } = await exampleRun(example, registered)
  const all = await lint(alone(options, registered), rules, host)
  const report = { ...all, findings: all.findings.filter(({ rule }) => rule === registered.id) }
  const pieces = pretty(report, { colors: createColors(false), width: 100 })
  const output = `\`\`\`text\n${[...pieces].join('').trimEnd()}\n\`\`\``
  return [output, ...(await shownFixes(report, example, registered, rules))].join('\n\n')
}
