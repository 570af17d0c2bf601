import type { Host } from '../../host.ts'
import { isUnitName } from '../discover.ts'
import { absolutePath, pathBelow } from '../links.ts'
import { compareBytes, directoryOf, join, tidy } from '../paths.ts'

/** Where systemd looks for units of the system, the first place that has one of a name counts (systemd.unit(5)). */
const places = [
  '/etc/systemd/system',
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
]

function placesBelow(root: string | undefined): readonly string[] {
  return root === undefined ? places : places.map((place) => tidy(`${root}${place}`))
}

/**
 * The units of this machine, or of the one whose disk is at `root`, that may start its agent; `nomad.service`, the one
 * that packages bring, comes first.
 */
export async function ownUnits(host: Host, root?: string): Promise<readonly string[]> {
  const units = new Map<string, string>()
  for (const directory of placesBelow(root))
    for (const name of await namesIn(directory, host, root))
      if (/nomad.*\.service$/.test(name) && !units.has(name)) units.set(name, join(directory, name))
  const own = units.get('nomad.service')
  const others = [...units.values()].filter((path) => path !== own).sort(compareBytes)
  return own === undefined ? others : [own, ...others]
}

/**
 * What changes a unit: the drop-ins `UNIT.d/*.conf` and, for all services, `service.d/*.conf`, in the order in which
 * systemd applies them. They stand beside the unit, or for one of a machine in any of the places.
 */
export async function dropInsOf(unit: string, host: Host, root?: string): Promise<readonly string[]> {
  const directory = directoryOf(unit)
  const own = placesBelow(root)
  const here = absolutePath(directory, host)
  const name = unit.slice(unit.lastIndexOf('/') + 1)
  const around = own.some((place) => absolutePath(place, host) === here) ? own : [directory]
  const found = new Map<string, string>()
  // By their names alone, wherever they stand: what is for the unit wins over what is for all, and then the first place.
  for (const place of [`${name}.d`, 'service.d'].flatMap((kind) => around.map((one) => join(one, kind))))
    for (const file of await namesIn(place, host, root))
      if (file.endsWith('.conf') && !found.has(file)) found.set(file, join(place, file))
  return [...found].sort(([a], [b]) => compareBytes(a, b)).map(([, path]) => path)
}

/** Whether what units of services say stands at this path, by its name: a unit, a drop-in, or a directory of these. */
export function isOfUnit(path: string): boolean {
  return isUnitName(path) || /(?:^|\/)(?:[^/]*\.)?service\.d(?:\/[^/]*\.conf)?$/.test(path)
}

async function namesIn(directory: string, host: Host, root: string | undefined): Promise<readonly string[]> {
  const entries = await host.list(await pathBelow(root, directory, host))
  return entries.known ? entries.value.filter(({ isDirectory }) => !isDirectory).map(({ name }) => name) : []
}
