import type { Explained } from '../explain/explanation.ts'
import { displayed } from '../explain/template.ts'
import type { ExplanationReport } from './explanation.ts'
import { inlineMarkdown, markdownCode } from './inline-markdown.ts'

/** Different things that a message told, beyond which they are only counted. */
const shownTellings = 5

/** For editors: each message, what it told, its cause, what to do, and the rules that find it. */
export function explanationMarkdown(report: ExplanationReport): string {
  const { explanation, nearest } = report
  const blocks = explanation.explained.map((one) => messageBlock(one, report))
  if (blocks.length > 0) return blocks.join('\n')
  const alike = nearest.map((message) => `- ${inlineMarkdown(displayed(message))}\n`)
  const hint = alike.length === 0 ? '' : `\nMessages like it:\n\n${alike.join('')}`
  return `No message in this text is known.\n${hint}`
}

function messageBlock({ symptom, tellings }: Explained, { rules }: ExplanationReport): string {
  const known = symptom.rules.flatMap((id) => rules.get(id) ?? [])
  const found = known.map(({ id, rule }) => `- ${markdownCode(id)}: ${inlineMarkdown(rule.summary)}`)
  const sections = [
    `## ${inlineMarkdown(displayed(symptom.messages[0]))}`,
    ...tellings.slice(0, shownTellings).map(({ text }) => `> ${inlineMarkdown(text)}`),
    `**Cause:** ${inlineMarkdown(symptom.cause)}`,
    `**Remedy:** ${inlineMarkdown(symptom.remedy)}`,
    found.length === 0 ? 'No rule can see this in configuration.' : `**Rules:**\n\n${found.join('\n')}`,
    `Known from: ${symptom.sources.map(inlineMarkdown).join(', ')}`,
  ]
  return `${sections.join('\n\n')}\n`
}
