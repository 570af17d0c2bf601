import type { ConfigFile } from '../config/file.ts'
import { rememberLast } from '../text/remember-last.ts'
import type { Source } from '../text/source.ts'
import type { Agent } from './agent.ts'

/** The place of a file among those of its agent, in the order Nomad reads them; -1 of flags. */
export function readingOrder({ files }: Pick<Agent, 'files'>, source: Source): number {
  return placesOf(files).get(source) ?? -1
}

const placesOf = rememberLast(
  (files: Agent['files']): ReadonlyMap<Source, number> =>
    new Map(files.map((file, index) => [file.source, index])),
)

/** The file of a source, where it is one of the agent's. */
export function fileOf(agent: Pick<Agent, 'files'>, source: Source): ConfigFile | undefined {
  return agent.files[readingOrder(agent, source)]
}
