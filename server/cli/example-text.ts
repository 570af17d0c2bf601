import { type Example, exampleFiles, notesOn } from '../engine/rule.ts'

/** A rule's example as text, indented; where findings are marked, arrows point at the line above. */
export function exampleText(example: Example): string {
  const files = exampleFiles(example)
  if (typeof example === 'string') return indented(files['nomad.hcl'] as string)
  const parts = Object.entries(files).map(([name, text]) => `  ${name}:\n${indented(text)}`)
  return [...parts, ...notesOn(example).map((note) => `  (${note})`)].join('\n')
}

function indented(text: string): string {
  const lines = text.trimEnd().split('\n').flatMap(markToArrow)
  return lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n')
}

/** `#   ~~~~` becomes arrows below what it marks; the marks of other rules are left out. */
function markToArrow(line: string): readonly string[] {
  const mark = /^(\s*)#(\s*)(~+)\s*(\S*)\s*$/.exec(line)
  if (mark === null) return [line]
  const [, indent = '', gap = '', tildes = '', other = ''] = mark
  if (other !== '') return []
  // A sign that touches the tildes is itself a part of the mark.
  return gap === ''
    ? [`${indent}${'^'.repeat(tildes.length + 1)}`]
    : [`${indent} ${gap}${'^'.repeat(tildes.length)}`]
}
