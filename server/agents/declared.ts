import {
  type Discovery,
  type FileGroup,
  inOrder,
  type SaidAgent,
  saidGroup,
  withoutClaimed,
} from './discover.ts'
import type { Started } from './start/started.ts'

/** An agent that a settings file says there is. */
export interface DeclaredAgent {
  readonly name: string
  /** The settings file. */
  readonly by: string
  /** For each entry its files. */
  readonly parts: readonly (readonly string[])[]
  readonly started?: Started
  /** It reads files that are not here. */
  readonly partial?: true
}

/** The agents that are said to be in directories. */
export type DeclaredIn = (directories: readonly string[]) => Promise<readonly DeclaredAgent[]>

/**
 * Declared agents make groups of their own; what else says which files belong together is asked of the rest. Of an agent
 * all of whose files are declared to be others' nothing is left.
 */
export async function groupByDeclarations(
  found: Discovery,
  declaredIn: DeclaredIn | undefined,
  groupRest: (rest: Discovery) => Promise<Discovery>,
): Promise<Discovery> {
  const directories = [...new Set(found.groups.map(({ directory }) => directory))]
  const declared = declaredGroups(found, (await declaredIn?.(directories)) ?? [])
  if (declared.length === 0) return groupRest(found)
  const claimed = new Set(declared.flatMap(({ paths }) => paths))
  const rest = await groupRest({ ...found, groups: withoutClaimed(found.groups, claimed) })
  const left = rest.groups.filter(({ said, paths }) => !said || paths.some((path) => !claimed.has(path)))
  return { ...rest, groups: inOrder([...left, ...declared]) }
}

/** Whoever names one file of a declared agent means the agent. */
function declaredGroups(found: Discovery, declared: readonly DeclaredAgent[]): readonly FileGroup[] {
  const named = new Map(found.groups.flatMap((group) => group.paths.map((path) => [path, group.named])))
  return declared.flatMap((agent) => {
    const asked = agent.parts.flat().filter((path) => named.has(path))
    return asked.length === 0
      ? []
      : saidGroup(
          saidOf(agent),
          asked.some((path) => named.get(path) === true),
        )
  })
}

function saidOf({ name, by, parts, started, partial }: DeclaredAgent): SaidAgent {
  const flags = started === undefined || started.text === '' ? '' : `, with ${started.text}`
  return {
    name,
    grouping: `said in ${by}${flags}`,
    parts,
    ...(started === undefined ? {} : { started }),
    ...(partial ? { partial } : {}),
  }
}
