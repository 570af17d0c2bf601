import type { ConfigFile } from '../config/file.ts'
import { memoize } from '../text/memoize.ts'
import type { Source } from '../text/source.ts'
import type { Agent } from './agent.ts'

const orderOf = memoize(
  (files: Agent['files']): ReadonlyMap<Source, number> =>
    new Map(files.map((file, index) => [file.source, index])),
)

/** The place of a file among those of its agent, in the order Nomad reads them; -1 of flags. */
export function readingOrder({ files }: Pick<Agent, 'files'>, source: Source): number {
  return orderOf(files).get(source) ?? -1
}

/** The file of a source, where it is one of the agent's. */
export function fileOf(agent: Pick<Agent, 'files'>, source: Source): ConfigFile | undefined {
  return agent.files[readingOrder(agent, source)]
}
