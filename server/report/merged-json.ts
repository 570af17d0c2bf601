import type { Agent } from '../agents/agent.ts'
import {
  type EffectiveEntry,
  type EffectiveValue,
  effectiveOf,
  type Place,
} from '../agents/effective/effective.ts'
import { withoutSecrets } from '../config/secrets.ts'
import { positionAt } from '../text/source.ts'
import { escapeJson } from './visible.ts'

/** The merged agent for programs: each setting by its pointer, with its places. */
export function mergedJson(agents: readonly Agent[]): string {
  return `${escapeJson(JSON.stringify(agents.map(describe), plain, 2))}\n`
}

function describe(agent: Agent): object {
  const { name, files, role, region = '', dev, grouping } = agent
  return {
    name,
    files: files.map(({ source }) => source.path),
    role,
    region: withoutSecrets(region),
    dev: dev !== undefined,
    grouping,
    settings: [...valuesOf(effectiveOf(agent))].map(
      ({ pointer, value = null, state, written, from, over }) => ({
        pointer,
        value,
        state,
        written,
        from: from.map(place),
        over: over.map(place),
      }),
    ),
  }
}

function* valuesOf(entries: readonly EffectiveEntry[]): Iterable<EffectiveValue> {
  for (const entry of entries) {
    if (entry.kind === 'value') yield entry
    else yield* valuesOf(entry.entries)
  }
}

function place({ location: { source, span }, flag, implied }: Place): object {
  const { line, column } = positionAt(source, span.start)
  return { file: source.path, line, column, flag, implied }
}

/** JSON has no numbers that large. */
function plain(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}
