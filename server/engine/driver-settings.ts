import type { Agent } from '../agents/agent.ts'
import { isUnknown } from '../agents/values/driver-config.ts'
import { elementAt, placeInside } from '../agents/values/places.ts'
import { asText } from '../agents/values/problem.ts'
import { type Data, leafAt } from '../config/values.ts'
import type { Location } from '../text/span.ts'

/** What an agent's configuration says to a task driver. */
export interface DriverSetting {
  /** Never a template's. */
  readonly data: Data
  /** The value, where it is in the file as it is. */
  readonly at: { readonly at: Location }
}

/** The settings of a driver's `config`; undefined where it has none, so that `client.options` count. */
type Members = Readonly<Record<string, Data>>

/**
 * A setting of `plugin "driver" { config { ... } }`, or else of `client.options`, where drivers were configured
 * before Nomad 0.9: those count only where the plugin has no `config` (helper/pluginutils/loader/init.go).
 */
export function driverSetting(
  agent: Agent,
  driver: string,
  path: readonly string[],
  option?: string,
): DriverSetting | undefined {
  if (agent.role === 'server') return undefined
  const leaf = leafAt(agent.merged, 'plugin', driver, 'config')
  if (leaf === undefined) return option === undefined ? undefined : clientOption(agent, option)
  const data = inside(leaf.data, path)
  if (data === undefined || isUnknown(data)) return undefined
  const place = placeInside(agent, leaf, path)
  const header = (leaf.origins.at(-1) as (typeof leaf.origins)[0]).key
  return { data, at: { at: place?.value ?? header } }
}

/** A setting of `client.options`; names in there are told apart by case. */
export function clientOption(agent: Agent, name: string): DriverSetting | undefined {
  if (agent.role === 'server') return undefined
  const { options } = agent.config.client
  const data = options.value?.[name]
  const leaf = leafAt(agent.merged, 'client', 'options')
  if (data === undefined || leaf === undefined || isUnknown(data)) return undefined
  return { data, at: { at: placeInside(agent, leaf, [name])?.value ?? elementAt(agent, leaf, name) } }
}

/** As HCL 2 and Go's strconv.ParseBool read it. */
export function isOn(setting: DriverSetting | undefined): setting is DriverSetting {
  return setting !== undefined && /^(?:1|t|T|true|TRUE|True)$/.test(asText(setting.data))
}

/** The texts of a list, or those between the commas of one. */
export function textsOf({ data }: DriverSetting): readonly string[] {
  const elements = Array.isArray(data) ? (data as readonly Data[]) : asText(data).split(',')
  return elements.map((element) => asText(element).trim()).filter((text) => text !== '')
}

function inside(data: Data | undefined, [name, ...path]: readonly string[]): Data | undefined {
  if (name === undefined || data === undefined) return data
  const members = Array.isArray(data) ? (data as readonly Data[]).at(-1) : data
  if (typeof members !== 'object' || Array.isArray(members)) return undefined
  return Object.hasOwn(members, name) ? inside((members as Members)[name], path) : undefined
}
