import type { Agent } from '../../server/agents/agent.ts'
import { assembleAgent } from '../../server/agents/assemble.ts'
import type { MergePolicy } from '../../server/agents/merge.ts'
import type { Setting } from '../../server/agents/model.ts'
import type { ConfigFile } from '../../server/config/file.ts'
import { parseConfigFile } from '../../server/config/read-file.ts'
import { createSource, positionAt } from '../../server/text/source.ts'

/** The agent of these files, read in this order. */
export function agentOf(...texts: readonly string[]): Agent {
  return assembleAgent({ name: 'agent', files: filesOf(texts), grouping: '' })
}

/** The same, with what is to be said about versions. */
export function agentUnder(policy: MergePolicy, ...texts: readonly string[]): Agent {
  return assembleAgent({ name: 'agent', files: filesOf(texts), grouping: '' }, policy)
}

/** The agent of several `-config`, each a directory of these files. */
export function agentOfDirectories(...directories: readonly (readonly string[])[]): Agent {
  const files = filesOf(directories.flat())
  let at = 0
  const parts = directories.map((texts) => files.slice(at, (at += texts.length)))
  return assembleAgent({ name: 'agent', files, parts, grouping: '' })
}

/** `1.hcl`, `2.hcl` and so on. */
export function filesOf(texts: readonly string[]): readonly ConfigFile[] {
  return texts.map((text, index) => parseConfigFile(createSource(`${index + 1}.hcl`, text), true))
}

/** A setting by the names that lead to it, a label behind its block: `plugin#docker.args`, `consul#default.ssl`. */
export function settingOf({ config }: Pick<Agent, 'config'>, path: string): Setting<unknown> {
  let at: unknown = config
  for (const name of path.split(/[.#]/))
    at = at instanceof Map ? at.get(name) : (at as Record<string, unknown>)[name]
  return at as Setting<unknown>
}

/** HCL that sets the key of such a path. `consul` and `vault` take their name from inside, and this one by default. */
export function written(path: string, value: string): string {
  const names = path.split('.')
  const last = names.pop() as string
  return names.reduceRight((inside, name) => {
    const [block, label] = name.split('#')
    const header = label === undefined || label === 'default' ? block : `${block} "${label}"`
    return `${header} {\n${inside}\n}`
  }, `${last} = ${value}`)
}

/** Where a setting is said, the winner last: `2.hcl:3`. */
export function placesOf(setting: Setting<unknown>): readonly string[] {
  return setting.origins.map(
    ({ value: { source, span } }) => `${source.path}:${positionAt(source, span.start).line}`,
  )
}
