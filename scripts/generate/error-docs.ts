import type { Symptom } from '../../server/explain/symptom.ts'
import { symptomGroups } from '../../server/explain/symptoms.ts'
import { displayed } from '../../server/explain/template.ts'
import type { GeneratedFile } from './generated-file.ts'

/** A page of every error text that is known, with cause and remedy. */
export async function generateErrorDocs(): Promise<readonly GeneratedFile[]> {
  const groups = symptomGroups.map(
    ({ title, symptoms }) => `## ${title}\n\n${symptoms.map(entry).join('\n')}`,
  )
  const contents = symptomGroups.map(({ title }) => `- [${title}](#${slug(title)})\n`)
  const text = `# Error texts

What Nomad, its command line and what stands beside it say when a configuration or a certificate is wrong: what it
comes from, what to do, and the rules of nomadlint that find the cause before Nomad does. \`<name>\` stands for what
differs. The same from the command line, of one text or of a whole log:

\`\`\`sh
nomadlint explain "invalid role or region for certificate"
journalctl -u nomad | nomadlint explain - /etc/nomad.d
\`\`\`

${contents.join('')}
${groups.join('\n')}`
  return [{ path: 'docs/errors.md', text }]
}

function entry({ id, messages, cause, remedy, rules, sources }: Symptom): string {
  const texts = [...new Set(messages.map(displayed))].map((message) => code(message)).join('<br>')
  const rows = [
    ['Message', texts],
    ['Cause', cell(cause)],
    ['Remedy', cell(remedy)],
    [
      'Rules',
      rules.map((rule) => `[${rule}](rules/${rule}.md)`).join(', ') || 'none can see it in configuration',
    ],
    ['Known from', sources.map(source).join(', ')],
  ]
  const lines = rows.map(([name, text]) => `| ${name} | ${text} |\n`)
  return `### ${id}\n\n| | |\n| --- | --- |\n${lines.join('')}`
}

function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`'
  return `${fence}${text.replaceAll('|', '\\|')}${fence}`
}

/** Angle brackets and bars have meanings of their own in Markdown, outside of code. */
function cell(text: string): string {
  const parts = text.split(/(`[^`]*`)/)
  const escaped = parts.map((part) => (part.startsWith('`') ? part : part.replace(/[<>*_]/g, '\\$&')))
  return escaped.join('').replaceAll('|', '\\|')
}

function source(text: string): string {
  return text.startsWith('http') ? `<${text}>` : cell(text)
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z ]/g, '')
    .replaceAll(' ', '-')
}
