import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
} from 'vscode-languageserver'
import type { ConfigFile } from '../../config/file.ts'
import type { Host } from '../../host.ts'
import type { Block, Key } from '../../keys/key.ts'
import { findKey, keyAt, trail } from '../../keys/lookup.ts'
import { rootBlock } from '../../keys/table.generated.ts'
import { type Cursor, cursorAt } from '../cursor.ts'
import type { DocumentView } from '../document.ts'
import { toRange } from '../positions.ts'
import { fileCompletions } from './file-completion.ts'
import { keyLines, pointerInto, pointerTo } from './hover.ts'

/** What an item is about, for when its documentation is asked for. */
interface ItemData {
  readonly pointer: string
}

/** What may stand at an offset: keys that are not there yet, labels, values, names of files. */
export async function completion(
  view: DocumentView,
  offset: number,
  host: Host,
  snippets: boolean,
): Promise<CompletionItem[]> {
  const { source, file } = view
  const cursor = cursorAt(source, file.parsed.format, offset)
  if (!isOurs(file, cursor)) return []
  const range = toRange(source, cursor.word)
  const insert = (newText: string): Pick<CompletionItem, 'textEdit'> => ({ textEdit: { range, newText } })
  if (cursor.place === 'key') {
    const block = blockAt(pointerInto(cursor.block))
    if (block === undefined) return []
    return [...block.keys.values()]
      .filter((key) => key.removed === undefined && (isRepeated(key) || !cursor.present.has(key.name)))
      .map((key) => ({
        ...keyItem(key, cursor),
        ...insert(keyText(key, cursor, snippets)),
        insertTextFormat: formatOf(snippets),
      }))
  }
  const key = cursor.key === undefined ? undefined : keyAt(pointerTo(cursor))
  if (key === undefined || cursor.place === 'nowhere') return []
  if (cursor.place === 'label')
    return [...(key.block?.labels?.keys() ?? [])].map((label) => ({
      label,
      kind: CompletionItemKind.EnumMember,
      ...insert(JSON.stringify(label)),
    }))
  const files = key.file ? await fileCompletions(view, cursor, key.name, host) : []
  return [...values(key, view).map((value) => ({ ...value, ...insert(value.label) })), ...files]
}

/**
 * Also while nobody can tell what it will be: the first word of it is half written, or, of JSON, all it says so far has its
 * place in an agent's configuration.
 */
function isOurs({ kind, parsed }: ConfigFile, { word }: Cursor): boolean {
  const { items } = parsed.tree
  if (kind === 'agent' || items.length === 0) return true
  if (parsed.format === 'json')
    return items.every(({ keys: [name] }) => {
      const isWritten = name !== undefined && (name.span.end < word.start || name.span.start > word.end)
      return !isWritten || findKey(rootBlock, name.value) !== undefined
    })
  const words = parsed.tokens.filter(({ type }) => !['whitespace', 'comment', 'eof'].includes(type))
  return words.length === 1
}

/** The documentation of an item, once it is looked at. */
export function resolveCompletion(item: CompletionItem): CompletionItem {
  const { pointer } = (item.data ?? {}) as Partial<ItemData>
  const key = pointer === undefined ? undefined : keyAt(pointer)
  if (pointer === undefined || key === undefined) return item
  return { ...item, documentation: { kind: 'markdown', value: keyLines(pointer, key).join('\n') } }
}

function blockAt(pointer: string): Block | undefined {
  if (pointer === '') return rootBlock
  const key = trail(pointer)?.at(-1)?.key
  const block = key?.block ?? key?.known
  const label = pointer.slice(pointer.lastIndexOf('/') + 1)
  return block?.labels?.get(label) ?? block
}

function isRepeated({ block }: Key): boolean {
  return block?.repeat !== undefined
}

function formatOf(snippets: boolean): InsertTextFormat {
  return snippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText
}

function keyItem(key: Key, { block }: Cursor): CompletionItem {
  const data: ItemData = { pointer: pointerTo({ block, key: key.name }) }
  return {
    label: key.name,
    kind: key.block === undefined ? CompletionItemKind.Property : CompletionItemKind.Struct,
    detail: key.block === undefined ? key.type : 'block',
    // Blocks below settings, what is old below all.
    sortText: `${key.deprecated === undefined ? (key.block === undefined ? 0 : 1) : 2}${key.name}`,
    data,
    ...(key.deprecated === undefined ? {} : { tags: [CompletionItemTag.Deprecated] }),
  }
}

/** A key with its sign and the beginnings of a value. */
function keyText(key: Key, { format, quoted }: Cursor, snippets: boolean): string {
  const hole = (text: string): string => (snippets ? text : '')
  const name = format === 'json' || quoted ? JSON.stringify(key.name) : key.name
  const block = key.type === 'block' || key.type === 'map' || key.type === 'free'
  if (format === 'json') return `${name}: ${block ? `{${hole('$0')}}` : jsonValue(key, hole)}`
  if (!block) return `${name} = ${jsonValue(key, hole)}`
  const label = key.block?.repeat === 'labelled' ? ` "${hole(`\${1:${snippetText('label')}}`)}"` : ''
  return snippets ? `${name}${label} {\n\t$0\n}` : `${name}${label} {}`
}

function jsonValue({ type, default: usual, enum: allowed }: Key, hole: (text: string) => string): string {
  if (type === 'bool') return hole('${1|true,false|}')
  if (type === 'int' || type === 'float') return hole(`\${1:${typeof usual === 'number' ? usual : 0}}`)
  if (type === 'list') return `[${hole('$1')}]`
  if (allowed !== undefined) return hole(`"\${1|${allowed.map(snippetText).join(',')}|}"`)
  return hole(
    type === 'duration' ? `"\${1:${typeof usual === 'string' ? snippetText(usual) : '30s'}}"` : '"$1"',
  )
}

function snippetText(text: string): string {
  return text.replace(/[\\$},|]/g, '\\$&')
}

function values(key: Key, view: DocumentView): readonly CompletionItem[] {
  const texts = [
    ...(key.enum ?? []),
    ...(key.examples ?? []),
    ...(key.name.endsWith('region') ? regionsOf(view) : []),
  ]
  const words = key.type === 'bool' ? ['true', 'false'] : texts.map((text) => JSON.stringify(text))
  return [...new Set(words)].map((label) => ({
    label,
    kind: CompletionItemKind.Value,
    ...(label === JSON.stringify(key.default) ? { detail: 'default' } : {}),
  }))
}

/** Those of the agents that are known. */
function regionsOf({ checked }: DocumentView): readonly string[] {
  return ['global', ...checked.flatMap(({ agents }) => agents.flatMap(({ agent }) => agent.region ?? []))]
}
