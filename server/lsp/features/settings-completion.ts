import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver'
import type { RegisteredRule } from '../../engine/rule.ts'
import type { Host } from '../../host.ts'
import { type Cursor, cursorAt } from '../cursor.ts'
import type { DocumentView } from '../document.ts'
import { toRange } from '../positions.ts'
import { labelsOf, type SettingsNode, settingsBlockAt, settingsMember } from '../settings-schema.ts'
import { fileCompletions } from './file-completion.ts'
import { ruleLines, settingLines } from './settings-hover.ts'

/** Settings whose texts are paths. */
const paths = new Set(['extends', 'ignore', 'files', 'root'])

/** What may stand in settings: those that are not there yet, rules, values, names of files. */
export async function settingsCompletion(
  view: DocumentView,
  offset: number,
  host: Host,
  snippets: boolean,
  rules: readonly RegisteredRule[],
): Promise<CompletionItem[]> {
  const cursor = cursorAt(view.source, 'hcl', offset)
  const block = settingsBlockAt(cursor)
  const range = toRange(view.source, cursor.word)
  const insert = (newText: string): Pick<CompletionItem, 'textEdit'> => ({ textEdit: { range, newText } })
  if (cursor.place === 'key') {
    return Object.keys(block?.properties ?? {}).flatMap((name) => {
      const node = settingsMember(block, name)
      if (node === undefined || (cursor.present.has(name) && !mayRepeat(node))) return []
      return [{ ...keyItem(name, node, snippets), ...insert(keyText(name, node, snippets)) }]
    })
  }
  const node = cursor.key === undefined ? undefined : settingsMember(block, cursor.key)
  if (node === undefined || cursor.place === 'nowhere') return []
  const words = cursor.place === 'label' ? labelsOf(node) : (node.enum ?? [])
  const values = words.map((word) => ({
    label: word,
    kind: CompletionItemKind.EnumMember,
    filterText: JSON.stringify(word),
    documentation: documentationOf(cursor, word, rules),
    ...insert(JSON.stringify(word)),
  }))
  const isPath = cursor.place === 'value' && paths.has(cursor.key ?? '')
  return [...values, ...(isPath ? await fileCompletions(view, cursor, cursor.key ?? '', host) : [])]
}

function documentationOf({ place }: Cursor, word: string, rules: readonly RegisteredRule[]) {
  const lines = place === 'label' ? ruleLines(word, rules) : undefined
  return { kind: 'markdown' as const, value: (lines ?? []).join('\n') }
}

function mayRepeat(node: SettingsNode): boolean {
  return node['x-label'] !== undefined || node['x-repeated'] === true
}

function keyItem(name: string, node: SettingsNode, snippets: boolean): CompletionItem {
  return {
    label: name,
    kind: mayRepeat(node) ? CompletionItemKind.Struct : CompletionItemKind.Property,
    sortText: `${mayRepeat(node) ? 1 : 0}${name}`,
    documentation: { kind: 'markdown', value: settingLines(name, node).join('\n') },
    insertTextFormat: snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
  }
}

/** A name with its sign and the beginnings of a value. */
function keyText(name: string, node: SettingsNode, snippets: boolean): string {
  const hole = (text: string): string => (snippets ? text : '')
  const label = node['x-label'] === undefined ? '' : ` "${hole(`\${1:${node['x-label']}}`)}"`
  if (mayRepeat(node)) return snippets ? `${name}${label} {\n\t$0\n}` : `${name}${label} {}`
  if (node.type === 'array') return `${name} = [${hole('"$1"')}]`
  return `${name} = "${hole(node.enum === undefined ? '$1' : `\${1|${node.enum.join(',')}|}`)}"`
}
