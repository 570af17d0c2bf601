import { spanWithin } from '../../text/span-within.ts'
import type { ValueCheck, ValueChecks } from './check.ts'
import { asText, shown } from './problem.ts'

/**
 * A list of processor cores: until 1.7 Nomad refused what it could not read (lib/cpuset/cpuset.go, Parse); since,
 * it skips it without a word (client/lib/idset/idset.go, Parse).
 */
const cores: ValueCheck = function* ({ pointer, at, data }) {
  const list = asText(data)
  let index = 0
  for (const part of list.split(',')) {
    const text = part.trim()
    if (!/^\d+(?:-\d+)?$/.test(text)) {
      yield {
        pointer,
        at: text === '' ? { at } : spanWithin(at, list, index + part.indexOf(text), text.length),
        message: `${shown(text === '' ? list : text)} is no list of cores: Nomad does not start.`,
        help: 'write cores and ranges, separated by commas: "0,2-7"; since 1.7.0 Nomad skips everything else',
        until: ['1.7.0'],
      }
      return
    }
    index += part.length + 1
  }
}

export const coreLists: ValueChecks = {
  '/client/reservable_cores': cores,
  '/client/reserved/cores': cores,
}
