import { createColors } from 'picocolors'
import { type Example, exampleFiles, type RegisteredRule } from '../../server/engine/rule.ts'
import { pretty } from '../../server/report/pretty.ts'
import { lintExample } from '../../test/lint-example.ts'
import { withoutMarks } from '../../test/marks.ts'
import type { GeneratedFile } from './generated-file.ts'

/** A page for every rule, with what it really prints for its first bad example, and a table of all. */
export async function generateRuleDocs(): Promise<readonly GeneratedFile[]> {
  // Not before the index is made anew: it may just have been written.
  const { rules } = await import('../../rules/index.ts')
  const pages: GeneratedFile[] = [{ path: 'docs/rules/README.md', text: table(rules) }]
  for (const registered of rules) {
    pages.push({ path: `docs/rules/${registered.id}.md`, text: await page(registered, rules) })
  }
  return pages
}

function table(rules: readonly RegisteredRule[]): string {
  const rows = rules.map(
    ({ id, rule }) => `| [${id}](${id}.md) | ${severityOf({ id, rule })} | ${rule.summary} |\n`,
  )
  return `# Rules

Severities are those of the preset \`recommended\`. \`--rule ID=off|info|warning|error\` sets another.

| rule | severity | what it wants |
| --- | --- | --- |
${rows.join('')}`
}

function severityOf({ rule }: RegisteredRule): string {
  return rule.preset === undefined ? rule.severity : `${rule.severity}, only in \`${rule.preset}\``
}

async function page(registered: RegisteredRule, rules: readonly RegisteredRule[]): Promise<string> {
  const { id, rule } = registered
  const strict = rule.strictSeverity === undefined ? '' : `; **${rule.strictSeverity}** in preset \`strict\``
  const bad = rule.examples.bad.map(bare)
  const outputs = await Promise.all(bad.map((example) => printed(example, registered, rules)))
  const shown = bad.map((example, index) => `${listing(example)}\n\n\`\`\`text\n${outputs[index]}\n\`\`\``)
  const good = rule.examples.good.map((example) => listing(bare(example)))
  const sections = [
    `# ${id}`,
    rule.summary,
    `Severity: **${severityOf(registered)}**${strict}.`,
    `## Why\n\n${unwrapped(rule.why)}`,
    ...(shown.length === 0 ? [] : [`## Found\n\n${shown.join('\n\n')}`]),
    ...(good.length === 0 ? [] : [`## Right\n\n${good.join('\n\n')}`]),
    `## References\n\n${rule.references.map(bullet).join('\n')}`,
    ...(shown.length === 0 ? [] : [`## How to silence it\n\n\`nomadlint --rule ${id}=off\``]),
  ]
  return `${sections.join('\n\n')}\n`
}

function bullet(reference: string): string {
  return `- ${reference.startsWith('http') ? `<${reference}>` : reference}`
}

function unwrapped(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
}

/** The example as a user would write it. */
function bare(example: Example): Example {
  if (typeof example === 'string') return withoutMarks(exampleFiles(example)['nomad.hcl'] as string)
  const files = Object.fromEntries(
    Object.entries(exampleFiles(example)).map(([name, text]) => [name, withoutMarks(text)]),
  )
  return { ...example, files }
}

function listing(example: Example): string {
  const files = Object.entries(exampleFiles(example))
  const several = files.length > 1
  const listings = files.map(
    ([name, text]) => `${several ? `\`${name}\`:\n\n` : ''}\`\`\`hcl\n${text.trimEnd()}\n\`\`\``,
  )
  const notes = typeof example === 'string' ? [] : notesOf(example)
  return [...notes, ...listings].join('\n\n')
}

function notesOf({ onNode, version, found }: Exclude<Example, string>): readonly string[] {
  return [
    ...(found ? ['Files of one directory:'] : []),
    ...(onNode ? ['With `--on-node`:'] : []),
    ...(version === undefined ? [] : [`With \`--nomad-version ${version}\`:`]),
  ]
}

async function printed(
  example: Example,
  registered: RegisteredRule,
  rules: readonly RegisteredRule[],
): Promise<string> {
  const report = await lintExample(example, registered, rules)
  const own = report.findings.filter(({ rule }) => rule === registered.id)
  const pieces = pretty({ ...report, findings: own }, { colors: createColors(false), width: 100 })
  return [...pieces].join('').trimEnd()
}
