import type { Section, Setting } from '../agents/model.ts'
import { fieldAt, type StructValue } from '../config/values.ts'
import { layoutOf } from '../hcl/layout.ts'
import type { Repair } from '../hcl/tree.ts'
import type { Source } from '../text/source.ts'
import type { Edit, Location } from '../text/span.ts'
import type { Part } from '../text/span-within.ts'
import { alignTo, commonColumn, groupOf, isLine } from './align.ts'
import { type Change, edit, placed } from './change.ts'
import { type Entry, insert } from './insert.ts'
import { remove } from './remove.ts'

/** Writes something else where something stands, a value mostly. */
export function replaceText(at: Location, text: string): Change {
  return () => [replace(at, text)]
}

/** The line break that a heredoc ends in stays: it parts the value from what follows. */
function replace({ source, span: { start, end } }: Location, text: string): Edit {
  return edit(source, start, start + withoutBreak(source.text.slice(start, end)).length, text)
}

function withoutBreak(value: string): string {
  return value.replace(/\r?\n$/, '')
}

/** Repairs what cannot be read. */
export function repairText(source: Source, { edits }: Repair): Change {
  return () => edits.map(({ span, text }) => edit(source, span.start, span.end, text))
}

/** Writes something at an offset where nothing has to go. */
export function insertText({ source }: Pick<Location, 'source'>, offset: number, text: string): Change {
  return () => [edit(source, offset, offset, text)]
}

/** Writes something else inside a quoted value. Not where only the whole of it can be shown. */
export function replaceWithin({ at, whole }: Part, text: string): Change {
  return () => (whole ? undefined : [replace(at, text)])
}

/** Takes text away from inside a quoted value. */
export function removeText(part: Part): Change {
  return replaceWithin(part, '')
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

/** Writes values of settings that belong to one block that is written: in place of what they have, else as new lines. */
function writeSettings(section: Section, values: readonly (readonly [Setting<unknown>, string])[]): Change {
  const [missing, present] = [
    values.filter(([setting]) => !setting.written),
    values.filter(([setting]) => setting.written),
  ]
  const entries = missing.map(([{ pointer }, value]) => ({
    name: pointer.slice(pointer.lastIndexOf('/') + 1),
    value,
  }))
  return (parsedOf) => {
    const replaced = present.map(([{ at }, value]) => replace(at, value))
    const added = entries.length === 0 ? [] : addTo(section.headers.at(-1), entries)(parsedOf)
    return added && [...replaced, ...added]
  }
}

/** Turns settings of one block on. */
export function switchOn(section: Section, ...settings: readonly Setting<boolean>[]): Change {
  const off = settings.filter(({ effective }) => effective !== true)
  return writeSettings(
    section,
    off.map((setting) => [setting, 'true'] as const),
  )
}

/** Adds to the block whose header stands there. */
export function addTo(header: Location | undefined, entries: readonly Entry[], leaving?: Location): Change {
  return (parsedOf) => {
    const found = header && placed(header, parsedOf)
    const list = found?.member.inside.at(-1)
    const goes = leaving?.source === found?.source ? leaving?.span.start : undefined
    return found && list && insert(found.source, found.layout, list, entries, goes)
  }
}

/** Adds at the top level of the file in which something stands. */
export function addToFile({ source }: Location, entries: readonly Entry[]): Change {
  return (parsedOf) => {
    const parsed = parsedOf(source)
    const layout = parsed && layoutOf(parsed)
    return layout && insert(source, layout, layout.root, entries)
  }
}

/**
 * Adds settings to the block that a path of names leads to; what is missing of the path is written too. All that one fix
 * adds there, as each on its own would move the same lines to keep them aligned. `leaving` is a setting that goes at the same time.
 */
export function addSettings(
  root: StructValue,
  path: readonly string[],
  settings: readonly Entry[],
  near?: Location,
  leaving?: Location,
): Change {
  return (parsedOf) => {
    const { header, rest } = deepest(root, path, near)
    const entries = rest.reduceRight<readonly Entry[]>(
      (inner, block) => [{ name: block, value: inner }],
      settings,
    )
    if (header !== undefined) return addTo(header, entries, leaving)(parsedOf)
    return near && addToFile(near, entries)(parsedOf)
  }
}

/** Moves a setting into the block that a path of names leads to, in the same file where it is written there. */
export function moveSetting(key: Location, root: StructValue, path: readonly string[], name: string): Change {
  return (parsedOf) => {
    const found = placed(key, parsedOf)
    if (found === undefined) return undefined
    const { source, layout, member } = found
    const value = withoutBreak(source.text.slice(member.value.start, member.value.end))
    const added = addSettings(root, path, [{ name, value }], key, key)(parsedOf)
    return added && [...remove(source, layout, member), ...added]
  }
}

/** The innermost block on a path that is written, best where `near` is, and the names of those that are not. */
function deepest(
  root: StructValue,
  path: readonly string[],
  near: Location | undefined,
): { readonly header: Location | undefined; readonly rest: readonly string[] } {
  for (let length = path.length; length > 0; length--) {
    const block = fieldAt(root, ...path.slice(0, length))
    const headers = block?.kind === 'struct' ? block.headers : []
    const header = headers.findLast(({ source }) => source === near?.source) ?? headers.at(-1)
    if (header !== undefined) return { header, rest: path.slice(length) }
  }
  return { header: undefined, rest: path }
}

/** Makes every object in a JSON object a list of one. */
export function wrapObjects(key: Location): Change {
  return (parsedOf) => {
    const found = placed(key, parsedOf)
    const members = found?.member.inside.flatMap((list) => list.members) ?? []
    const objects = members.filter(({ value, inside: [only] }) => only?.open.start === value.start)
    return objects.flatMap(({ value: { start, end } }) => [
      edit(key.source, start, start, '['),
      edit(key.source, end, end, ']'),
    ])
  }
}
