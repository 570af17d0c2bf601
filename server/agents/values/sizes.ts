import type { ValueCheck, ValueChecks } from './check.ts'
import { asText, shown } from './problem.ts'

const prefixes = ['', 'k', 'm', 'g', 't', 'p', 'e']

/**
 * Bytes, as Nomad reads a size (github.com/dustin/go-humanize, ParseBytes): a number with a point and with commas
 * anywhere, then a unit of thousands or, with an `i`, of 1024. Undefined where that gives an error.
 */
export function parseSize(text: string): number | undefined {
  const [written = ''] = /^[\d.,]*/.exec(text) ?? []
  const unit = text.slice(written.length).trim().toLowerCase()
  const number = written.replaceAll(',', '')
  const [, prefix = '', binary, bytes] = /^(?:([kmgtpe])(i?))?(b?)$/.exec(unit) ?? []
  if (!/^(?:\d+(?:\.\d*)?|\.\d+)$/.test(number) || bytes === undefined) return undefined
  const size = Number(number) * (binary ? 1024 : 1000) ** prefixes.indexOf(prefix)
  return size >= 2 ** 64 ? undefined : Math.trunc(size)
}

const help = 'write a number and a unit, such as "100MB" or "1GiB"'

const size: ValueCheck = function* ({ pointer, at, data }) {
  if (parseSize(asText(data)) !== undefined) return
  yield { pointer, at: { at }, message: `${shown(data)} is no size: Nomad does not start.`, help }
}

const boundedSize: ValueCheck = function* (written, agent) {
  yield* size(written, agent)
  const { pointer, at, data } = written
  if ((parseSize(asText(data)) ?? 0) < 2 ** 63) return
  yield {
    pointer,
    at: { at },
    message: `${shown(data)} is too large: Nomad does not start.`,
    help: 'write less than 9.2EB, or 0 for no limit',
  }
}

/** command/agent/agent.go, convertServerConfig. */
export const sizesAtStart: ValueChecks = { '/server/job_max_source_size': size }

/** nomad/structs/config/artifact.go, Validate. */
export const sizes: ValueChecks = {
  '/client/artifact/http_max_size': boundedSize,
  '/client/artifact/decompression_size_limit': boundedSize,
}
