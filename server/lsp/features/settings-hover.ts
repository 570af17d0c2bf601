import type { Hover } from 'vscode-languageserver'
import type { RegisteredRule } from '../../engine/rule.ts'
import { cursorAt } from '../cursor.ts'
import type { DocumentView } from '../document.ts'
import { toRange } from '../positions.ts'
import { type SettingsNode, settingsBlockAt, settingsMember } from '../settings-schema.ts'

/** What a setting of nomadlint is for, or the rule that a block is about. */
export function settingsHover(
  { source }: DocumentView,
  offset: number,
  rules: readonly RegisteredRule[],
): Hover | undefined {
  const cursor = cursorAt(source, 'hcl', offset)
  const { key, place, word } = cursor
  if (place === 'nowhere' || key === undefined) return undefined
  const range = toRange(source, word)
  const written = source.text.slice(word.start, word.end).replace(/^"|"$/g, '')
  const node = settingsMember(settingsBlockAt(cursor), key)
  if (node === undefined) return undefined
  const lines = (place === 'label' ? ruleLines(written, rules) : undefined) ?? settingLines(key, node)
  return { contents: { kind: 'markdown', value: lines.join('\n') }, range }
}

/** A rule in short, or the rules of an area; undefined where the label is something else. */
export function ruleLines(id: string, rules: readonly RegisteredRule[]): readonly string[] | undefined {
  const one = rules.find((rule) => rule.id === id)?.rule
  if (one !== undefined)
    return [
      `**${id}**`,
      '',
      one.summary,
      '',
      `- Severity: ${one.severity}`,
      `- Preset: ${one.preset ?? 'recommended'}`,
    ]
  const area = rules.filter((rule) => rule.id.startsWith(`${id}/`))
  return area.length === 0 ? undefined : [`**${id}**: all ${area.length} rules of this area`]
}

export function settingLines(name: string, node: SettingsNode): readonly string[] {
  const values = node.enum?.map((value) => `\`${value}\``).join(', ')
  return [
    `**${name}**`,
    '',
    ...(node.description === undefined ? [] : [node.description, '']),
    ...(values === undefined ? [] : [`- One of ${values}`]),
  ]
}
