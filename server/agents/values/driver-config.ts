import { isTemplate } from '../../config/template.ts'
import { type Data, fieldAt, type LeafValue } from '../../config/values.ts'
import type { Block, Key, KeyType, Versions } from '../../keys/key.ts'
import { escapeSegment } from '../../keys/lookup.ts'
import { nearestName } from '../../keys/nearest.ts'
import { rootBlock } from '../../keys/table.generated.ts'
import type { Agent } from '../agent.ts'
import { type AgentCheck, isClient, type ValueCheck, type ValueChecks } from './check.ts'
import { driverValueMistake } from './driver-values.ts'
import { elementAt, placeInside } from './places.ts'
import type { ValueProblem } from './problem.ts'

/** Known to Nomad 1.6 and all that is newer. */
const inOldest = /^(?:0|1\.[0-5])\./

type Members = Readonly<Record<string, Data>>

const drivers = rootBlock.keys.get('plugin')?.block?.labels

/** Drivers check their configuration when a client starts (helper/pluginutils/loader/init.go, validatePluginConfig). */
export const driverConfigs: AgentCheck = function* (agent) {
  const plugins = isClient(agent) ? agent.merged.fields.get('plugin') : undefined
  if (plugins?.kind !== 'repeated') return
  for (const [driver, { fields }] of plugins.entries) {
    const block = drivers?.get(driver)?.keys.get('config')?.known
    const leaf = fields.get('config')
    if (block === undefined || leaf?.kind !== 'leaf' || !isMembers(leaf.data)) continue
    yield* new DriverConfig(agent, driver, leaf).problems(block, leaf.data, [])
  }
}

/** The old settings of docker count where its driver has no configuration (drivers/docker/config.go, PluginLoader). */
const dockerOptions: ValueCheck = function* ({ pointer, data, leaf }, agent) {
  const name = 'docker.cleanup.image.delay'
  const delay = (data as Members)[name]
  if (delay === undefined || isUnknown(delay) || !agent.complete) return
  if (fieldAt(agent.merged, 'plugin', 'docker', 'config') !== undefined) return
  const mistake = driverValueMistake('docker', ['gc', 'image_delay'], delay)
  if (mistake === undefined) return
  const { what, help } = mistake
  yield { pointer, at: { at: elementAt(agent, leaf, name) }, message: `${what}: Nomad does not start.`, help }
}

export const driverOptions: ValueChecks = { '/client/options': dockerOptions }

class DriverConfig {
  readonly #agent: Agent
  readonly #driver: string
  readonly #leaf: LeafValue

  constructor(agent: Agent, driver: string, leaf: LeafValue) {
    this.#agent = agent
    this.#driver = driver
    this.#leaf = leaf
  }

  *problems(block: Block, members: Members, above: readonly string[]): Iterable<ValueProblem> {
    for (const [name, data] of Object.entries(members)) {
      const key = block.keys.get(name)
      const path = [...above, name]
      // A comment in JSON.
      if (name === '//') continue
      if (key === undefined) yield this.#unknown(block, path)
      else if (key.removed !== undefined) yield this.#removed(key, path)
      else {
        if (key.since !== undefined && !inOldest.test(key.since[0] ?? ''))
          yield this.#tooNew(key, key.since, path)
        yield* this.#member(key, data, path)
      }
    }
  }

  *#member(key: Key, data: Data, path: readonly string[]): Iterable<ValueProblem> {
    if (isUnknown(data)) return
    if (key.block !== undefined) {
      const inside = onlyBlock(data)
      if (inside !== undefined) yield* this.problems(key.block, inside, path)
      else yield this.#wrongType(key, data, path)
    } else if (!fits(key.type, data)) yield this.#wrongType(key, data, path)
    else {
      const mistake = driverValueMistake(this.#driver, path, data)
      if (mistake === undefined) return
      yield this.#problem(path, `${mistake.what}: Nomad does not start.`, mistake.help)
    }
  }

