import { isTemplate } from '../../config/template.ts'
import { type Data, type FieldValue, type LeafValue, leafAt, type StructValue } from '../../config/values.ts'
import type { Block, Key, Versions } from '../../keys/key.ts'
import { keyAt, segmentsOf } from '../../keys/lookup.ts'
import { nearestName } from '../../keys/nearest.ts'
import { rootBlock } from '../../keys/table.generated.ts'
import { memoize } from '../../text/memoize.ts'
import type { Agent } from '../agent.ts'
import { plays } from './check.ts'
import { elementAt, placeInside } from './places.ts'
import { asText, type Correction, correctionTo, either, nameOf, shown, type ValueProblem } from './problem.ts'
import { checkValues } from './schema-check.generated.ts'
import { inForce, valueAt } from './written.ts'

/** `config validate` refuses these whatever the agent runs (command/agent/command.go, IsValidConfig). */
const always =
  /^\/(?:server\/default_scheduler_config|client\/(?:artifact|node_pool|preferred_address_family|m(?:in|ax)_dynamic_port))(?:\/|$)/

/** Where Nomad knew the key before it checked the value: command/agent/agent.go, convertServerConfig. */
const checkedSince: Readonly<Record<string, Versions>> = { '/server/num_schedulers': ['1.10.0'] }

/** Values outside of what the schema allows: its enums, ranges and patterns, compiled by ajv. */
export function* schemaProblems(agent: Agent): Iterable<ValueProblem> {
  if (checkValues(plainStruct(agent.merged, rootBlock))) return
  const pointers = new Set(checkValues.errors?.map(({ instancePath }) => instancePath))
  for (const pointer of pointers) {
    const found = findLeaf(agent.merged, pointer)
    const key = keyAt(pointer)
    if (found === undefined || key === undefined || isHarmless(agent, found)) continue
    if (always.test(pointer) || plays(agent, key.scope)) yield problemOf(agent, key, found, pointer)
  }
}

/** A leaf, the way from it to what is wrong inside, and that. */
interface Found {
  readonly pointer: string
  readonly leaf: LeafValue
  readonly path: readonly string[]
  readonly data: Data
}

/** The keys of a block that the schema constrains, or inside of which it does. */
const constrainedKeys = memoize(({ keys }: Block): readonly Key[] =>
  [...keys.values()].filter(
    (key) => isConstrained(key) || (key.block && blocksOf(key.block).some(isConstraining)),
  ),
)

function isConstraining(block: Block): boolean {
  return constrainedKeys(block).length > 0
}

function blocksOf(block: Block): readonly Block[] {
  return [block, ...(block.labels?.values() ?? [])]
}

/** A block of a merged agent as plain JSON, as far as the schema constrains it. */
function plainStruct({ fields }: StructValue, block: Block): Readonly<Record<string, unknown>> {
  const plain: Record<string, unknown> = {}
  for (const key of constrainedKeys(block)) {
    const field = fields.get(key.name)
    const value = field && plainField(key, field)
    if (value !== undefined) plain[key.name] = value
  }
  return plain
}

function plainField(key: Key, field: FieldValue): unknown {
  if (field.kind === 'struct') return plainStruct(field, field.block)
  if (field.kind === 'repeated') {
    const { labels } = field.key.block ?? {}
    const entries = [...field.entries]
    return Object.fromEntries(
      entries.map(([label, entry]) => [label, plainStruct(entry, labels?.get(label) ?? entry.block)]),
    )
  }
  const data = inForce(field)
  return data === undefined ? undefined : plainData(key, data)
}

/** The leaf that a pointer leads to, or into. */
function findLeaf(merged: StructValue, pointer: string): Found | undefined {
  const names = segmentsOf(pointer)
  for (let length = names.length; length > 0; length--) {
    const leaf = leafAt(merged, ...names.slice(0, length))
    if (leaf === undefined) continue
    const path = names.slice(length)
    const data = path.reduce<unknown>((inside, name) => (inside as Record<string, unknown>)[name], leaf.data)
    return {
      pointer: pointer
        .split('/')
        .slice(0, length + 1)
        .join('/'),
      leaf,
      path,
      data: data as Data,
    }
  }
  return undefined
}

/** The configuration of a driver is, further inside. */
function isConstrained({ enum: values, minimum, maximum, pattern, known }: Key): boolean {
  return (values ?? minimum ?? maximum ?? pattern ?? known) !== undefined
}

function plainData({ anyCase }: Key, data: Data): unknown {
  if (typeof data === 'bigint') return Number(data)
  return anyCase && typeof data === 'string' ? data.toUpperCase() : data
}

function isHarmless({ config: { server } }: Agent, { pointer, data }: Found): boolean {
  // Inside the configuration of a driver nobody has looked for templates.
  if (typeof data === 'string' && isTemplate(data)) return true
  // Nomad always adds `_core`, and looks at no name where there are no workers (nomad/server.go, setupWorkersLocked).
  return (
    pointer === '/server/enabled_schedulers' && (data === '_core' || server.num_schedulers.effective === 0)
  )
}

interface Said {
  readonly what: string
  readonly help: string
  readonly correction?: Correction | undefined
}

function problemOf(agent: Agent, key: Key, found: Found, pointer: string): ValueProblem {
  const { leaf, path, data } = found
  const inList = leaf.key.type === 'list'
  const place = path.length === 0 ? undefined : placeInside(agent, leaf, path)?.value
  const at = inList ? elementAt(agent, leaf, asText(data)) : (place ?? valueAt(leaf))
  const since = checkedSince[pointer]
  const said: Said = key.enum
    ? enumText(key.enum, data)
    : key.pattern
      ? patternText(key, data)
      : rangeText(key, data)
  return {
    pointer: inList ? found.pointer : pointer,
    at: { at },
    message: `${said.what}: Nomad does not start.`,
    help: said.help,
    ...(since && { since }),
    ...(said.correction && { correction: said.correction }),
  }

  function enumText(values: readonly string[], value: Data) {
    const meant = nearestName(asText(value), values)
    const name = nameOf(inList ? found.pointer : pointer)
    return {
      what: `${shown(value)} is not possible for \`${name}\``,
      help: `write ${meant === undefined ? either(values) : JSON.stringify(meant)}`,
      correction: typeof value === 'string' ? correctionTo(meant, value) : undefined,
    }
  }

  function rangeText(range: Key, value: Data) {
    return { what: `${shown(value)} is out of range for \`${nameOf(pointer)}\``, help: rangeHelp(range) }
  }
}

function rangeHelp({ minimum, maximum, zeroToo, name }: Key): string {
  if (name === 'raft_protocol') return 'delete it: Nomad knows only Raft protocol 3 since 1.4'
  const zero = zeroToo ? ', or 0' : ''
  if (maximum === undefined) return `write ${minimum} or more${zero}`
  return `write a number from ${minimum} to ${maximum}${zero}`
}

function patternText({ name }: Key, value: Data) {
  if (name === 'node_pool' && value === 'all')
    return { what: '"all" holds every node and is no pool to join', help: 'name another node pool' }
  if (name === 'node_pool') {
    const help = 'use at most 128 letters, digits, `-` and `_`'
    return { what: `${shown(value)} cannot be the name of a node pool`, help }
  }
  const characters = name === 'datacenter' ? 'a `*` or a NUL character' : 'a NUL character'
  return { what: `The ${name} ${shown(value)} holds ${characters}`, help: 'take it out' }
}
