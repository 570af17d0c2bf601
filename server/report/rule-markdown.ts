import { weaknesses, weaknessPage } from '../engine/cwe.ts'
import { withoutMarks } from '../engine/marks.ts'
import { type Example, exampleFiles, notesOn, type RegisteredRule } from '../engine/rule.ts'
import { isFailure, isSuppressible } from '../engine/suppress/suppressions.ts'

/**
 * A rule in Markdown, without its title: why it is there, what it finds, what is right, what proves it. `outputs` is
 * Markdown, what comes of its bad examples.
 */
export function ruleMarkdown({ id, rule }: RegisteredRule, outputs: readonly string[] = []): string {
  const { why, examples, cwe } = rule
  const bad = examples.bad.map((example, index) => {
    const output = outputs[index]
    return output === undefined ? listing(example) : `${listing(example)}\n\n${output}`
  })
  const references = [
    ...rule.references,
    ...(cwe === undefined ? [] : [`CWE-${cwe}, ${weaknesses[cwe]}: ${weaknessPage(cwe)}`]),
  ]
  const sections = [
    `## Why\n\n${unwrapped(why)}`,
    ...(bad.length === 0 ? [] : [`## Found\n\n${bad.join('\n\n')}`]),
    ...(examples.good.length === 0 ? [] : [`## Right\n\n${examples.good.map(listing).join('\n\n')}`]),
    `## References\n\n${references.map(bullet).join('\n')}`,
    ...(bad.length === 0 ? [] : [`## How to silence it\n\n${silenced(id)}`]),
  ]
  return sections.join('\n\n')
}

/** What can be done about findings that are meant to be. */
function silenced(id: string): string {
  if (isFailure(id)) return 'Nothing silences it: put right what it tells.'
  const comment = `- in one place: \`# nomadlint-ignore ${id}: reason\`, in the line or above it`
  return [
    ...(isSuppressible(id) ? [comment] : []),
    `- for some files, or all: \`rule "${id}" { severity = "off" }\` in \`.nomadlintrc\``,
    `- in one run: \`nomadlint --rule ${id}=off\``,
  ].join('\n')
}

/** The example as a user would write it. */
export function bareExample(example: Example): Example {
  if (typeof example === 'string') return withoutMarks(exampleFiles(example)['nomad.hcl'] as string)
  const files = Object.fromEntries(
    Object.entries(exampleFiles(example)).map(([name, text]) => [name, withoutMarks(text)]),
  )
  return { ...example, files }
}

function listing(example: Example): string {
  const files = Object.entries(exampleFiles(bareExample(example)))
  const several = files.length > 1
  const listings = files.map(
    ([name, text]) => `${several ? `\`${name}\`:\n\n` : ''}\`\`\`hcl\n${text.trimEnd()}\n\`\`\``,
  )
  const notes = notesOn(example).map((note) => `${note.charAt(0).toUpperCase()}${note.slice(1)}:`)
  return [...notes, ...listings].join('\n\n')
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
