import type { Agent } from '../agents/agent.ts'
import type { Setting } from '../agents/model.ts'
import { elementAt, placeInside } from '../agents/values/places.ts'
import type { LeafValue } from '../config/values.ts'
import type { Location } from '../text/span.ts'

type Place = { readonly at: Location }

/** Where one element of a list stands. */
export function elementOf(agent: Agent, setting: Setting<readonly string[]>, text: string): Place {
  return { at: elementAt(agent, leafOf(setting), text) }
}

/** Where the value of one name in a map stands. */
export function memberOf(
  agent: Agent,
  setting: Setting<Readonly<Record<string, string>>>,
  name: string,
): Place {
  const leaf = leafOf(setting)
  return { at: placeInside(agent, leaf, [name])?.value ?? elementAt(agent, leaf, name) }
}

function leafOf({ origins }: Setting<unknown>): Pick<LeafValue, 'origins'> {
  return { origins }
}
