import type { ValueCheck, ValueChecks } from './check.ts'
import { elementAt } from './places.ts'
import { shown } from './problem.ts'

/** `kind:mode:path` (github.com/shoenig/go-landlock, ParsePath). */
const extraPaths: ValueCheck = function* ({ pointer, data, leaf }, agent) {
  for (const path of data as readonly string[]) {
    if (/^[df]:[rwcx]+:[^]+$/.test(path.trim())) continue
    yield {
      pointer,
      at: { at: elementAt(agent, leaf, path) },
      message: `${shown(path)} is no path with its rights: Nomad does not start.`,
      help: 'write `d` or `f`, some of `rwcx`, and the path: "d:r:/etc/ssl"',
    }
  }
}

export const artifactPaths: ValueChecks = { '/client/artifact/filesystem_isolation_extra_paths': extraPaths }
