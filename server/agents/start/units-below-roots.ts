import type { Discovery } from '../discover.ts'
import type { ConfigSearch } from './locate-config.ts'
import { ownUnits } from './own-units.ts'

/** The units of the machines whose disks are at the roots of files: they start what stands there. */
export async function unitsBelowRoots(
  { groups }: Discovery,
  { host, rootAt }: ConfigSearch,
): Promise<readonly string[]> {
  const roots = new Set<string>()
  for (const path of groups.flatMap(({ paths }) => paths)) {
    const root = await rootAt(path)
    if (root !== undefined) roots.add(root)
  }
  const units: string[] = []
  for (const root of roots) units.push(...(await ownUnits(host, root)))
  return units
}
