import { parseGoDuration } from '../../config/go-duration.ts'
import type { Data } from '../../config/values.ts'
import { nearestName } from '../../keys/nearest.ts'
import { capabilities } from './capabilities.ts'
import { durationHelp } from './durations.ts'
import { asText, either, shown } from './problem.ts'

export interface DriverMistake {
  readonly what: string
  readonly help: string
}

type DriverCheck = (data: Data) => DriverMistake | undefined

/** What drivers refuse of values that have the right type, by driver and setting: their `SetConfig`. */
const checks: Readonly<Record<string, DriverCheck>> = {
  'docker/gc/image_delay': duration(),
  'docker/gc/dangling_containers/period': duration(),
  'docker/gc/dangling_containers/creation_grace': duration('1m'),
  'docker/pull_activity_timeout': duration('1m'),
  'docker/infra_image_pull_timeout': duration(),
  'docker/image_pull_timeout': duration(),
  'docker/allowed_modes/pid': modes(['host'], /^container:./),
  'docker/allowed_modes/ipc': modes(['none', 'private', 'host', 'shareable'], /^container:/),
  'docker/allowed_modes/userns': modes(['host']),
  'docker/allowed_modes/uts': modes(['host']),
  'exec/allow_caps': capabilityNames,
  'java/allow_caps': capabilityNames,
  'exec/denied_host_uids': ids,
  'exec/denied_host_gids': ids,
  'raw_exec/denied_host_uids': ids,
  'raw_exec/denied_host_gids': ids,
}

export function driverValueMistake(
  driver: string,
  path: readonly string[],
  data: Data,
): DriverMistake | undefined {
  return checks[[driver, ...path].join('/')]?.(data)
}

/** drivers/docker/config.go, SetConfig; an empty text is the default. */
function duration(least?: string): DriverCheck {
  return (data) => {
    const text = asText(data)
    if (text === '') return undefined
    const value = parseGoDuration(text)
    if (value === undefined) return { what: `${shown(text)} is no duration`, help: durationHelp(text) }
    if (least === undefined || value >= (parseGoDuration(least) as bigint)) return undefined
    return { what: `${shown(text)} is too short`, help: `write "${least}" or more` }
  }
}

/**
 * drivers/docker/config.go, validateAllowedNamespace: what the API of docker calls valid. Only for `pid` does it look
 * for a name behind `container:` (github.com/moby/moby/api/types/container, PidMode.Valid and its like).
 */
function modes(known: readonly string[], ofContainers?: RegExp): DriverCheck {
  return (data) => {
    const wrong = (data as readonly Data[])
      .map(asText)
      .find((mode) => mode !== '' && !known.includes(mode) && !ofContainers?.test(mode))
    if (wrong === undefined) return undefined
    const all = ofContainers === undefined ? known : [...known, 'container:NAME']
    return { what: `${shown(wrong)} is no mode that can be allowed`, help: `write ${either(all)}` }
  }
}

/** drivers/shared/capabilities: in any case, with or without `CAP_`. */
function capabilityNames(data: Data): DriverMistake | undefined {
  for (const name of (data as readonly Data[]).map(asText)) {
    const plain = name.trim().toLowerCase().replace(/^cap_/, '')
    if (plain === '' || plain === 'all' || capabilities.includes(plain)) continue
    const meant = nearestName(plain, capabilities)
    const help = meant === undefined ? 'write a name as in capabilities(7)' : `write "${meant.toUpperCase()}"`
    return { what: `${shown(name)} is no capability of Linux`, help }
  }
  return undefined
}

/** drivers/shared/validators/validators.go, validateIDRange: no blanks, and three numbers go unnoticed. */
function ids(data: Data): DriverMistake | undefined {
  const text = asText(data)
  if (text === '') return undefined
  for (const part of text.split(',')) {
    const ends = part.split('-')
    const help = 'write ids and ranges, separated by commas without blanks: "0,1000-1100"'
    if (ends.length > 2) continue
    if (ends.some((end) => !/^\d+$/.test(end) || Number(end) >= 2 ** 32))
      return { what: `${shown(part)} is no id, nor a range of them`, help }
    if (Number(ends[0]) > Number(ends[1] ?? ends[0]))
      return { what: `${shown(part)} ends before it begins`, help }
  }
  return undefined
}
