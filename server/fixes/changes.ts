import type { Section, Setting } from '../agents/model.ts'
import { fieldAt, type StructValue } from '../config/values.ts'
import { layoutOf } from '../hcl/layout.ts'
import type { Location } from '../text/span.ts'
import { alignTo, commonColumn, groupOf, isLine } from './align.ts'
import { type Change, edit, type ParsedOf, placed } from './change.ts'
import { type Entry, insert } from './insert.ts'
import { remove } from './remove.ts'

/** Writes something else where something stands, a value mostly. */
export function replaceText({ source, span }: Location, text: string): Change {
  return () => [edit(source, span.start, span.end, text)]
}

/** Takes a setting or block away: the one whose key or header stands there. */
export function removeSetting(key: Location): Change {
  return (parsedOf) => {
    const found = placed(key, parsedOf)
    return found && remove(found.source, found.layout, found.member)
  }
}

/** Gives a key another name; the settings it is aligned with stay so. */
export function renameSetting(key: Location, name: string): Change {
  return (parsedOf) => {
    const found = placed(key, parsedOf)
    if (found === undefined) return undefined
    const { source, member } = found
    const { start, end } = key.span
    const quote = source.text[start] === '"' ? '"' : ''
    const text = `${quote}${name}${quote}`
    const group = isLine(source, member) ? groupOf(source, member.list, member) : [member]
    const column = commonColumn(source, group)
    const rename = edit(source, start, end, text)
    if (column === undefined || member.sign === undefined) return [rename]
    const width = Math.max(column, text.length + 1)
    const others = alignTo(
      source,
      group.filter((one) => one !== member),
      width,
    )
    return [edit(source, start, member.sign.start, text.padEnd(width)), ...others]
  }
}

/** Writes a setting of a block that is written: in place of its value, else as a line of its own. */
export function writeSetting(section: Section, setting: Setting<unknown>, text: string): Change {
  if (setting.written && setting.keyAt.span.start !== setting.at.span.start)
    return replaceText(setting.at, text)
  const name = setting.pointer.slice(setting.pointer.lastIndexOf('/') + 1)
  return addTo(section.headers.at(-1), { name, value: text })
}

/** Adds to the block whose header stands there. */
export function addTo(header: Location | undefined, entry: Entry): Change {
  return (parsedOf) => {
    const found = header && placed(header, parsedOf)
    const list = found?.member.inside.at(-1)
    return found && list && insert(found.source, found.layout, list, entry)
  }
}

/** Adds at the top level of the file in which something stands. */
export function addToFile({ source }: Location, entry: Entry): Change {
  return (parsedOf) => {
    const layout = rootOf({ source }, parsedOf)
    return layout && insert(source, layout, layout.root, entry)
  }
}

function rootOf({ source }: Pick<Location, 'source'>, parsedOf: ParsedOf) {
  const parsed = parsedOf(source)
  return parsed && layoutOf(parsed)
}

/**
 * Moves a setting into the block that a path of names leads to, in the same file where it is written there;
 * what is missing of the path is written too.
 */
export function moveSetting(key: Location, root: StructValue, path: readonly string[], name: string): Change {
  return (parsedOf) => {
    const found = placed(key, parsedOf)
    if (found === undefined) return undefined
    const { source, layout, member } = found
    const value = source.text.slice(member.value.start, member.value.end).replace(/\r?\n$/, '')
    const { header, rest } = deepest(root, path, key)
    const entry = rest.reduceRight<Entry>((inner, block) => ({ name: block, value: [inner] }), {
      name,
      value,
    })
    const target = header === undefined ? addToFile(key, entry) : addTo(header, entry)
    const added = target(parsedOf)
    return added && [...remove(source, layout, member), ...added]
  }
}

/** The innermost block on a path that is written, and the names of those that are not. */
function deepest(
  root: StructValue,
  path: readonly string[],
  key: Location,
): { readonly header: Location | undefined; readonly rest: readonly string[] } {
  for (let length = path.length; length > 0; length--) {
    const block = fieldAt(root, ...path.slice(0, length))
    const headers = block?.kind === 'struct' ? block.headers : []
    const header = headers.findLast(({ source }) => source === key.source) ?? headers.at(-1)
    if (header !== undefined) return { header, rest: path.slice(length) }
  }
  return { header: undefined, rest: path }
}