  #unknown({ keys }: Block, path: readonly string[]): ValueProblem {
    const name = path.at(-1) as string
    const known = [...keys.values()].filter(({ removed }) => !removed).map((key) => key.name)
    const meant = nearestName(name, known)
    const message = `\`${path.join('.')}\` is no setting of the \`${this.#driver}\` driver: Nomad does not start.`
    const help =
      meant === undefined ? `it knows ${known.map((one) => `\`${one}\``).join(', ')}` : `write \`${meant}\``
    return this.#problem(path, message, help, 'key')
  }

  #removed({ removed, name }: Key, path: readonly string[]): ValueProblem {
    const message = `\`${name}\` is no setting of the \`${this.#driver}\` driver any more: Nomad does not start.`
    return { ...this.#problem(path, message, 'delete it', 'key'), ...(removed && { since: removed }) }
  }

  #tooNew({ name }: Key, since: Versions, path: readonly string[]): ValueProblem {
    const message = `\`${name}\` is no setting of the \`${this.#driver}\` driver yet: Nomad does not start.`
    return { ...this.#problem(path, message, 'delete it, or run a newer Nomad', 'key'), until: since }
  }

  #wrongType({ type, name }: Key, data: Data, path: readonly string[]): ValueProblem {
    const several = type === 'block' && Array.isArray(data) && data.length > 1
    const what = several ? 'several' : kindOf(data)
    return this.#problem(
      path,
      `\`${name}\` has to be ${wanted[type]}, not ${what}: Nomad does not start.`,
      `write ${wanted[type]}`,
      typeof data === 'object' ? 'key' : 'value',
    )
  }

  #problem(
    path: readonly string[],
    message: string,
    help: string,
    part: 'key' | 'value' = 'value',
  ): ValueProblem {
    const place = placeInside(this.#agent, this.#leaf, path)
    const at = place?.[part] ?? (this.#leaf.origins.at(-1) as LeafValue['origins'][0]).key
    const pointer = `/plugin/${escapeSegment(this.#driver)}/config/${path.map(escapeSegment).join('/')}`
    return { pointer, at: { at }, message, help }
  }
}

const wanted: Readonly<Record<KeyType, string>> = {
  string: 'a text',
  duration: 'a text',
  bool: '`true` or `false`',
  int: 'a number',
  float: 'a number',
  list: 'a list of texts',
  map: 'a block',
  free: 'a block',
  block: 'one block',
}

function kindOf(data: Data): string {
  if (Array.isArray(data)) return isMembers((data as readonly Data[])[0]) ? 'a block' : 'a list'
  if (typeof data === 'string') return 'a text'
  return typeof data === 'boolean' ? '`true` or `false`' : 'a number'
}

/** Another tool may fill it in; what is left of `${` when the client starts, HCL 2 evaluates. */
export function isUnknown(data: Data): boolean {
  if (Array.isArray(data)) return (data as readonly Data[]).some(isUnknown)
  return typeof data === 'string' && (isTemplate(data) || /[$%]\{/.test(data))
}

/** What HCL 2 converts to the type of a setting, and what not. */
function fits(type: KeyType, data: Data): boolean {
  if (type === 'list') return Array.isArray(data) && data.every(isScalar)
  if (type === 'map') {
    const members = onlyBlock(data)
    return members !== undefined && Object.values(members).every(isScalar)
  }
  if (type === 'bool')
    return typeof data === 'boolean' || (typeof data === 'string' && /^(?:true|false|[01])$/.test(data))
  if (type !== 'int' && type !== 'float') return isScalar(data)
  return ['number', 'bigint'].includes(typeof data) || (typeof data === 'string' && isNumber(data))
}

function isNumber(text: string): boolean {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text)
}

function isScalar(data: Data): boolean {
  return typeof data !== 'object'
}

/** A block inside is a list, as others of its name may follow. */
function onlyBlock(data: Data): Members | undefined {
  const [members, ...more] = Array.isArray(data) ? (data as readonly Data[]) : []
  return isMembers(members) && more.length === 0 ? members : undefined
}

function isMembers(data: Data | undefined): data is Members {
  return typeof data === 'object' && !Array.isArray(data)
}
