import type { Hover } from 'vscode-languageserver'
import { docAt } from '../../keys/docs.ts'
import type { Key } from '../../keys/key.ts'
import { escapeSegment, keyAt } from '../../keys/lookup.ts'
import { type Cursor, cursorAt } from '../cursor.ts'
import type { DocumentView } from '../document.ts'
import { toRange } from '../positions.ts'
import { certificateHover } from './certificate-hover.ts'
import { settingsAt } from './origins.ts'

/** To more agents it is hardly anything else. */
const mostAgents = 3

/** What a key is for, and what lies at the path that a value names. */
export async function hover(view: DocumentView, offset: number): Promise<Hover | undefined> {
  const { source, file } = view
  const cursor = cursorAt(source, file.parsed.format, offset)
  if (cursor.place === 'nowhere' || cursor.key === undefined) return undefined
  const pointer = pointerTo(cursor)
  const key = keyAt(pointer)
  if (key === undefined) return undefined
  const settings = cursor.place === 'value' && key.file ? settingsAt(view, offset) : []
  const perAgent = await Promise.all(settings.map(({ checked }) => certificateHover(checked, key.name)))
  // A file that agents share is mostly the same to all of them.
  const lines = [...new Set(perAgent.map((own) => own.join('\n')))].slice(0, mostAgents)
  const text = [...lines, ...(lines.length > 0 ? ['', '---', ''] : []), ...keyLines(pointer, key)].join('\n')
  return { contents: { kind: 'markdown', value: text }, range: toRange(source, cursor.word) }
}

export function pointerTo({ block, key = '' }: Pick<Cursor, 'block' | 'key'>): string {
  return `${pointerInto(block)}/${escapeSegment(key)}`
}

/** Of a block that is told apart by its `name` alone, as those of Consul and Vault, it does not matter which one it is. */
export function pointerInto(block: string): string {
  let pointer = ''
  for (const segment of block.split('/').slice(1)) {
    pointer += `/${segment}`
    const key = keyAt(pointer)
    if (key?.block?.repeat === 'named' && key.name === segment.toLowerCase()) pointer += '/0'
  }
  return pointer
}

const types: Readonly<Record<Key['type'], string>> = {
  string: 'text',
  bool: '`true` or `false`',
  int: 'whole number',
  float: 'number',
  duration: 'duration, such as `"30s"`',
  list: 'list of text',
  map: 'map',
  block: 'block',
  free: "block whose inside is not Nomad's",
}

/** A key in Markdown: what it takes, since when, and what it does. */
export function keyLines(pointer: string, key: Key): readonly string[] {
  const { since, removed, deprecated, enterprise, scope, reload } = key
  const facts = [
    `Type: ${types[key.type]}`,
    ...(key.enum === undefined ? [] : [`One of ${key.enum.map((value) => `\`${value}\``).join(', ')}`]),
    ...(isShown(key.default) ? [`Default: \`${JSON.stringify(key.default)}\``] : []),
    ...(since === undefined ? [] : [`Since Nomad ${since.join(', ')}`]),
    ...(removed === undefined ? [] : [`**Gone since Nomad ${removed.join(', ')}**`]),
    ...(deprecated === undefined ? [] : [`**Deprecated**: ${deprecated}`]),
    ...(scope === undefined ? [] : [`For ${scope}s`]),
    ...(enterprise ? ['Nomad Enterprise only'] : []),
    ...(key.block === undefined ? [reload ? 'SIGHUP picks a change up' : 'A change takes a restart'] : []),
  ]
  const doc = docAt(pointer)
  return [`**${key.name}**`, '', ...(doc === undefined ? [] : [doc, '']), ...facts.map((fact) => `- ${fact}`)]
}

function isShown(value: unknown): boolean {
  return value !== undefined && value !== '' && JSON.stringify(value).length < 80
}
