import type { ConfigFile } from '../config/file.ts'
import { leafAt, type Stray, type StructValue } from '../config/values.ts'
import type { Location } from '../text/span.ts'
import type { Agent, Role } from './agent.ts'
import type { FileSet } from './group.ts'
import { type MergePolicy, mergeConfigs } from './merge.ts'
import { createModel } from './model.ts'

/** Merges the files of a set into the agent that Nomad would make of them. */
export function assembleAgent(
  { name, files, parts, grouping, guessed }: FileSet,
  policy?: MergePolicy,
): Agent {
  const merged = mergeConfigs(
    (parts ?? [files]).map((part) => part.map((file) => file.config)),
    policy,
  )
  const role = roleOf(merged)
  const whole = files.every((file) => file.parsed.ok && file.unread === undefined && !file.template?.partial)
  const region = leafAt(merged, 'region')
  // A file that could not be read may have named another.
  const unread = region === undefined && files.some((file) => file.unread !== undefined)
  const regionText = typeof region?.data === 'string' && region.data !== '' ? region.data : 'global'
  return {
    name,
    files,
    grouping,
    guessed: guessed === true,
    config: createModel(merged, madeAt(merged, files[0] as ConfigFile)),
    merged,
    role,
    region: region?.unknown === undefined && !unread ? regionText : undefined,
    strays: [...straysOf(merged)],
    complete: role !== 'none' && whole,
  }
}

function* straysOf(struct: StructValue): Iterable<Stray> {
  yield* struct.strays
  for (const field of struct.fields.values()) {
    if (field.kind === 'struct') yield* straysOf(field)
    if (field.kind === 'repeated') for (const entry of field.entries.values()) yield* straysOf(entry)
  }
}

function roleOf(merged: StructValue): Role {
  const server = leafAt(merged, 'server', 'enabled')?.data === true
  const client = leafAt(merged, 'client', 'enabled')?.data === true
  if (server) return client ? 'server+client' : 'server'
  return client ? 'client' : 'none'
}

/** Where to point for what is written nowhere: the block that gives the agent its role, else its first line. */
function madeAt(merged: StructValue, first: ConfigFile): Location {
  for (const name of ['server', 'client']) {
    const block = merged.fields.get(name)
    const header = block?.kind === 'struct' ? block.headers.at(-1) : undefined
    if (header !== undefined && leafAt(merged, name, 'enabled')?.data === true) return header
  }
  return startOf(first)
}

export function startOf(file: ConfigFile): Location {
  const end = file.source.text.search(/\r?\n|$/)
  return { source: file.source, span: { start: 0, end: Math.min(end, 200) } }
}
